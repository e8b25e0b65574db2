import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verify } from '../../src/index.ts';
import {
  acceptPoison,
  isPrecertificate,
  isPrecertificateSigner,
  precertificateOptions,
  precertificateSigning,
} from '../../src/transparency.ts';
import { ca, extension } from '../support/pki.ts';
import { outcomeOf } from '../support/verification.ts';
import { parseOk } from '../x509/build.ts';
import { judgedAt, poisonOid } from './test-log.ts';

const precertificates = suite('precertificates');

const root = ca('CT Root');
const signer = root.issueCa('Precertificate Signer', { extendedKeyUsage: [precertificateSigning] });
const nothing = Uint8Array.of(0x05, 0x00);
const poison = extension(poisonOid, nothing, true);
const precertificate = root.issueLeaf({ moreExtensions: [poison] }).der;
const signed = signer.issueLeaf({ moreExtensions: [poison] }).der;
const input = { pool: [signer.der], anchors: [root.der], time: judgedAt };

precertificates('are told by their poison, and their signers by the purpose', () => {
  assert.ok(isPrecertificate(parseOk(precertificate)));
  assert.not(isPrecertificate(parseOk(root.issueLeaf().der)));
  assert.ok(isPrecertificateSigner(parseOk(signer.der)));
  assert.not(isPrecertificateSigner(parseOk(root.der)));
  assert.not(isPrecertificateSigner(parseOk(root.issueLeaf().der)));
});

precertificates('are refused by a verification that knows nothing of them', () => {
  assert.is(outcomeOf(verify({ ...input, leaf: precertificate })), '0 critical-extension-unknown');
});

precertificates('pass with the options for log corpora, under a signing certificate too', () => {
  assert.is(outcomeOf(verify({ ...input, ...precertificateOptions, leaf: precertificate })), 'accepted');
  assert.is(outcomeOf(verify({ ...input, ...precertificateOptions, leaf: signed })), 'accepted');
  const { extensionHandlers } = precertificateOptions;
  assert.is(outcomeOf(verify({ ...input, extensionHandlers, leaf: signed })), '1 purpose-refused');
});

precertificates('must have the poison as RFC 6962 has it', () => {
  for (const bad of [
    extension(poisonOid, nothing),
    extension(poisonOid, new Uint8Array(), true),
    extension(poisonOid, Uint8Array.of(5, 1), true),
    extension(poisonOid, Uint8Array.of(5, 0, 0), true),
  ]) {
    assert.not(acceptPoison(bad));
    const leaf = root.issueLeaf({ moreExtensions: [bad] }).der;
    assert.is(outcomeOf(verify({ ...input, ...precertificateOptions, leaf })), '0 extension-refused');
  }
});

precertificates.run();
