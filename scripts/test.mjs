/**
 * npm test: installs what is missing, then types, lint, dead code, and every test. Closes with 'N passed, N failed, N skipped'.
 * Words after `--` go to the test runner: npm test -- src/domains/civic
 */
import { spawnSync } from 'node:child_process';
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

function step(name, command, args) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PATH: path } });
  return status === 0;
}

const checks = [
  step('types', 'tsc', ['-p', '.']),
  step('lint', 'oxlint', ['--deny-warnings', 'src', 'test', 'bench', 'scripts']),
  step('nothing unused', 'knip', ['--no-progress']),
];
const green = step('tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words]);

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
