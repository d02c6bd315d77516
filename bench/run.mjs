// npm run bench: builds the program and the bench, measures, prints a table and writes bench/RESULTS.md.
//   node bench/run.mjs [search] [import] [pages] [--rounds 3] [--seconds 4]
import { join } from 'node:path';
import { build, installPackages, programEnv, programsApart, root, runNode, siteOptions } from '../scripts/prepare.mjs';

installPackages({ everything: true });
await build();
const { build: bundle } = await import('esbuild');
await bundle({
  absWorkingDir: root,
  // Programs that run apart stand beside the one that asks for them.
  entryPoints: { ...Object.fromEntries(['main', 'search', 'import', 'limit', 'saving', 'record', 'likeness', 'result', 'opinion', 'voting', 'opinion-map-maths', 'neighbour'].map((name) => [name, `bench/${name}.ts`])), ...programsApart },
  outdir: 'dist/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  logLevel: 'warning',
});
process.exitCode = await runNode([join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2)], { BENCH_PROGRAM: JSON.stringify({ options: siteOptions, env: programEnv }) });
