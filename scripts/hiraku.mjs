#!/usr/bin/env node
// npx hiraku <command>: the command line, on the same data as a running site.
import { build, installPackages, runProgram } from './prepare.mjs';

installPackages({ everything: false });
await build();
process.exitCode = await runProgram(process.argv.slice(2));
