#!/usr/bin/env node
// npx hiraku <command>: the command line, on the same data as a running site.
import { join } from 'node:path';
import { build, installPackages, root, runNode } from './prepare.mjs';

installPackages({ everything: false });
await build();
process.exitCode = await runNode(['--enable-source-maps', join(root, 'dist', 'main.js'), ...process.argv.slice(2)]);
