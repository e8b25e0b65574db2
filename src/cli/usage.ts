/** A mistake in the arguments, in words for who made it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usageText = `certpath verifies certificate chains.

  certpath verify [OPTION]… FILE…     one verdict for each FILE
  certpath inspect [--json] FILE…     what the certificates say
  certpath connect [OPTION]… HOST[:PORT]
                                      the chain of a live TLS server, port 443 unless given, and a verdict about it
  certpath help | version

FILE is PEM or DER; - is standard input. For verify, each FILE is one peer: its first certificate is the leaf, the
rest join the pool.

Who the peer must be (each may be given again; all must match):
  --host NAME             a DNS name                                    default: not checked
  --ip ADDRESS            an IPv4 or IPv6 address
  --email ADDRESS         a mailbox
What is trusted, and what may stand between:
  --roots mozilla|system|FILE
                          the TLS roots of Mozilla's program, which come with certpath; what this system trusts;
                          or a PEM or DER file, or a folder             default: mozilla
  --pool FILE             more certificates to build with; may be given again
  --partial-chain         every certificate of --roots is an anchor, even of a leaf that stands there itself;
                          without it, those that are not self-issued join the pool
How it is judged:
  --purpose NAME|OID      serverAuth, clientAuth, codeSigning, emailProtection, timeStamping, OCSPSigning,
                          an OID, or any                                default: serverAuth
  --profile NAME          rfc5280, or webpki (what public TLS demands)   default: rfc5280
  --time TIME             ISO 8601 (UTC unless it says otherwise) or seconds since 1970   default: now
  --no-check-time         validity periods do not count
  --depth N               at most N intermediates, those that are self-issued not counted; 0: none
                                                                        default: no limit
  --crl FILE              CRLs, PEM or DER; may be given again          default: none
  --ocsp FILE             an OCSP response, DER; may be given again     default: none
  --revocation soft|hard|off
                          soft refuses what is known to be revoked, hard whatever is not known to be good
                                                                        default: soft with --crl or --ocsp, else off
  --policy OID            a certificate policy that will do; may be given again, and one of them must be valid
                                                                        default: policies do not matter
  --ct-logs FILE          a list of Certificate Transparency logs, in the JSON of Chrome or Apple: the leaf must have
                          SCTs of them, its own or of --ocsp            default: SCTs do not matter
  --ct-policy chrome|apple
                          how many of them, and of whom                 default: chrome
Output:
  --explain               the verdict in words: with --json, as a member beside the others (text has it anyway)
  --json                  one JSON object on standard output

Of connect, beside --roots, --time and --explain:
  --mode none|query|verify|auto
                          none shows the chain; query also judges it, and exits with 0 whatever comes of it; verify,
                          which auto is for a client, exits with 1 where it is refused
                                                                        default: auto
  --depth N               at most N intermediates, all counted; 0: no limit   default: 0
  --servername NAME       the name to ask for, and to find in the certificate   default: HOST
  --save FILE             the chain as it was sent, as PEM

Exit status: 0 all accepted, 1 any refused, 2 wrong usage or unreadable input (which outranks 1).
`;
