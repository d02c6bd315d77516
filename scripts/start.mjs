// npm start: install, build, serve.
import { join } from 'node:path';
import { build, installPackages, root, runNode } from './prepare.mjs';

installPackages({ everything: false });
await build();
process.exitCode = await runNode(['--enable-source-maps', join(root, 'dist', 'main.js'), 'serve', ...process.argv.slice(2)]);
