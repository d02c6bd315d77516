/** The program's commands: reads the settings, opens the database, hands over. */
import { storedDomains } from '#app';
import { initCity, type Profile, ProfileError, readProfile } from '#domains/city';
import { explanation, overview, readCall, UsageError } from '#platform/command';
import { readSettings, SettingError, settingsList } from '#platform/config';
import { inTransaction } from '#platform/database';
import type { Command, CommandContext } from '#platform/domain';
import { Refusal, type Sentence } from '#platform/http';
import { listDeadJobs, retryJob } from '#platform/jobs';
import { systemClock } from '#platform/clock';
import { openLog } from '#platform/log';
import { rebuildEntries } from '#platform/search';
import { readCommandSettings } from '#platform/site-address';
import { backupCommand, restoreCommand } from './backup.ts';
import { openProgram } from './program.ts';
import { serve } from './serve.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
// Whoever reads only the beginning of the output (`| head`) must not stop an orderly end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Commands that open nothing by themselves, or open it in their own way. */
const ownCommands: Command[] = [
  {
    name: 'serve',
    summary: 'Serve the site (what npm start does)',
    usage: 'serve',
    examples: ['npx hiraku serve', 'PORT=8080 npx hiraku serve'],
    options: {},
    positionals: [0, 0],
    run: async () => serve(readSettings(process.env), readProfile(readSettings(process.env).cityFolder), tell),
  },
  {
    name: 'init',
    summary: 'Make the empty profile of a city by answering questions',
    usage: 'init FOLDER',
    examples: ['npx hiraku init data/mycity', 'npx hiraku init data/mycity < answers.txt'],
    options: {},
    positionals: [1, 1],
    run: (_context, _values, [folder]) => initCity(folder!, process.stdin, tell),
  },
  {
    name: 'settings',
    summary: 'List every setting, its default and its meaning',
    usage: 'settings [--json]',
    examples: ['npx hiraku settings', 'npx hiraku settings --json'],
    options: { json: { type: 'boolean', about: 'as JSON' } },
    positionals: [0, 0],
    run: async (_context, { json }) => {
      if (json) print(JSON.stringify(settingsList, null, 2));
      else for (const { name, fallback, about } of settingsList) print(`${name.padEnd(28)} ${(fallback || '—').padEnd(12)} ${about}`);
      return 0;
    },
  },
  restoreCommand,
];

/** Commands on the floor of the program; the domains bring their own. */
const floorCommands: Command[] = [
  backupCommand,
  {
    name: 'migrate',
    summary: 'Bring the database up to date and end',
    usage: 'migrate',
    examples: ['DATABASE_URL=postgres://… npx hiraku migrate'],
    options: {},
    positionals: [0, 0],
    run: async (context) => {
      context.tell('The database is up to date.');
      return 0;
    },
  },
  {
    name: 'jobs list',
    summary: 'List background work that failed for good',
    usage: 'jobs list [--json]',
    examples: ['npx hiraku jobs list'],
    options: { json: { type: 'boolean', about: 'as JSON' } },
    positionals: [0, 0],
    run: async ({ db, print, tell }, { json }) => {
      const dead = await listDeadJobs(db);
      if (json) print(JSON.stringify(dead.map((job) => ({ ...job, id: String(job.id) })), null, 2));
      else if (dead.length === 0) tell('No background work has failed for good.');
      else for (const job of dead) print([job.id, job.name, job.failedAt.toISOString(), job.error].join('\t'));
      return 0;
    },
  },
  {
    name: 'jobs retry',
    summary: 'Try failed background work again',
    usage: 'jobs retry ID',
    examples: ['npx hiraku jobs retry 42'],
    options: {},
    positionals: [1, 1],
    run: async ({ db, tell }, _values, [id]) => {
      const known = /^\d{1,18}$/.test(id!) && (await retryJob(db, BigInt(id!)));
      tell(known ? `Job ${id} will run again.` : `There is no failed job ${id}. See: npx hiraku jobs list`);
      return known ? 0 : 1;
    },
  },
  {
    name: 'search rebuild',
    summary: 'Make the search index anew from what the domains hold',
    usage: 'search rebuild',
    examples: ['npx hiraku search rebuild'],
    options: {},
    positionals: [0, 0],
    run: async ({ db, tell }) => {
      for (const domain of storedDomains) {
        const { searchEntries } = domain;
        if (!searchEntries) continue;
        const count = await inTransaction(db, (tx) => rebuildEntries(tx, domain.name, searchEntries));
        tell(`${domain.name}: ${count} entries`);
      }
      return 0;
    },
  },
];

const commands = [...ownCommands, ...floorCommands, ...storedDomains.flatMap((domain) => domain.commands ?? [])].toSorted((one, other) => (one.name < other.name ? -1 : 1));

async function main(words: string[]): Promise<0 | 1 | 2> {
  const call = readCall(commands, words);
  if (call === null || 'explain' in call) {
    print(call === null ? overview(commands) : explanation(call.explain));
    return 0;
  }
  if (call.command.opensNothing || ownCommands.includes(call.command)) return call.command.run({ tell, print } as CommandContext, call.values, call.positionals);
  const settings = readCommandSettings(process.env);
  const profile = findProfile(settings.cityFolder);
  const program = await openProgram({ settings, domains: storedDomains, site: { name: profile?.name ?? namelessSite, origin: settings.origin }, clock: systemClock, log: openLog(settings.logLevel) });
  try {
    return await call.command.run({ ...program, departments: profile?.departments ?? [], sample: profile?.sample === true, print, tell }, call.values, call.positionals);
  } finally {
    await program.close();
  }
}

const namelessSite: Sentence = { ja: 'この市のサイト', en: 'The city’s site' };

/** A command does its work also where the profile cannot be read; `serve` says what is wrong with it. */
function findProfile(cityFolder: string): Profile | null {
  try {
    return readProfile(cityFolder);
  } catch (error) {
    if (error instanceof ProfileError) return null;
    throw error;
  }
}

/** What went wrong, for the person at the keyboard; the stack only where nobody foresaw it. */
function explain(error: unknown): 1 | 2 {
  if (error instanceof UsageError) tell(error.message);
  else if (error instanceof Refusal) tell(`${error.sentence.ja}\n${error.sentence.en}`);
  else if (error instanceof SettingError || error instanceof ProfileError) tell(error.message);
  else if (isFileFault(error)) tell(`${error.path} can be neither read nor written there (${error.code}). Check the path and its permissions.`);
  else tell(`Unexpected: ${error instanceof Error ? error.stack : String(error)}`);
  return error instanceof UsageError ? 2 : 1;
}

function isFileFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'path' in error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(String(error.code));
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);

