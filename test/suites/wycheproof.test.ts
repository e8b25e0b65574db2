import { suite } from 'uvu';
import { combine } from '../../src/crypto/combine.ts';
import { createPortableProvider } from '../../src/portable.ts';
import { createRareProvider } from '../../src/rare.ts';
import { registerWycheproof } from '../support/wycheproof-suite.ts';

const wycheproof = suite('Wycheproof with the portable provider and the rare one');

/** Nothing is left out: every file is of an algorithm that a profile of X.509 has. */
await registerWycheproof(wycheproof, combine(createPortableProvider(), createRareProvider()), {
  unsupported: [],
  unsupportedTests: 0,
});

wycheproof.run();
