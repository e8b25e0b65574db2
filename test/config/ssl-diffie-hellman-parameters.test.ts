import { getDiffieHellman } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hexOf } from '../../src/asn1/bytes.ts';
import { encodeInteger, encodeNull, encodeSequence } from '../../src/asn1/der-writer.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { EncodingFormat } from '../../src/config/enumerations.ts';
import { isProbablePrime, isSafePrime } from '../../src/config/primality.ts';
import {
  SslDiffieHellmanParametersError as Fault,
  SslDiffieHellmanParameters as Parameters,
} from '../../src/config/ssl-diffie-hellman-parameters.ts';

const test = suite('SslDiffieHellmanParameters');

function primeOf(group: string): bigint {
  return BigInt(`0x${getDiffieHellman(group).getPrime('hex')}`);
}

function fromNumbers(...numbers: readonly (bigint | number)[]): Parameters {
  return Parameters.fromEncoded(encodeSequence(...numbers.map(encodeInteger)), EncodingFormat.Der);
}

test('the default is the 2048-bit group of RFC 3526, in PEM and in DER', () => {
  const standard = Parameters.defaultParameters();
  assert.ok(standard.equals(fromNumbers(primeOf('modp14'), 2)));
  const pem = encodePem('DH PARAMETERS', standard.toDer());
  const read = Parameters.fromEncoded(`text before\n${pem}`);
  assert.ok(read.equals(standard));
  assert.is(read.error(), Fault.NoError);
  assert.is(hexOf(read.toDer()), hexOf(standard.toDer()));
  assert.not(standard.equals(new Parameters()));
});

test('every group of RFC 3526 from 1536 bits on is safe', () => {
  for (const group of ['modp5', 'modp14', 'modp15', 'modp16', 'modp17', 'modp18']) {
    assert.ok(fromNumbers(primeOf(group), 2).isValid(), group);
  }
});

test('what cannot be read is invalid input', () => {
  const der = Parameters.defaultParameters().toDer();
  const inputs: readonly (readonly [Uint8Array | string, 0 | 1])[] = [
    ['', EncodingFormat.Pem],
    ['garbage', EncodingFormat.Pem],
    [der, EncodingFormat.Pem],
    [encodePem('DH PARAMETERS', der), EncodingFormat.Der],
    [encodePem('CERTIFICATE', der), EncodingFormat.Pem],
    [der.subarray(1), EncodingFormat.Der],
    [encodeSequence(encodeInteger(23)), EncodingFormat.Der],
    [encodeSequence(encodeInteger(23), encodeInteger(-2)), EncodingFormat.Der],
    [encodeSequence(encodeInteger(23), encodeInteger(2), encodeNull()), EncodingFormat.Der],
    [new Uint8Array(70_000), EncodingFormat.Der],
  ];
  for (const [data, format] of inputs) {
    const read = Parameters.fromEncoded(data, format);
    assert.is(read.error(), Fault.InvalidInputDataError);
    assert.not(read.isEmpty());
    assert.is(read.toDer().length, 0);
  }
  assert.ok(fromNumbers(primeOf('modp14'), 2, 224).isValid(), 'privateValueLength may be there');
});

test('a modulus that is too short, too long to test, even, composite or no safe prime is unsafe', () => {
  const safe = primeOf('modp5');
  const rows: Record<string, bigint> = {
    short: primeOf('modp1'),
    even: safe + 1n,
    composite: safe + 2n,
    'a prime that is not safe': 2n ** 1279n - 1n,
    'of more than 4096 bits and unknown': primeOf('modp18') - 2n,
  };
  for (const [name, prime] of Object.entries(rows)) {
    assert.is(fromNumbers(prime, 2).error(), Fault.UnsafeParametersError, name);
  }
});

test('the generator is neither 1 nor p - 1, nor beyond', () => {
  const prime = primeOf('modp14');
  for (const generator of [1n, prime - 1n, prime, prime * prime]) {
    assert.is(fromNumbers(prime, generator).error(), Fault.UnsafeParametersError);
  }
  for (const generator of [2n, 5n, prime - 2n]) assert.ok(fromNumbers(prime, generator).isValid());
});

test('what is given out or taken in can be changed without effect', () => {
  const der = Parameters.defaultParameters().toDer();
  const read = Parameters.fromEncoded(der, EncodingFormat.Der);
  der.fill(0);
  read.toDer().fill(0);
  assert.ok(read.equals(Parameters.defaultParameters()));
});

function isPrime(n: number): boolean {
  if (n % 2 === 0) return n === 2;
  for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
  return true;
}

test('the primality test agrees with trial division, strong pseudoprimes included', () => {
  for (let n = 3; n < 60_000; n += 2) assert.is(isProbablePrime(BigInt(n)), isPrime(n), `${n}`);
  // Strong pseudoprimes to base 2, to the first bases, squares among them, and Lucas pseudoprimes.
  for (const n of [2047n, 3215031751n, 3825123056546413051n, 5459n, 58519n, 1373653n, 1093n ** 2n, 3511n ** 2n])
    assert.not(isProbablePrime(n));
  assert.ok(isProbablePrime(2n ** 521n - 1n));
  assert.not(isProbablePrime((2n ** 61n - 1n) ** 2n));
});

test('safe primes are found for what they are, by trial division', () => {
  for (let n = 5; n < 60_000; n++) {
    const isSafe = n % 2 === 1 && isPrime(n) && isPrime((n - 1) / 2);
    assert.is(isSafePrime(BigInt(n)), isSafe, `${n}`);
  }
});

test.run();
