import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { ProviderName } from '../inside/suite.ts';
import { loadInstalled } from '../installed.ts';
import type { Answer, Assignment, Host } from './host.ts';

interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
}

interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** The part of playwright-core that is used here. */
interface Playwright {
  readonly chromium: { launch(options: object): Promise<Browser> };
}

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Undefined where no Chromium is installed. */
export function chromiumHost(): Host | undefined {
  const program = programs.find((path) => existsSync(path));
  if (program === undefined) return undefined;
  return {
    name: 'chromium',
    providers: ['portable', 'webcrypto'],
    identity: /^chromium \d/,
    run: (assignment, provider) => runChromium(program, assignment, provider),
  };
}

async function runChromium(program: string, assignment: Assignment, provider: ProviderName): Promise<Answer> {
  const server = await serve(assignment);
  const { chromium } = await loadInstalled<Playwright>('playwright-core');
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(addressOf(server));
    return (await page.evaluate(`
      (async () => {
        const material = await (await fetch('/material.json')).json();
        const result = await certpathSuite.run(material, ${JSON.stringify(provider)});
        return { where: certpathSuite.whereAmI(), ...result };
      })()`)) as Answer;
  } finally {
    await browser.close();
    server.close();
  }
}

/** WebCrypto is there for a page from the loopback address, not for an empty one. */
async function serve(assignment: Assignment): Promise<Server> {
  const files = new Map([
    ['/', ['text/html', '<!doctype html><script src="/suite.js"></script>']],
    ['/suite.js', ['text/javascript', readFileSync(assignment.suite.script, 'utf8')]],
    ['/material.json', ['application/json', readFileSync(assignment.materialFile, 'utf8')]],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = files.get(request.url ?? '') ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, { 'content-type': type ?? '' }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/`;
}
