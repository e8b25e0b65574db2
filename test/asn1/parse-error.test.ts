import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';

const errors = suite('ParseError');

errors('says what was expected, where, and keeps it through JSON', () => {
  const error = new ParseError('SEQUENCE', 'tbsCertificate.validity', 17);
  assert.is(error.message, 'tbsCertificate.validity: expected SEQUENCE at byte 17');
  assert.is(error.name, 'ParseError');
  assert.instance(error, Error);
  assert.equal(JSON.parse(JSON.stringify(error)), {
    expected: 'SEQUENCE',
    field: 'tbsCertificate.validity',
    offset: 17,
    message: error.message,
  });
});

errors.run();
