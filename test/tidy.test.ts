import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { houseRules, type Tree } from './tidy.ts';

/** What git tracks or would track; a plain copy without git has no house to judge. */
function projectTree(): Tree {
  const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'test', 'bench', 'scripts'], { encoding: 'utf8' });
  return new Map(paths.split('\n').filter((path) => path && existsSync(path) && /\.(tsx?|mjs|md|sql|txt|css)$/.test(path)).map((path) => [path, readFileSync(path, 'utf8')]));
}

/** For each rule a small tree that breaks it, so that no rule can pass by being blind. */
const broken: Record<keyof typeof houseRules, Record<string, string>> = {
  domainShape: { 'src/domains/plan/import/reader.ts': '' },
  pureMaths: { 'src/domains/plan/maths/sum.ts': "import { x } from '#platform/clock';" },
  domainPapers: { 'src/domains/plan/programme.ts': '' },
  smallDoors: { 'src/domains/plan/index.ts': "export * from './x.ts';\n".repeat(40) },
  twoWaysToImport: { 'src/domains/plan/a.ts': "import { x } from '../civic/era.ts';" },
  arrowsGoDown: { 'src/platform/a.ts': "import { x } from '#domains/plan';" },
  doorsOfGraph: { 'src/domains/plan/a.ts': "import { x } from '#domains/civic';", 'src/domains/graph.txt': '' },
  rolesKeepApart: { 'src/domains/plan/measure.ts': "import { x } from './measure.store.ts';" },
  packagesStayLow: { 'src/domains/plan/a.ts': "import x from 'left-pad';", 'src/domains/plan/README.md': '' },
  honestNames: { 'src/platform/utils.ts': '' },
  cityWords: { 'src/platform/a.ts': 'const tenant = 1;' },
  noCityInside: { 'src/platform/a.ts': "const city = '西東京市';" },
  sizes: { 'src/platform/a.ts': 'x\n'.repeat(401) },
  namedExports: { 'src/platform/a.ts': 'export default 1;' },
  noSleepingTests: { 'src/platform/a.test.ts': 'await sleep(10)' },
};

describe('the house is tidy', () => {
  const tree = projectTree();

  test.each(Object.entries(houseRules))('%s', (_, rule) => {
    expect(rule(tree)).toEqual([]);
  });

  test.each(Object.entries(houseRules))('%s can fail', (name, rule) => {
    expect(rule(new Map(Object.entries(broken[name]!)))).not.toEqual([]);
  });

  test('a cycle between domains is seen', () => {
    const tree = new Map([['src/domains/graph.txt', 'a -> b\nb -> a\n']]);
    expect(houseRules['doorsOfGraph']!(tree).join()).toContain('reaches itself');
  });
});
