import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem, type PemDocument, parsePem } from '../../src/asn1/pem.ts';
import { hex } from '../support/hex.ts';

const first = '-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n';
const second = '-----BEGIN X509 CRL-----\nBQA=\n-----END X509 CRL-----\n';

/** Blocks as `label@line hex`. */
function blocksOf(document: PemDocument): string {
  return document.blocks.map(({ label, line, bytes }) => `${label}@${line} ${hex(bytes)}`).join('; ');
}

/** Problems as `label@line expected`. */
function problemsOf(document: PemDocument): string {
  assert.is(document.problems.length, document.problemCount);
  return document.problems.map(({ label, line, expected }) => `${label}@${line} ${expected}`).join('; ');
}

function accepts(text: string, blocks: string): void {
  for (const input of [text, new Uint8Array(Buffer.from(text, 'utf8'))]) {
    const document = parsePem(input);
    assert.is(problemsOf(document), '');
    assert.is(blocksOf(document), blocks);
  }
}

function reports(text: string, problems: string, blocks = ''): void {
  for (const input of [text, new Uint8Array(Buffer.from(text, 'utf8'))]) {
    const document = parsePem(input);
    assert.is(problemsOf(document), problems);
    assert.is(blocksOf(document), blocks);
  }
}

const one = 'CERTIFICATE@1 3003020105';
const pem = suite('PEM');

pem('reads one block, several, and none', () => {
  accepts(first, one);
  accepts(first + second, `${one}; X509 CRL@4 0500`);
  accepts('', '');
  accepts('nothing of the kind\n-----\n', '');
});

pem('text around the blocks is passed over', () => {
  const text = `Bag Attributes\n    friendlyName: x -- y\nsubject=CN = Grüße\n${first}\nissuer ----- more\n${second}end`;
  accepts(text, 'CERTIFICATE@4 3003020105; X509 CRL@9 0500');
});

pem('any line end, and lines counted by it', () => {
  for (const lineEnd of ['\r\n', '\r', '\n']) {
    accepts(`text\n${first}${second}`.replaceAll('\n', lineEnd), 'CERTIFICATE@2 3003020105; X509 CRL@5 0500');
  }
});

pem('blanks, indentation, empty lines, any line length', () => {
  accepts(' \t\v\f -----BEGIN CERTIFICATE----- \t\n\n  MAM \n\tC\n AQ U\v\f=\n \n   -----END CERTIFICATE-----  ', one);
  accepts(first.trimEnd(), one);
});

pem('a byte order mark, in the middle too', () => {
  accepts(`\ufeff${first}\ufeff${second}`, `${one}; X509 CRL@4 0500`);
});

pem('no line ends at all', () => {
  accepts(first.replaceAll('\n', ''), one);
  accepts((first + second).replaceAll('\n', ''), `${one}; X509 CRL@1 0500`);
});

pem('every label is told', () => {
  for (const label of [
    'TRUSTED CERTIFICATE',
    'X509 CERTIFICATE',
    'PRIVATE KEY',
    'A',
    'a-b_c',
    '!~',
    'A'.repeat(64),
    'CERTIFICATE REQUEST',
  ]) {
    accepts(encodePem(label, Uint8Array.of(5, 0)), `${label}@1 0500`);
  }
});

pem('names the bad line and reads on', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nMAMC\nAQ?U\nMAMC\n-----END CERTIFICATE-----\n';
  reports(broken + second, 'CERTIFICATE@3 base64', 'X509 CRL@6 0500');
  reports(broken.replaceAll('\n', '\r\n') + first, 'CERTIFICATE@3 base64', 'CERTIFICATE@6 3003020105');
  reports(first.replace('MAMC', 'MÄMC'), 'CERTIFICATE@2 base64');
  reports(first.replace('MAMC', '\\nMAMC'), 'CERTIFICATE@2 base64');
});

pem('names the last line where base64 breaks off', () => {
  reports(first.replace('AQU=', 'AQU\n'), 'CERTIFICATE@2 base64 in groups of four');
  reports(first.replace('AQU=', 'AQV='), 'CERTIFICATE@2 unused bits of zero');
  reports(first.replace('AQU=', 'AQU=\n='), 'CERTIFICATE@3 nothing behind the last group');
  reports(first.replace('AQU=', 'AQU=\nMAMC'), 'CERTIFICATE@3 nothing behind the last group');
});

pem('a problem is data with everything in it', () => {
  const [problem] = parsePem(`# ä\n${first.replace('AQU', 'A*U')}`).problems;
  assert.equal(JSON.parse(JSON.stringify(problem)), {
    line: 3,
    offset: 37,
    label: 'CERTIFICATE',
    expected: 'base64',
    message: 'PEM "CERTIFICATE": expected base64 at line 3',
  });
});

pem('an empty block is a problem', () => {
  reports('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n', 'CERTIFICATE@1 base64');
  reports('-----BEGIN CERTIFICATE----------END CERTIFICATE-----\n', 'CERTIFICATE@1 base64');
});

pem('header lines of an encrypted key of old', () => {
  const label = 'RSA PRIVATE KEY';
  const headers = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n';
  const text = `-----BEGIN ${label}-----\n${headers}MAMCAQU=\n-----END ${label}-----\n`;
  reports(text + first, `${label}@2 base64 without header lines, as RFC 7468 has it`, 'CERTIFICATE@7 3003020105');
});

pem('a missing END takes no other block with it', () => {
  const open = '-----BEGIN CERTIFICATE-----\nMAMCAQU=\n';
  reports(open + first, 'CERTIFICATE@3 -----END CERTIFICATE-----', 'CERTIFICATE@3 3003020105');
  reports(open, 'CERTIFICATE@3 -----END CERTIFICATE-----');
  reports('-----BEGIN CERTIFICATE-----', 'CERTIFICATE@1 -----END CERTIFICATE-----');
});

pem('END of another label', () => {
  const text = first.replace('END CERTIFICATE', 'END X509 CRL');
  reports(text + second, 'CERTIFICATE@3 -----END CERTIFICATE-----', 'X509 CRL@4 0500');
  reports(first.replace('END CERTIFICATE', 'END '), 'CERTIFICATE@3 -----END CERTIFICATE-----');
});

pem('END without BEGIN, at the start of a line', () => {
  reports(`MAMC\n-----END CERTIFICATE-----\n${first}`, 'CERTIFICATE@2 a BEGIN before END', 'CERTIFICATE@3 3003020105');
  accepts(`see -----END CERTIFICATE-----\n${first}`, 'CERTIFICATE@2 3003020105');
});

pem('labels that RFC 7468 does not allow', () => {
  const expected = 'a label and five dashes behind BEGIN';
  for (const label of ['', ' A', 'A ', 'A  B', '-A', 'A--B', 'A\tB', 'A\nB', 'Ä', 'A'.repeat(65), 'A----']) {
    const { blocks, problems } = parsePem(`-----BEGIN ${label}-----\nBQA=\n`);
    assert.is(blocks.length, 0);
    assert.is(problems.length, 1, label);
    const wanted = label === 'A----' ? '-----END A-----' : expected;
    assert.is(problems[0]?.expected, wanted, label);
    if (label !== 'A----') assert.throws(() => encodePem(label, Uint8Array.of(5, 0)), isTypeError);
  }
  assert.throws(() => encodePem('A-----B', Uint8Array.of(5, 0)), isTypeError);
});

pem('a block whose BEGIN is commented out stays out', () => {
  const expected = 'CERTIFICATE@1 BEGIN at the start of its line';
  reports(`# ${first.replaceAll('\n', '\n# ')}`, expected);
  reports(`#${first}`, `${expected}; CERTIFICATE@3 a BEGIN before END`);
  reports(`#${first.replaceAll('\n', '')}${first}`, `${expected}; ${expected}; CERTIFICATE@3 a BEGIN before END`);
  reports(`-${first}`, `${expected}; CERTIFICATE@3 a BEGIN before END`);
});

pem('dashes that two boundaries share', () => {
  reports('-----BEGIN A-----END A-----', 'A@1 base64');
  reports(
    '-----BEGIN A-----BEGIN B-----BQA=-----END B-----',
    'A@1 -----END A-----; B@1 BEGIN at the start of its line',
  );
  const joined = (first + second).replaceAll('\n', '').replace('----------', '-----');
  reports(joined, 'X509 CRL@1 BEGIN at the start of its line', one);
});

pem('keeps a hundred problems and the count of all', () => {
  const document = parsePem('-----BEGIN -----\n'.repeat(250));
  assert.is(document.problems.length, 100);
  assert.is(document.problemCount, 250);
  assert.is(document.problems[99]?.line, 100);
});

pem('bytes and their labels come back', () => {
  const labels = fc.constantFrom('CERTIFICATE', 'X509 CRL', 'PUBLIC KEY');
  const block = fc.tuple(labels, fc.uint8Array({ minLength: 1, maxLength: 120 }));
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), fc.constantFrom('', 'text\n', '\n'), (list, between) => {
      const document = parsePem(list.map(([label, bytes]) => between + encodePem(label, bytes)).join(''));
      assert.is(problemsOf(document), '');
      const labelled = document.blocks.map(({ label, bytes }) => `${label} ${hex(bytes)}`);
      assert.equal(
        labelled,
        list.map(([label, bytes]) => `${label} ${hex(bytes)}`),
      );
    }),
  );
});

pem('the writer breaks lines after 64 characters', () => {
  const lines = encodePem('CERTIFICATE', new Uint8Array(100)).split('\n');
  assert.equal(
    lines.map((line) => line.length),
    [27, 64, 64, 8, 25, 0],
  );
  assert.is(encodePem('CERTIFICATE', new Uint8Array(48)).split('\n').length, 4);
});

const pieces = fc.constantFrom(
  '-----',
  '-',
  'BEGIN ',
  '-----BEGIN ',
  '-----END ',
  'A',
  'B',
  'BQA=',
  ' ',
  '\n',
  '\r',
  ':',
  '#',
  '\ufeff',
);

pem('any text: each BEGIN is a block or a problem, and text and bytes agree', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
      const text = list.join('');
      const document = parsePem(text);
      const begins = text.split('-----BEGIN ').length - 1;
      assert.ok(document.blocks.length + document.problemCount >= begins);
      const fromBytes = parsePem(new Uint8Array(Buffer.from(text, 'utf8')));
      assert.is(blocksOf(fromBytes), blocksOf(document));
      assert.is(problemsOf(fromBytes), problemsOf(document));
    }),
    { numRuns: 3000 },
  );
});

const hostile: [what: string, unit: string][] = [
  ['dashes', '-'],
  ['blanks', ' '],
  ['BEGIN without a label', '-----BEGIN -----'],
  ['BEGIN without END', '-----BEGIN A-----'],
  ['BEGIN and blanks', '-----BEGIN A-----                '],
  ['END alone', '-----END A-----'],
  ['bad blocks in one line', '-----BEGIN A-----*-----END A-----'],
  ['colons', '-----BEGIN A-----:-----END A-----'],
];

for (const [what, unit] of hostile) {
  // Anything that takes quadratic time over them would not end in this life.
  pem(`two megabytes of ${what} are read to the end, and told of in a bounded list`, () => {
    const text = unit.repeat(Math.ceil(2 ** 21 / unit.length));
    const { blocks, problems } = parsePem(new Uint8Array(Buffer.from(text, 'latin1')));
    assert.is(blocks.length, 0);
    assert.ok(problems.length <= 1000, `${problems.length} problems`);
    const [few] = [parsePem(unit)];
    assert.is(problems.length > 0, few.problems.length > 0, 'a single one is as good or bad');
  });
}

function isTypeError(error: unknown): boolean {
  return error instanceof TypeError;
}

pem.run();
