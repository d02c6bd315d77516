/** Small scripts for pages, each bundled for browsers into one file whose name holds the hash of its bytes. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from './config.ts';

/** A script that pages may ask for by name. */
export interface PageScript {
  /** Lower-case words with hyphens; no two scripts have one name. */
  name: string;
  /** Path from the project's root. */
  file: string;
}

export interface BundledScript {
  name: string;
  path: string;
  mediaType: string;
  body: string;
}

const bundled = new Map<string, Promise<BundledScript>>();

/** Bundles each script once in a process. @throws Error where one cannot be bundled or two have one name */
export async function bundleScripts(scripts: readonly PageScript[]): Promise<BundledScript[]> {
  const twice = scripts.find(({ name }, index) => scripts.findIndex((other) => other.name === name) !== index);
  if (twice) throw new Error(`two scripts are called ${twice.name}`);
  return Promise.all(
    scripts.map((script) => {
      const key = `${script.name} ${script.file}`;
      const known = bundled.get(key) ?? bundle(script);
      bundled.set(key, known);
      return known;
    }),
  );
}

async function bundle({ name, file }: PageScript): Promise<BundledScript> {
  // Loaded only where there is something to bundle: commands do without.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(projectRoot, file)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const body = outputFiles[0]!.text;
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name, path: `/assets/${name}-${hash}.js`, mediaType: 'text/javascript; charset=utf-8', body };
}
