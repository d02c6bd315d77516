import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { dataFolder, hiraku, serveProgram } from './program.ts';

const data = dataFolder();
afterAll(data.remove);
const env = { HIRAKU_DATA: data.folder };

describe('starting the program', () => {
  test('the first start fills the ledger with the sample city and serves it', async () => {
    const serving = await serveProgram(env);
    const home = await (await fetch(serving.url)).text();
    expect(home).toContain('20億5,400万円');
    const api = await (await fetch(`${serving.url}/api/v1/programmes?limit=1`)).json();
    expect(api).toMatchObject({ total: 35 });
    expect(await serving.stop()).toBe(0);
  });

  test('a second start finds everything and imports nothing twice', async () => {
    const serving = await serveProgram(env);
    expect(await (await fetch(`${serving.url}/api/v1/programmes?limit=1`)).json()).toMatchObject({ total: 35 });
    await serving.stop();
    const { stdout } = await hiraku(['plan', 'editions', '--json'], env);
    expect(JSON.parse(stdout)).toHaveLength(1);
  });

  test('the command line works beside a running server on the same data', async () => {
    const serving = await serveProgram(env);
    const { code, stdout } = await hiraku(['plan', 'export', '--format', 'json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).listings).toHaveLength(39);
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
    expect(await serving.stop()).toBe(0);
  });

  test('another city’s start on the same data is refused, so that nobody’s plan is shown under another name', async () => {
    const city = join(data.folder, 'othercity');
    await hiraku(['init', city], {}, '拓野市\nTakuno City\nたくのし\n131016\n企画課\n\n\n');
    const { code, stderr } = await hiraku(['serve'], { ...env, PORT: '0', HIRAKU_CITY: city });
    expect(code).toBe(1);
    expect(stderr).toContain('西東京市（132292）のものです');
    expect(stderr).toContain('HIRAKU_DATA=var-131016');
  });

  test.each(['/proc/none', join(projectRoot, 'package.json')])('a data folder that cannot be one (%s) stops the start with a sentence', async (folder) => {
    const { code, stderr } = await hiraku(['plan', 'editions'], { HIRAKU_DATA: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/HIRAKU_DATA/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('output that nobody reads to its end does not stop an orderly end', async () => {
    const script = `"${process.execPath}" dist/main.js plan export --format csv | head -c 10; exit "\${PIPESTATUS[0]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { cwd: projectRoot, encoding: 'utf8', env: { ...process.env, ...env, DATABASE_URL: '' } });
    expect([status, stdout.length > 0, stderr.includes('EPIPE')]).toEqual([0, true, false]);
  });

  test('the map of the built program leads every line back to the line that somebody wrote', () => {
    const built = readFileSync(join(projectRoot, 'dist', 'main.js'), 'utf8').split('\n');
    const map = new SourceMap(JSON.parse(readFileSync(join(projectRoot, 'dist', 'main.js.map'), 'utf8')) as SourceMapPayload);
    const line = built.findIndex((text) => text.startsWith('async function serve('));
    const found = map.findEntry(line, built[line]!.indexOf('serve')) as { originalSource: string; originalLine: number };
    const written = readFileSync(join(projectRoot, 'dist', found.originalSource), 'utf8').split('\n')[found.originalLine];
    expect([found.originalSource, written?.slice(0, 28)]).toEqual(['../src/serve.ts', 'export async function serve(']);
    // One place a line, not one a word: Node holds all of them in memory.
    expect(map.payload.mappings.split(/[,;]/).length).toBeLessThan(3 * built.length);
  });

  test('a port that is taken stops the start with a sentence', async () => {
    const serving = await serveProgram(env);
    const { code, stderr } = await hiraku(['serve'], { ...env, PORT: new URL(serving.url).port });
    expect(code).toBe(1);
    expect(stderr).toMatch(/port/i);
    expect(stderr).not.toMatch(/\n\s+at /);
    await serving.stop();
  });

  test('killed without warning it starts again with all that was there', async () => {
    const serving = await serveProgram(env);
    await serving.stop('SIGKILL');
    const again = await serveProgram(env);
    expect(await (await fetch(`${again.url}/api/v1/programmes?limit=1`)).json()).toMatchObject({ total: 35 });
    expect(await again.stop()).toBe(0);
  });

  test('an older Node is told in a sentence what it needs', () => {
    const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } });
      Object.defineProperty(process, 'platform', { value: 'plan9' });
      const { programNode } = await import('./scripts/prepare.mjs'); programNode();`;
    const run = () => execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: projectRoot, encoding: 'utf8', stdio: 'pipe' });
    expect(run).toThrow(/Hiraku needs Node 24/);
  });

  test('an interrupted start ends without leaving the program behind', async () => {
    const child = spawn(process.execPath, ['scripts/hiraku.mjs', 'serve'], { cwd: projectRoot, env: { ...process.env, ...env, PORT: '0', DATABASE_URL: '' }, stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve) => child.stderr.on('data', (chunk) => String(chunk).includes('http://') && resolve()));
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});
