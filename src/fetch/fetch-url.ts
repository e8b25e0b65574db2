import { type FetchFault, fault } from './fetch-fault.ts';

/** Longer ones are refused: no certificate needs them. */
const maximumUrlLength = 2048;

/**
 * A URL as it is asked for, in its normal form and without a fragment.
 *
 * @param base against which a redirect's target is resolved.
 */
export function checkUrl(text: string, base?: string): string | FetchFault {
  if (text.length > maximumUrlLength) return fault('refused-url', `more than ${maximumUrlLength} characters`);
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return fault('refused-url', `${text}: no URL`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fault('refused-url', `${text}: not http or https`);
  if (url.username !== '' || url.password !== '') return fault('refused-url', `${url.host}: credentials in the URL`);
  url.hash = '';
  return url.href;
}
