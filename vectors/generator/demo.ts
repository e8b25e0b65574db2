import { authority, ca } from './authority.ts';
import type { Issued } from './issue.ts';

const long = { notBefore: '2025-01-01', notAfter: '2045-01-01' } as const;

/**
 * A leaf whose pool holds three certificates of the same intermediate: a verifier that takes the first issuer it
 * finds fails, and the one good path is there. `deep` is a leaf below two intermediates.
 */
export function demo(): { chain: Issued[]; deep: Issued[]; roots: Issued[] } {
  const root = ca('Demo Root', { ...long, label: 'good root' });
  const unrelated = ca('Demo Unrelated Root', { ...long, label: 'unrelated root' });
  const absent = ca('Demo Absent Root', long);
  const name = 'Demo Intermediate';
  const good = root.issueCa(name, { ...long, label: 'good intermediate', pathLenConstraint: 0 });
  const expired = root.issueCa(name, { label: 'expired twin', notBefore: '2025-01-01', notAfter: '2025-07-01' });
  const deadEnd = authority(absent, name, { ...long, label: 'dead-end cross-sign' });
  const names = ['dns:demo.example.com', 'dns:www.demo.example.com'];
  const leaf = good.issueLeaf({ ...long, label: 'leaf', names });
  const upper = root.issueCa('Demo Upper Intermediate', long);
  const lower = upper.issueCa('Demo Lower Intermediate', long);
  const deep = [lower.issueLeaf({ ...long, label: 'deep leaf', names }), lower, upper];
  return { chain: [leaf, expired, deadEnd, good], deep, roots: [unrelated, root] };
}
