import { fileURLToPath } from 'node:url';

/** Where this folder's packages are, as far as {@link installRuntimes} has put them there. */
export function installedPath(path: string): string {
  return fileURLToPath(new URL(`./node_modules/${path}`, import.meta.url));
}

/** A package of this folder, under a type that says what is used of it: the types of the root do not know it. */
export async function loadInstalled<Module>(name: string): Promise<Module> {
  return (await import(name)) as Module;
}
