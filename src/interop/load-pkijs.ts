/** The module `pkijs`, version 4. */
export type Pkijs = typeof import('pkijs');

/** For every function that needs the module: it is loaded when first needed unless the caller hands it in. */
export interface PkijsOptions {
  readonly pkijs?: Pkijs | undefined;
}

/**
 * @throws TypeError where the packages are not installed.
 */
export async function loadPkijs({ pkijs }: PkijsOptions): Promise<Pkijs> {
  if (pkijs !== undefined) return pkijs;
  try {
    return await import('pkijs');
  } catch (cause) {
    throw new TypeError('certpath/pkijs needs the packages pkijs and asn1js: install both, or hand pkijs in', {
      cause,
    });
  }
}
