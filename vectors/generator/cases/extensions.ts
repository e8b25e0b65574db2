import { encodeNull } from '../../../src/asn1/der-writer.ts';
import type { VectorCase } from '../case.ts';
import { extension, unknownOid } from '../extensions.ts';
import { accepted, ordinary } from './ordinary.ts';

export function extensionCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.2, §6.1.4 (o), §6.1.5 (f)';
  const critical = { moreExtensions: [extension(unknownOid, encodeNull(), true)] };
  const uncritical = { moreExtensions: [extension(unknownOid, encodeNull())] };
  return [
    {
      name: 'unknown-critical-in-the-leaf',
      what: 'The leaf has a critical extension that nobody knows.',
      why: 'Critical means: refuse what you do not understand.',
      clause,
      ...ordinary({ leaf: critical }),
    },
    {
      name: 'unknown-critical-in-the-intermediate',
      what: 'The intermediate has a critical extension that nobody knows.',
      why: 'It may restrict everything below.',
      clause,
      ...ordinary({ intermediate: critical }),
    },
    {
      name: 'unknown-critical-in-the-anchor',
      what: 'The root has a critical extension that nobody knows.',
      why: 'An anchor given as a certificate means what the certificate says.',
      clause: 'RFC 5937 §3.2',
      ...ordinary({ root: critical }),
    },
    {
      name: 'unknown-uncritical',
      what: 'Every certificate has an extension that nobody knows and that is not critical.',
      why: 'Extensions that are not critical are there to be passed over.',
      clause: 'RFC 5280 §4.2',
      ...accepted({ root: uncritical, intermediate: uncritical, leaf: uncritical }),
    },
    ...handledCases(),
    {
      name: 'precertificate',
      what: 'The leaf has the critical poison of Certificate Transparency.',
      why: 'It was made for logs and not for use: its issuer has not issued it yet.',
      clause: 'RFC 6962 §3.1',
      ...ordinary({ leaf: { moreExtensions: [extension('1.3.6.1.4.1.11129.2.4.3', encodeNull(), true)] } }),
    },
  ];
}

function handledCases(): VectorCase[] {
  const critical = { moreExtensions: [extension(unknownOid, encodeNull(), true)] };
  return [
    {
      name: 'marker-handled-by-the-caller',
      what: 'The leaf has a critical extension that nobody knows but the caller, who is content with it.',
      why: 'Attestation and app stores mark their certificates with OIDs of their own (MasterKale/SimpleWebAuthn#795).',
      clause: 'RFC 5280 §4.2, §6.1.5 (f)',
      ...accepted({ leaf: critical }),
      options: { extensions: { [unknownOid]: 'accept' } },
    },
    {
      name: 'marker-refused-by-the-caller',
      what: 'The leaf has an extension that nobody knows but the caller, who refuses it; it is not critical.',
      why: 'Who handles an extension judges it, whatever the critical flag says.',
      clause: 'RFC 5280 §4.2',
      ...ordinary({ leaf: { moreExtensions: [extension(unknownOid, encodeNull())] } }),
      options: { extensions: { [unknownOid]: 'refuse' } },
    },
  ];
}
