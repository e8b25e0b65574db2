const smallPrimes: readonly bigint[] = [
  3n,
  5n,
  7n,
  11n,
  13n,
  17n,
  19n,
  23n,
  29n,
  31n,
  37n,
  41n,
  43n,
  47n,
  53n,
  59n,
  61n,
];

/**
 * Whether `p` and (p - 1) / 2 are both prime. Numbers of 4096 bits take a second at most, composites far less.
 *
 * That q = (p - 1) / 2 is prime is the Baillie–PSW test's answer: no composite is known that passes it, and unlike a
 * few Miller–Rabin rounds it has no bases that an attacker could prepare for. That p is prime then is proven: it has a
 * prime factor q > √p - 1 of p - 1, and Pocklington's criterion holds with base 2.
 */
export function isSafePrime(p: bigint): boolean {
  const q = p >> 1n;
  if (p < 7n || (p & 1n) === 0n || (q & 1n) === 0n) return p === 5n;
  if (hasSmallFactor(p) || hasSmallFactor(q)) return false;
  return power(2n, p - 1n, p) === 1n && isProbablePrime(q);
}

function hasSmallFactor(n: bigint): boolean {
  return smallPrimes.some((prime) => n !== prime && n % prime === 0n);
}

/** Baillie–PSW (FIPS 186-5 appendix B.3.1 allows it as one Miller–Rabin and one Lucas test); `n` odd, above 1. */
export function isProbablePrime(n: bigint): boolean {
  if (hasSmallFactor(n)) return false;
  if (!passesMillerRabin(n)) return false;
  const d = selfridgeDiscriminant(n);
  return d !== undefined && passesStrongLucas(n, d);
}

/** Base 2. */
function passesMillerRabin(n: bigint): boolean {
  const [twos, odd] = splitTwos(n - 1n);
  let x = power(2n, odd, n);
  if (x === 1n) return true;
  for (let i = 0; i < twos; i++) {
    if (x === n - 1n) return true;
    x = (x * x) % n;
  }
  return false;
}

/** Of 5, -7, 9, -11, … the first with Jacobi symbol -1; undefined for a composite. */
function selfridgeDiscriminant(n: bigint): bigint | undefined {
  // A square has no such discriminant, and any other number soon has one.
  if (isSquare(n)) return undefined;
  for (let size = 5n; ; size += 2n) {
    const d = (size & 2n) === 0n ? size : -size;
    const symbol = jacobi(d, n);
    if (symbol === -1) return d;
    if (symbol === 0 && size !== n) return undefined;
  }
}

/** The strong Lucas test with P = 1 and Q = (1 - d) / 4. */
function passesStrongLucas(n: bigint, d: bigint): boolean {
  const [twos, odd] = splitTwos(n + 1n);
  const q = (1n - d) / 4n;
  let u = 1n;
  let v = 1n;
  let qk = q;
  for (const bit of odd.toString(2).slice(1)) {
    u = (u * v) % n;
    v = (v * v - 2n * qk) % n;
    qk = (qk * qk) % n;
    if (bit === '0') continue;
    [u, v] = [half(u + v, n), half(d * u + v, n)];
    qk = (qk * q) % n;
  }
  if (u === 0n) return true;
  for (let i = 0; i < twos; i++) {
    if (v === 0n) return true;
    v = (v * v - 2n * qk) % n;
    qk = (qk * qk) % n;
  }
  return false;
}

/** Half of `value` modulo the odd `n`. */
function half(value: bigint, n: bigint): bigint {
  return ((value & 1n) === 0n ? value >> 1n : (value + n) >> 1n) % n;
}

/** The number of factors two, and the rest. */
function splitTwos(value: bigint): readonly [twos: number, odd: bigint] {
  let twos = 0;
  let odd = value;
  for (; (odd & 1n) === 0n; twos++) odd >>= 1n;
  return [twos, odd];
}

/** base ^ exponent mod modulus, four bits of the exponent at a time. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const table = [1n];
  for (let i = 1; i < 16; i++) table.push(((table[i - 1] as bigint) * base) % modulus);
  let result = 1n;
  for (const digit of exponent.toString(16)) {
    for (let i = 0; i < 4; i++) result = (result * result) % modulus;
    if (digit !== '0') result = (result * (table[Number.parseInt(digit, 16)] as bigint)) % modulus;
  }
  return result;
}

/** The Jacobi symbol (a / n), `n` odd and positive. */
function jacobi(a: bigint, n: bigint): -1 | 0 | 1 {
  let [top, bottom] = [((a % n) + n) % n, n];
  let isNegative = false;
  while (top !== 0n) {
    const [twos, odd] = splitTwos(top);
    const remainder = bottom & 7n;
    if (twos % 2 === 1 && (remainder === 3n || remainder === 5n)) isNegative = !isNegative;
    if ((odd & 3n) === 3n && (bottom & 3n) === 3n) isNegative = !isNegative;
    [top, bottom] = [bottom % odd, odd];
  }
  if (bottom !== 1n) return 0;
  return isNegative ? -1 : 1;
}

/** By Newton's method from above. */
function isSquare(n: bigint): boolean {
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root * root === n;
    root = next;
  }
}
