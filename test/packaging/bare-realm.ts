import { type Context, createContext, runInContext } from 'node:vm';

/**
 * A realm with the language and nothing else: no process, Buffer, console, crypto or TextDecoder.
 *
 * @param lacks what its library does not have either, as `Array.prototype.at`.
 */
export function createBareRealm(lacks: readonly string[] = []): Context {
  const realm = createContext({});
  for (const path of ['console', ...lacks]) runInContext(`delete globalThis.${path}`, realm);
  return realm;
}

/** The names on the global object. */
export function globalNames(realm: Context): string[] {
  return JSON.parse(String(runInContext('JSON.stringify(Object.getOwnPropertyNames(globalThis).sort())', realm)));
}

/** Freezes what the language brings, and makes an error of reading the clock or asking for chance. */
export function freezeRealm(realm: Context): void {
  runInContext(
    `'use strict';
    {
      const forbid = (name) => () => { throw new Error(name + ' while loading'); };
      Date.now = forbid('Date.now');
      Math.random = forbid('Math.random');
      for (const name of Object.getOwnPropertyNames(globalThis)) {
        const value = globalThis[name];
        if (Object(value) !== value || value === globalThis) continue;
        if (typeof value === 'function' && value.prototype !== undefined) Object.freeze(value.prototype);
        Object.freeze(value);
      }
    }`,
    realm,
  );
}
