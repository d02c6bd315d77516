/**
 * What `npm start`, `npm test` and `npx hiraku` share: packages installed as the lock says, a Node new enough to run
 * the program, the program built. Runs under whatever Node the machine has, so it keeps to old syntax and no packages.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lineMap } from './line-map.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeMajorLeast = 24;

function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Installs the locked packages unless they are there already. `everything`: with those that only tests need. */
export function installPackages({ everything }) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const stampFile = join(root, 'node_modules', '.hiraku-installed');
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (stamp === `${lock} all` || (!everything && stamp === `${lock} program`)) return;
  say(`Installing packages (${everything ? 'with those for tests' : 'program only'}); this is done once …`);
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(everything ? [] : ['--omit=dev'])];
  execFileSync('npm', words, { cwd: root, stdio: ['ignore', 2, 2] });
  writeFileSync(stampFile, `${lock} ${everything ? 'all' : 'program'}`);
}

/** Path of a Node that runs the program: this one if new enough, else the one among the packages. */
export function programNode() {
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorLeast) return process.execPath;
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  say(`Hiraku needs Node ${nodeMajorLeast} or newer; this is ${process.version}, and no packaged Node fits ${process.platform}-${process.arch}. Install Node ${nodeMajorLeast} from https://nodejs.org/ and try again.`);
  process.exit(1);
}

/** Programs that run as processes of their own: the reader of workbooks and PDFs, the maker of papers, the cleaner of PDFs, what compares texts and what computes opinion maps. */
export const programsApart = {
  'ruby-writer': 'src/platform/ruby-writer.ts',
  'source-reader': 'src/domains/book/source-reader.ts',
  'paper-maker': 'src/platform/paper-maker.ts',
  'pdf-cleaner': 'src/platform/pdf-cleaner.ts',
  'likeness-maker': 'src/platform/likeness-maker.ts',
  reckoner: 'src/domains/opinion-map/reckoner.ts',
  'crowd-reckoner.job': 'src/domains/opinion-map/crowd-reckoner.job.ts',
};

/** Builds dist when a source is newer than the last build. */
export async function build() {
  const stampFile = join(root, 'dist', '.sources');
  const sources = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return;
  const { build: bundle, stop } = await import('esbuild');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', ...programsApart },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    write: false,
  });
  for (const { path, text } of outputFiles) writeFileSync(path, path.endsWith('.map') ? lineMap(text) : text);
  writeFileSync(stampFile, sources);
  await stop();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'scripts/prepare.mjs', 'scripts/line-map.mjs']) hash.update(readFileSync(join(root, name)));
  const folders = [join(root, 'src')];
  while (folders.length > 0) {
    const folder = folders.pop();
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path} ${size} ${mtimeMs}\n`);
      }
    }
  }
  return hash.digest('hex');
}

/**
 * How the program is run. Small young generation and few malloc arenas: under load they halve the resident memory
 * and cost no speed that could be measured (docs/decisions/0007-memory.md).
 */
export const programOptions = ['--import', pathToFileURL(join(root, 'scripts', 'source-maps.mjs')).href, '--max-semi-space-size=4'];
/** A site renders pages; what may need more, such as an import of a large book, runs on the command line. */
export const siteOptions = [...programOptions, '--max-old-space-size=320'];
export const programEnv = { MALLOC_ARENA_MAX: '2' };

export function runProgram(words) {
  const options = words[0] === 'serve' ? siteOptions : programOptions;
  return runNode([...options, join(root, 'dist', 'main.js'), ...words], programEnv);
}

/** Runs a script under the right Node, hands signals on, and gives its exit code. What stands in the environment goes before `env`. */
export function runNode(words, env = {}) {
  const child = spawn(programNode(), words, { cwd: process.cwd(), stdio: 'inherit', env: { ...env, ...process.env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`Could not start ${programNode()}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
