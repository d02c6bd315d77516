// npm start: install, build, serve.
import { build, installPackages, runProgram } from './prepare.mjs';

installPackages({ everything: false });
await build();
process.exitCode = await runProgram(['serve', ...process.argv.slice(2)]);
