/** The one door through which the command line reaches the engine. */
export { createStore, type VerifyOptions, verify } from '../index.ts';
