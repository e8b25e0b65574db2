import { mozillaRoots } from '../../src/mozilla.ts';
import { verifyOnce } from './verify-once.ts';

verifyOnce((root) => [...mozillaRoots(), root]);
