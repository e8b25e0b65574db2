interface Traces {
  readonly HermesInternal?: { getRuntimeProperties(): Readonly<Record<string, string>> };
  readonly Deno?: { readonly version: { readonly deno: string } };
  readonly Bun?: { readonly version: string };
  readonly navigator?: { readonly userAgent?: string };
  readonly document?: unknown;
  readonly process?: { readonly versions?: { readonly node?: string } };
}

/** The runtime that this is evaluated by and its version, from what that runtime alone has: `deno 2.9.6`. */
export function whereAmI(): string {
  const traces = globalThis as Traces;
  const agent = traces.navigator?.userAgent ?? '';
  if (traces.HermesInternal) return `hermes ${hermesVersion(traces.HermesInternal.getRuntimeProperties())}`;
  if (traces.Deno) return `deno ${traces.Deno.version.deno}`;
  if (traces.Bun) return `bun ${traces.Bun.version}`;
  if (agent === 'Cloudflare-Workers') return 'workerd';
  if (traces.document) return `chromium ${/Chrome\/([\d.]+)/.exec(agent)?.[1] ?? 'none'}`;
  if (traces.process?.versions?.node) return `node ${traces.process.versions.node}`;
  return 'bare';
}

function hermesVersion(properties: Readonly<Record<string, string>>): string {
  return properties['OSS Release Version'] ?? 'unknown';
}
