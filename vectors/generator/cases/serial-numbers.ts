import type { VectorCase } from '../case.ts';
import { accepted, ordinary } from './ordinary.ts';

/** RFC 5280 §4.1.2.2 binds CAs; relying parties "SHOULD be prepared to gracefully handle" what is not as it says. */
export function serialNumberCases(): VectorCase[] {
  const clause = 'RFC 5280 §4.1.2.2';
  const huge = { serial: new Uint8Array(200).fill(0x5a) };
  const negative = { serial: Uint8Array.of(0x80, 0, 0, 1) };
  const options = { certificateConformance: ['serial-number'] } as const;
  return [
    {
      name: 'serial-number-of-200-octets',
      what: 'The serial number of the leaf has 200 octets.',
      why: 'A number that no machine word holds is compared as octets and is no reason to stop.',
      clause,
      ...accepted({ leaf: huge }),
    },
    {
      name: 'serial-number-of-200-octets-refused',
      what: 'As serial-number-of-200-octets; the question asks for conforming serial numbers.',
      why: 'CAs have no more than 20 octets to use.',
      clause,
      ...ordinary({ leaf: huge }),
      options,
    },
    {
      name: 'negative-serial-number',
      what: 'The serial number of the leaf is negative.',
      why: 'Old CAs forgot the zero octet; a reader of numbers without sign takes it for another number.',
      clause,
      ...accepted({ leaf: negative }),
    },
    {
      name: 'negative-serial-number-refused',
      what: 'As negative-serial-number; the question asks for conforming serial numbers.',
      why: 'CAs have positive numbers to use.',
      clause,
      ...ordinary({ leaf: negative }),
      options,
    },
  ];
}
