/** A fault of structure that leaves the certificate readable; a profile decides what it is worth. */
export type StructuralFault =
  /** A version other than 1, 2 and 3 (RFC 5280 §4.1.2.1). */
  | { readonly kind: 'version-unknown'; readonly version: number }
  /** A field that the certificate's version does not have (RFC 5280 §4.1.2.8 and §4.1.2.9). */
  | { readonly kind: 'field-of-later-version'; readonly field: 'uniqueIdentifier' | 'extensions' }
  /** A second extension of one OID (RFC 5280 §4.2): getters answer the first. */
  | { readonly kind: 'extension-duplicate'; readonly oid: string }
  /** The signed algorithm and the one beside the signature differ (RFC 5280 §4.1.1.2). */
  | { readonly kind: 'algorithm-inconsistent' }
  /** A DEFAULT value that DER forbids to encode (X.690 §11.5). */
  | { readonly kind: 'default-encoded'; readonly field: string };
