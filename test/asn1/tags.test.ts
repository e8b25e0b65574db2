import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contextConstructed, contextPrimitive, Tag, tagName } from '../../src/asn1/tags.ts';

const tags = suite('tags');

tags('context tags equal the octet on the wire up to 30 and carry the number above', () => {
  assert.is(contextPrimitive(0), 0x80);
  assert.is(contextPrimitive(30), 0x9e);
  assert.is(contextPrimitive(31), 0x9f + 31 * 256);
  assert.is(contextConstructed(3), 0xa3);
  assert.is(contextConstructed(30), 0xbe);
  assert.is(contextConstructed(31), 0xbf + 31 * 256);
  assert.is(contextConstructed(701), 0xbf + 701 * 256);
});

tags('every universal type has the name X.680 gives it', () => {
  const names = Object.values(Tag).map(tagName);
  assert.is(new Set(names).size, names.length);
  for (const name of names) assert.not.match(name, /UNIVERSAL|undefined/);
  assert.is(tagName(Tag.objectIdentifier), 'OBJECT IDENTIFIER');
});

tags('other tags are named by class and number', () => {
  assert.is(tagName(0x80), '[0]');
  assert.is(tagName(0xa3), '[3]');
  assert.is(tagName(contextPrimitive(31)), '[31]');
  assert.is(tagName(contextConstructed(701)), '[701]');
  assert.is(tagName(0x41), '[APPLICATION 1]');
  assert.is(tagName(0xc2), '[PRIVATE 2]');
  assert.is(tagName(0x00), '[UNIVERSAL 0]');
});

tags.run();
