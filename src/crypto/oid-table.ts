/** OIDs that share all arcs but the last, by the content octet of that last arc; every arc here fits one octet. */
export interface OidFamily<Value> {
  readonly prefix: readonly number[];
  readonly members: Readonly<Record<number, Value>>;
}

/** What stands in `families` for the content octets `oid`: found by comparing bytes, without building a string. */
export function findByOid<Value>(families: readonly OidFamily<Value>[], oid: Uint8Array): Value | undefined {
  for (const family of families)
    if (hasPrefix(oid, family.prefix)) return family.members[oid[oid.length - 1] as number];
  return undefined;
}

/** Content octets of the OID under which `value` stands in `families`, or undefined where it stands in none. */
export function oidOf<Value>(families: readonly OidFamily<Value>[], value: Value): Uint8Array | undefined {
  for (const { prefix, members } of families) {
    const last = Object.keys(members).find((arc) => members[Number(arc)] === value);
    if (last !== undefined) return Uint8Array.from([...prefix, Number(last)]);
  }
  return undefined;
}

function hasPrefix(oid: Uint8Array, prefix: readonly number[]): boolean {
  if (oid.length !== prefix.length + 1) return false;
  for (let i = 0; i < prefix.length; i++) if (oid[i] !== prefix[i]) return false;
  return true;
}
