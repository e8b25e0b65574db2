import { verifyOnce } from './verify-once.ts';

verifyOnce((root) => [root]);
