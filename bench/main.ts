/** The bench: measures what is asked for (everything, unless named), prints it and writes it down in bench/RESULTS.md. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#platform/config';
import { runToEnd } from './child.ts';
import type { ImportReport } from './import.ts';
import type { LikenessReport } from './likeness.ts';
import { machine } from './machine.ts';
import type { OpinionReport } from './opinion.ts';
import type { NeighbourReport } from './neighbour.ts';
import type { OpinionMapMathsReport } from './opinion-map-maths.ts';
import { benchPages } from './pages.ts';
import type { RecordReport } from './record.ts';
import type { ResultReport } from './result.ts';
import { resultsText, type Results } from './results.ts';
import type { SavingReport } from './saving.ts';
import type { SearchReport } from './search.ts';
import type { VotingReport } from './voting.ts';

const dist = join(projectRoot, 'dist');
const parts = ['search', 'import', 'pages', 'saving', 'record', 'likeness', 'result', 'opinion', 'voting', 'maths', 'neighbour'] as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '4' } } });
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const wrong = positionals.find((word) => !(parts as readonly string[]).includes(word));
if (wrong || !(rounds >= 1 && rounds <= 20) || !(seconds >= 1 && seconds <= 60)) {
  process.stderr.write(`Usage: npm run bench -- [${parts.join('] [')}] [--rounds 1…20] [--seconds 1…60]\n`);
  process.exit(2);
}
const asked = (part: (typeof parts)[number]) => positionals.length === 0 || positionals.includes(part);
const tell = (line: string) => void process.stderr.write(`${line}\n`);

async function measured<T>(name: string, words: string[]): Promise<T> {
  const { stdout } = await runToEnd([process.execPath, join(dist, 'bench', `${name}.js`), ...words], { DATABASE_URL: '' });
  return JSON.parse(stdout) as T;
}

const scratch = await mkdtemp(join(tmpdir(), 'hiraku-bench-'));
// MariaDB and PHP-FPM change to users of their own.
await chmod(scratch, 0o755);
try {
  const results: Results = { machine: await machine() };
  if (asked('import')) {
    tell('Importing a plan of 2,000 programmes …');
    results.imported = await measured<ImportReport>('import', []);
  }
  if (asked('pages')) {
    tell(`Pages under load, ${rounds} rounds of ${seconds} s each; about ${Math.ceil((16 * (rounds * seconds + 1)) / 60)} minutes …`);
    results.pages = await benchPages(dist, join(projectRoot, 'bench'), scratch, rounds, seconds);
  }
  if (asked('record')) {
    tell('Putting acts on record and entering 200,000 leaves; about a minute …');
    results.record = await measured<RecordReport>('record', []);
  }
  if (asked('saving')) {
    tell('200 staff save at once while the public reads; about a minute …');
    results.saving = await measured<SavingReport>('saving', []);
  }
  if (asked('search')) {
    tell('Searching among 100,000 documents; about two minutes …');
    results.search = await measured<SearchReport>('search', ['100000']);
  }
  if (asked('result')) {
    tell('Working on 12,000 opinions, publishing their result, reading it, making its booklet; about a minute …');
    results.result = await measured<ResultReport>('result', []);
  }
  if (asked('opinion')) {
    tell('200 opinions a second come in on a last evening; about a minute …');
    results.opinion = await measured<OpinionReport>('opinion', [String(5 * seconds)]);
  }
  if (asked('voting')) {
    tell('Eight people, then 2,000 at once vote on an opinion map; about two minutes …');
    results.voting = await measured<VotingReport>('voting', [String(5 * seconds), '60']);
  }
  if (asked('likeness')) {
    tell('Comparing 12,000 texts …');
    results.likeness = await measured<LikenessReport>('likeness', []);
  }
  if (asked('maths')) {
    tell('Computing opinion maps of 2,031 and of 100,000 people; about two minutes …');
    results.maths = await measured<OpinionMapMathsReport>('opinion-map-maths', []);
  }
  if (asked('neighbour')) {
    tell('Voting on a small opinion map while a huge one is computed; about two minutes …');
    results.neighbour = await measured<NeighbourReport>('neighbour', [String(5 * seconds)]);
  }
  const text = resultsText(results);
  process.stdout.write(text);
  // A part of the figures must not replace all of them.
  if (positionals.length === 0) await writeFile(join(projectRoot, 'bench', 'RESULTS.md'), text);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
