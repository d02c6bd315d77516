import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes twenty seconds and more, the longest first: begun last, one worker would finish it while the others have nothing left. */
const long = [
  'test/journeys/page-walk.',
  'test/journeys/consultation-',
  'test/journeys/opinion-map-',
  'test/fuzz.',
  'src/domains/record/verification.',
  'test/journeys/',
  'test/permission-matrix.',
  'test/backup.',
  'test/privacy.',
  'test/start.',
  'src/platform/postgres.',
  'src/domains/plan/draft-part.',
  'src/domains/reply/split.',
  'test/command-line.',
  'src/domains/plan/import-mutant.',
  'test/own-tables.',
  'src/domains/book/mutation.',
  'src/platform/faults.',
  'src/platform/pdf-cleaning.',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((part) => moduleId.includes(`/${part}`));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    globalSetup: ['./test/database.ts'],
    setupFiles: ['./test/seed.ts'],
    // Guards against what hangs, not against what is slow: a shared machine may take fifty times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    // A worker imports the program once, not once a file: what a module keeps lasts from file to file.
    isolate: false,
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
  },
});
