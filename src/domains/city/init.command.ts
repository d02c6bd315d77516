/** `hiraku init`: asks for what a city is, and writes its empty profile. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { profileSchema, type Profile } from './profile.ts';

interface Question {
  key: string;
  ask: string;
  hint: string;
  fallback?: string;
  put(profile: Draft, answer: string): void;
}

const openLicence = {
  label: { ja: 'クリエイティブ・コモンズ 表示 4.0', en: 'Creative Commons Attribution 4.0' },
  url: 'https://creativecommons.org/licenses/by/4.0/',
};

type Draft = Record<string, unknown> & { name: Partial<Profile['name']> };

const questions: Question[] = [
  { key: 'name.ja', ask: '自治体の名前 / Name in Japanese', hint: '例: ○○市', put: (draft, answer) => void (draft.name.ja = answer) },
  { key: 'name.en', ask: '英語の名前 / Name in English', hint: 'e.g. Example City', put: (draft, answer) => void (draft.name.en = answer) },
  { key: 'kana', ask: 'よみがな / Reading in hiragana', hint: '例: れいし', put: (draft, answer) => void (draft['kana'] = answer) },
  { key: 'code', ask: '団体コード（6桁） / Municipality code, six digits', hint: '例: 131016', put: (draft, answer) => void (draft['code'] = answer) },
  {
    key: 'contact',
    ask: '問い合わせ先 / Contact shown on every page',
    hint: '例: 企画課 000-000-0000',
    put: (draft, answer) => void (draft['contact'] = { label: { ja: 'お問い合わせ', en: 'Contact' }, lines: [{ ja: answer, en: answer }] }),
  },
  {
    key: 'colours.primary',
    ask: '基調色 / Main colour',
    hint: '#rrggbb, contrast to white 4.5 or more',
    fallback: '#0017c1',
    put: (draft, answer) => void (draft['colours'] = { primary: answer }),
  },
  {
    key: 'licence',
    ask: 'データの利用条件 / Terms of use of the data',
    hint: 'そのままEnterで / Enter for',
    fallback: openLicence.label.en,
    put: (draft, answer) => void (draft['licence'] = answer === openLicence.label.en ? openLicence : { label: { ja: answer, en: answer } }),
  },
];

/**
 * Asks each question until its answer holds, then writes `city.json` into the folder.
 * @returns 1 where a profile is there already or the input ended early, else 0
 */
export async function initCity(folder: string, input: NodeJS.ReadableStream, tell: (line: string) => void): Promise<0 | 1> {
  const file = join(resolve(folder), 'city.json');
  if (existsSync(file)) {
    tell(`${file} is there already; nothing was changed.`);
    return 1;
  }
  const draft = emptyDraft();
  const lines = createInterface({ input })[Symbol.asyncIterator]();
  for (const question of questions) {
    if (!(await answered(question, draft, lines, tell))) {
      tell('The answers ended early; nothing was written.');
      return 1;
    }
  }
  mkdirSync(resolve(folder), { recursive: true });
  writeFileSync(file, `${JSON.stringify(profileSchema.parse(draft), null, 2)}\n`, { flag: 'wx' });
  tell(`Wrote ${file}. Start with: HIRAKU_CITY=${folder} HIRAKU_DATA=var-${basename(resolve(folder))} npm start`);
  return 0;
}

async function answered(question: Question, draft: Draft, lines: AsyncIterator<string>, tell: (line: string) => void): Promise<boolean> {
  for (;;) {
    tell(`${question.ask} (${question.fallback ? `${question.hint}; ${question.fallback}` : question.hint}):`);
    const line = await lines.next();
    if (line.done) return false;
    const answer = line.value.trim() || question.fallback || '';
    question.put(draft, answer);
    const wrong = profileSchema.safeParse(draft).error?.issues.find((issue) => concerns(issue.path.join('.'), question.key));
    if (!wrong) return true;
    tell(`  → ${answer === '' ? '答えが必要です / An answer is needed' : wrong.message}`);
  }
}

/** An issue may stand at the field asked for, below it, or at the group it belongs to once that is complete. */
function concerns(path: string, key: string): boolean {
  return path === key || path.startsWith(`${key}.`) || key.startsWith(`${path}.`);
}

function emptyDraft(): Draft {
  return {
    name: {},
    tagline: { ja: '計画とその進みぐあいを、だれでも見られるように', en: 'The plan and how it goes, open to everyone' },
    languages: ['ja', 'en'],
    departments: [],
    plans: [{ slug: 'plan', name: '実施計画', books: [] }],
  };
}
