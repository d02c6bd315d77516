import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { dataFolder, hiraku } from './program.ts';

const data = dataFolder();
afterAll(data.remove);

describe('the command line', () => {
  test('help lists every command and ends with 0', async () => {
    const { code, stdout } = await hiraku(['help']);
    expect(code).toBe(0);
    for (const name of ['serve', 'init', 'migrate', 'plan import', 'plan export', 'jobs list', 'search rebuild']) expect(stdout).toContain(`  ${name} `);
  });

  test('help of a command shows usage, options and examples', async () => {
    const { stdout } = await hiraku(['plan', 'import', '--help']);
    expect(stdout).toMatch(/Usage: npx hiraku plan import FILE[\s\S]*--dry-run[\s\S]*Examples:/);
  });

  test('wrong use ends with 2 and says where to read on', async () => {
    const { code, stderr, stdout } = await hiraku(['plan', 'explode']);
    expect(code).toBe(2);
    expect(stderr).toContain('npx hiraku help');
    expect(stdout).toBe('');
  });

  test('a wrong setting stops the start with a sentence and no stack', async () => {
    const { code, stderr } = await hiraku(['serve'], { PORT: 'eighty', HIRAKU_DATA: data.folder });
    expect(code).toBe(1);
    expect(stderr.trim()).toBe('PORT is "eighty", but must be a whole number from 0 to 65535.');
  });

  test('the settings are listed with their defaults', async () => {
    const { stdout } = await hiraku(['settings', '--json']);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ name: 'PORT', fallback: '3000' }));
  });
});

describe('a file that cannot be written', () => {
  test.each(['/nonexistent/plan.csv', data.folder])('(%s) is told in a sentence', async (output) => {
    const env = { HIRAKU_DATA: join(data.folder, 'var') };
    await hiraku(['plan', 'import', join(projectRoot, 'data/nishitokyo/plan-h24-26-chapter-6.txt')], env);
    const { code, stderr } = await hiraku(['plan', 'export', '--format', 'csv', '--output', output], env);
    expect(code).toBe(1);
    expect(stderr).toContain(`${output} can be neither read nor written`);
  });
});

describe('the departments of the city', () => {
  const sample = join(projectRoot, 'data/nishitokyo');
  const folder = join(data.folder, 'few-departments');
  const unknown = async (city: string) => {
    const env = { HIRAKU_DATA: join(data.folder, 'var-departments'), HIRAKU_CITY: city };
    const { stdout } = await hiraku(['plan', 'import', join(sample, 'plan-h24-26-chapter-6.txt'), '--dry-run', '--json'], env);
    return JSON.parse(stdout).findings.filter(({ code }: { code: string }) => code === 'unknown-department').map(({ ja }: { ja: string }) => ja);
  };

  test('are taken from its profile when a book comes in, and without a profile nothing is asked', async () => {
    mkdirSync(folder);
    const profile = JSON.parse(readFileSync(join(sample, 'city.json'), 'utf8'));
    const departments = profile.departments.filter(({ bureau }: { bureau: string }) => bureau !== '危機管理室');
    writeFileSync(join(folder, 'city.json'), JSON.stringify({ ...profile, departments }));
    expect(await unknown(folder)).toEqual([expect.stringContaining('「危機管理室」')]);
    expect(await unknown(sample)).toEqual([]);
    expect(await unknown(join(data.folder, 'nowhere'))).toEqual([]);
  });
});

describe('a new city', () => {
  const folder = join(data.folder, 'mycity');
  const answers = ['拓野市', 'Takuno City', 'たくのし', '131017', '131016', '企画課 000-000-0000', '#ffff00', '', ''].join('\n');

  test('is asked for until each answer holds, then written', async () => {
    const { code, stderr } = await hiraku(['init', folder], {}, `${answers}\n`);
    expect(code).toBe(0);
    expect(stderr).toContain('check digit');
    expect(stderr).toContain('contrast');
    expect(JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8'))).toMatchObject({ name: { ja: '拓野市' }, code: '131016', colours: { primary: '#0017c1' }, sample: false });
  });

  test('is never written over', async () => {
    const { code, stderr } = await hiraku(['init', folder], {}, `${answers}\n`);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing was changed');
  });

  test('is not written when the answers end early', async () => {
    const other = join(data.folder, 'other');
    const { code } = await hiraku(['init', other], {}, '拓野市\n');
    expect(code).toBe(1);
    expect(existsSync(other)).toBe(false);
  });

  test('with a broken profile the start says which field and why', async () => {
    const { code, stderr } = await hiraku(['serve'], { HIRAKU_CITY: data.folder, HIRAKU_DATA: data.folder });
    expect(code).toBe(1);
    expect(stderr).toContain('npx hiraku init');
  });
});
