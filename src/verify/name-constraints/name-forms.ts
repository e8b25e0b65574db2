import type { GeneralNameType } from '../../x509/general-name.ts';
import { directoryNames } from './directory-names.ts';
import { dnsNames } from './dns-names.ts';
import { ipAddresses } from './ip-addresses.ts';
import { mailAddresses } from './mail-addresses.ts';
import type { NameForm } from './name-form.ts';
import { uris } from './uris.ts';

/**
 * The name forms whose constraints have a meaning. For the others RFC 5280 §4.2.1.10 gives none ("the application MUST
 * either process the constraint or reject the certificate").
 */
export function nameFormOf(type: GeneralNameType): NameForm<unknown> | undefined {
  switch (type) {
    case 'dNSName':
      return dnsNames;
    case 'rfc822Name':
      return mailAddresses;
    case 'uniformResourceIdentifier':
      return uris;
    case 'iPAddress':
      return ipAddresses;
    case 'directoryName':
      return directoryNames;
    default:
      return undefined;
  }
}
