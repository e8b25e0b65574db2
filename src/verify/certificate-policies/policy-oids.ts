/** RFC 5280 §4.2.1.4: stands for every policy. */
export const anyPolicy = '2.5.29.32.0';

/** The qualifiers that RFC 5280 §4.2.1.4 defines: a pointer to a certification practice statement, and a user notice. */
export const cpsPointer = '1.3.6.1.5.5.7.2.1';
export const userNotice = '1.3.6.1.5.5.7.2.2';
