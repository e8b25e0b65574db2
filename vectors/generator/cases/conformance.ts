import type { VectorCase } from '../case.ts';
import { authorityKeyIdentifier, basicConstraints, nameConstraints } from '../extensions.ts';
import { ecKey } from '../keys.ts';
import { accepted, type OrdinaryChanges, ordinary } from './ordinary.ts';

/** How RFC 5280 §4 wants certificates made: asked for or not, it is the same certificate. */
export function conformanceCases(): VectorCase[] {
  return [
    ...pair(
      'authority-key-identifier-missing',
      'The leaf does not say which key of its issuer signed it.',
      'RFC 5280 §4.2.1.1',
      { leaf: { keyIdentifiers: false } },
    ),
    ...pair(
      'authority-key-identifier-critical',
      'authorityKeyIdentifier of the leaf is critical.',
      'RFC 5280 §4.2.1.1',
      {
        leaf: {
          keyIdentifiers: false,
          moreExtensions: [{ ...authorityKeyIdentifier(ecKey('Intermediate').spki), critical: true }],
        },
      },
    ),
    ...pair(
      'basic-constraints-not-critical',
      'basicConstraints of the intermediate is not critical.',
      'RFC 5280 §4.2.1.9',
      {
        intermediate: { cA: null, moreExtensions: [basicConstraints(true, undefined, false)] },
      },
    ),
    ...pair(
      'name-constraints-not-critical',
      'nameConstraints of the intermediate is not critical.',
      'RFC 5280 §4.2.1.10',
      {
        intermediate: { moreExtensions: [nameConstraints({ permitted: ['dns:example.com'] }, false)] },
      },
    ),
    ...pair('name-with-an-underscore', 'The leaf is for _service.example.com.', 'RFC 5280 §4.2.1.6', {
      leaf: { names: ['dns:_service.example.com'] },
    }),
  ];
}

/** The same certificates, tolerated and refused. */
function pair(name: string, what: string, clause: string, changes: OrdinaryChanges): VectorCase[] {
  return [
    {
      name: `${name}-tolerated`,
      what,
      why: 'The section binds CAs; path validation does not look at it, and real chains break it.',
      clause: `${clause}, §6.1`,
      ...accepted(changes),
      profile: 'rfc5280',
    },
    {
      name,
      what: `${what} The question asks for certificates made as RFC 5280 §4 says.`,
      why: 'Who runs the CA, or knows that it conforms, can insist.',
      clause,
      ...ordinary(changes),
      profile: 'rfc5280',
      options: { certificateConformance: ['rfc5280'] },
    },
  ];
}
