/** `npm run bench -- [group…] [--json]`: measures, and prints tables or JSON. Without a group, all of them. */
import { benchChain } from './groups/chain.ts';
import { benchCrypto } from './groups/crypto.ts';
import { benchHostile } from './groups/hostile.ts';
import { benchParse } from './groups/parse.ts';
import { benchRevocation } from './groups/revocation.ts';
import { benchSize } from './groups/size.ts';
import { benchStart } from './groups/start.ts';
import { benchStore } from './groups/store.ts';
import { describeMachine, machineToText } from './machine.ts';
import { type Table, tableToText } from './table.ts';

const groups: ReadonlyMap<string, () => Promise<Table[]>> = new Map([
  ['parse', benchParse],
  ['chain', benchChain],
  ['crypto', benchCrypto],
  ['hostile', benchHostile],
  ['revocation', benchRevocation],
  ['store', benchStore],
  ['start', benchStart],
  ['size', benchSize],
]);

const words = process.argv.slice(2);
const isJson = words.includes('--json');
const named = words.filter((word) => word !== '--json');
const unknown = named.find((name) => !groups.has(name));

if (unknown !== undefined) {
  console.error(`no group ${unknown}: there are ${[...groups.keys()].join(', ')}`);
  process.exitCode = 2;
} else {
  const tables: Table[] = [];
  for (const [name, bench] of groups) {
    if (named.length > 0 && !named.includes(name)) continue;
    const made = await bench();
    tables.push(...made);
    if (!isJson) for (const table of made) console.log(`${tableToText(table)}\n`);
  }
  const machine = describeMachine();
  console.log(isJson ? JSON.stringify({ machine, tables }, undefined, 2) : machineToText(machine));
}
