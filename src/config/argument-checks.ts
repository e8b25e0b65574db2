import { warn } from './platform.ts';

type ClassOf<Instance> = abstract new (...parameters: never[]) => Instance;

/** @throws TypeError for what is of another class: a mistake of the program. */
export function requireInstance<Instance>(value: Instance, of: ClassOf<Instance>): Instance {
  if (!(value instanceof of)) throw new TypeError(`${of.name} is due`);
  return value;
}

/** A copy of a list whose items are all of one class. */
export function copyInstances<Instance>(list: readonly Instance[], of: ClassOf<Instance>): Instance[] {
  return Array.from(list, (item) => requireInstance(item, of));
}

/** Whether a number is of an enumeration; warns where it is not. */
export function isMember(enumeration: Readonly<Record<string, number>>, value: number, what: string): boolean {
  if (Object.values(enumeration).includes(value)) return true;
  warn(`the ${what} ${String(value)} does not exist and is ignored`);
  return false;
}
