/**
 * npm test: installs what is missing, then types, lint, dead code, and every test. Closes with 'N passed, N failed, N skipped'.
 * Words after `--` go to the test runner: npm test -- src/domains/civic
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { build, installPackages, programNode, root } from './prepare.mjs';

installPackages({ everything: true });
await build();

const scratch = mkdtempSync(join(tmpdir(), 'hiraku-results-'));
const report = join(scratch, 'tests.json');
const path = [dirname(programNode()), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const words = process.argv.slice(2);

/** Runs a command to its end; what it says comes at once when `live`, else with the end, so that several may run side by side. */
function step(name, command, args, { live = false } = {}) {
  if (live) process.stdout.write(`\n── ${name}\n`);
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'], env: { ...process.env, PATH: path } });
  const said = live ? [] : [`\n── ${name}\n`];
  for (const stream of live ? [] : [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  return new Promise((resolve) => {
    child.on('error', ({ message }) => said.push(`${message}\n`));
    child.on('close', (code) => {
      process.stdout.write(said.join(''));
      resolve(code === 0);
    });
  });
}

const checks = await Promise.all([
  step('types', 'tsc', ['-p', '.']),
  step('lint', 'oxlint', ['--deny-warnings', 'src', 'test', 'bench', 'scripts']),
  step('nothing unused', 'knip', ['--no-progress']),
]);
const green = await step('tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words], { live: true });

const tests = readReport();
const passed = tests.passed + checks.filter(Boolean).length;
const failed = Math.max(tests.failed, green ? 0 : 1) + checks.filter((ok) => !ok).length;
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed, ${tests.skipped} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;

function readReport() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0), skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
