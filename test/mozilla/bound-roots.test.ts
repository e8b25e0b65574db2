import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bindSystemRoots, SslConfiguration } from '../../src/config.ts';
import { mozillaRoots, mozillaStore } from '../../src/mozilla.ts';

const test = suite('Mozilla’s roots in SslConfiguration');

test('keep their terms: purposes and distrust-after dates', () => {
  bindSystemRoots('system', mozillaRoots);
  const store = SslConfiguration.defaultConfiguration().caStore();
  const bound = store.anchors;
  const own = mozillaStore().anchors;
  assert.is(bound.length, own.length);
  for (const [i, anchor] of own.entries()) {
    assert.equal(bound[i]?.purposes, anchor.purposes);
    assert.is(bound[i]?.distrustAfter, anchor.distrustAfter);
    assert.is(bound[i]?.label, anchor.label);
    assert.ok(bound[i]?.mayBeLeaf);
  }
  assert.is(SslConfiguration.systemCaCertificates().length, own.length);
  bindSystemRoots('system', undefined);
});

test.run();
