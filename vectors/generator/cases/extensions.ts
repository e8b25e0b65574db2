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
  ];
}
