/** What a certificate does in a path. The same certificate is a node of its own in each role. */
export type Role = 'leaf' | 'intermediate' | 'anchor';
