// npm run bench: builds the program and the bench, measures, prints a table and writes bench/RESULTS.md.
//   node bench/run.mjs [search] [import] [pages] [--rounds 3] [--seconds 4]
import { join } from 'node:path';
import { build, installPackages, programEnv, root, runNode, siteOptions } from '../scripts/prepare.mjs';

installPackages({ everything: true });
await build();
const { build: bundle } = await import('esbuild');
await bundle({
  absWorkingDir: root,
  // The processes that compare texts, make papers and compute opinion maps stand beside the program that asks for them.
  entryPoints: { ...Object.fromEntries(['main', 'search', 'import', 'limit', 'saving', 'record', 'likeness', 'result', 'opinion', 'voting', 'opinion-map-maths', 'neighbour'].map((name) => [name, `bench/${name}.ts`])), 'likeness-maker': 'src/platform/likeness-maker.ts', 'paper-maker': 'src/platform/paper-maker.ts', reckoner: 'src/domains/opinion-map/reckoner.ts', 'crowd-reckoner.job': 'src/domains/opinion-map/crowd-reckoner.job.ts' },
  outdir: 'dist/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  logLevel: 'warning',
});
process.exitCode = await runNode([join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2)], { BENCH_PROGRAM: JSON.stringify({ options: siteOptions, env: programEnv }) });
