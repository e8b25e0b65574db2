/** The one door through which the command line reaches the engine. */
export { createStore, type Verdict, type VerifyOptions, verify } from '../index.ts';
