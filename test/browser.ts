/**
 * A real Chromium for tests, with a real Japanese font. Takes the one of the machine where there is one; else unpacks
 * the one that came with the packages, which needs nothing from the system. Says on stderr which it took.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const packages = join(import.meta.dirname, '..', 'node_modules');
const cache = join(packages, '.cache');
const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

interface Program {
  path: string;
  env: Record<string, string>;
}

/** A page of a test lives for less than a second: code that the browser would optimise for long runs costs more than it gives back. */
const briefLife = '--js-flags=--no-opt --no-maglev';

/** For whatever a page is waited for: a guard against what hangs, not against what is slow. */
const patience = 120_000;

/** Opens a browser; the caller closes it. One for each test file is enough. */
export async function openBrowser(): Promise<Browser> {
  const program = await findBrowser();
  const settings = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const browser = await chromium.launch({
    executablePath: program.path,
    env: { ...settings, ...program.env, FONTCONFIG_FILE: await fontSettings() },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', briefLife],
    timeout: 240_000,
  });
  browser.on('context', (context) => context.setDefaultTimeout(patience));
  return browser;
}

async function findBrowser(): Promise<Program> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, but nothing is there.`);
    return told({ path: chosen, env: {} }, 'CHROMIUM_PATH');
  }
  const usual = usualPaths.find((path) => existsSync(path));
  if (usual !== undefined) return told({ path: usual, env: {} }, 'the one of this machine');
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`Tests in a browser need Chromium: install it, or set CHROMIUM_PATH (looked in ${usualPaths.join(', ')}).`);
  }
  const folder = await unpackBrowser();
  return told({ path: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }, 'unpacked from @sparticuz/chromium');
}

function told(program: Program, from: string): Program {
  process.stderr.write(`Browser of the tests: ${program.path} (${from}).\n`);
  return program;
}

/**
 * Unpacks beside the packages, once for all test files: into a folder of its own first, then under its name, so that a
 * second test file that starts meanwhile never runs half a program.
 */
async function unpackBrowser(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packages, '@sparticuz/chromium/package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(`${folder}-`);
  // The package chooses its parts by these names, unpacks into the system's folder for temporary files and changes the
  // environment of its process for good: so it has a process of its own.
  const env = { ...process.env, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', TMPDIR: staging };
  const script = "const { default: packed } = await import('@sparticuz/chromium'); await packed.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: join(packages, '..'), env });
  await rename(staging, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(staging, { recursive: true });
  });
  return folder;
}

/** A setting of fontconfig that offers Noto Sans JP, so that no glyph on a screenshot is an empty box. */
async function fontSettings(): Promise<string> {
  const fonts = join(packages, '@expo-google-fonts/noto-sans-jp');
  const file = join(cache, 'hiraku-fonts.conf');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '700Bold')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(cache, 'hiraku-fonts')}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans JP</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;
  await mkdir(cache, { recursive: true });
  const staging = `${file}.${randomUUID()}`;
  await writeFile(staging, text);
  await rename(staging, file);
  return file;
}
