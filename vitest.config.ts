import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes, longest first: begun last, one worker would finish it while the others have nothing left. */
const long = ['test/journeys/page-walk.', 'test/journeys/', 'test/permission-matrix.', 'test/command-line.', 'test/start.', 'test/fuzz.', 'src/domains/record/verification.', 'src/domains/book/mutation.', 'src/domains/plan/import-mutant.', 'src/platform/faults.', 'src/platform/postgres.'];

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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
  },
});
