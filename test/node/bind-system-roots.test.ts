import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SslConfiguration } from '../../src/config.ts';
import { withSystemRoots } from '../../src/node/bind-system-roots.ts';
import { systemStore } from '../../src/node.ts';

const test = suite('the machine’s roots in SslConfiguration');

test('are those of systemStore, read at need', () => {
  const value = {};
  assert.is(withSystemRoots(value), value);
  const store = systemStore();
  assert.is(SslConfiguration.systemCaCertificates().length, store.size);
  const configuration = SslConfiguration.defaultConfiguration();
  assert.ok(configuration.usesSystemRoots());
  assert.equal(configuration.caCertificates(), []);
  assert.ok(configuration.caStore().size >= store.size);
});

test.run();
