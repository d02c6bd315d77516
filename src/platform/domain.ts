/** What a domain hands to the program in its `domain.ts`; `app.ts` is the only reader. */
import type { VNode } from 'preact';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Files } from './files.ts';
import type { Ask, Route, Sentence } from './http.ts';
import type { Job } from './jobs.ts';
import type { Log } from './log.ts';
import type { Subscription } from './outbox.ts';
import type { SearchEntry } from './search.ts';

/** A part of the home page that a domain fills; null when it has nothing to show yet. */
export interface HomeBlock {
  /** Smaller comes first. */
  order: number;
  /** Content names that decide the block's bytes (see `Route.reads`). */
  reads: string[];
  render(ask: Ask): Promise<VNode | null>;
}

/** Something to download from the open data page. */
export interface Dataset {
  /** Content names that decide what `list` gives (see `Route.reads`). */
  reads: string[];
  title: Sentence;
  description: Sentence;
  /** Addresses of the formats, without language prefix. */
  list(ask: Ask): Promise<{ label: Sentence; path: string; format: string }[]>;
  /** Columns or fields, for the data dictionary. */
  dictionary: { name: string; type: string; unit?: Sentence; meaning: Sentence }[];
}

/** A department of the city with its sections; none where the city does not name them. */
export interface CityDepartment {
  bureau: string;
  sections: string[];
}

export interface CommandContext {
  db: Database;
  clock: Clock;
  files: Files;
  log: Log;
  /** The departments that the city's profile names; empty where it names none or there is no profile. */
  departments: readonly CityDepartment[];
  /** Data for people and pipes. */
  print(line: string): void;
  /** Progress and remarks, to stderr. */
  tell(line: string): void;
  /** Runs what the command left in the queue, where no server is there to do it. */
  runPendingJobs(): Promise<void>;
}

/** One command of `hiraku`: `plan import`. Exit codes: 0 done, 1 refused, 2 wrong use. */
export interface Command {
  /** Words after `hiraku`. */
  name: string;
  summary: string;
  /** Arguments and options as shown in help. */
  usage: string;
  examples: string[];
  /** What help says besides: a sentence a line. */
  notes?: string[];
  /** Options that take a value (`--layout NAME`) or none (`--json`). */
  options: Record<string, { type: 'string' | 'boolean'; about: string }>;
  /** Number of positional arguments: least and most. */
  positionals: [number, number];
  run(context: CommandContext, values: Record<string, string | boolean | undefined>, positionals: string[]): Promise<0 | 1 | 2>;
}

/** What a domain may use when the program begins to serve. */
export type Beginning = Pick<CommandContext, 'db' | 'files' | 'clock' | 'tell'>;

/** The city's folder, and what its profile names: plans with their books, departments. */
export interface CityFiles {
  folder: string;
  plans: { slug: string; name: string; books: { file: string; layout?: string; title?: string }[] }[];
  departments: readonly CityDepartment[];
}

export interface Domain {
  name: string;
  routes: Route[];
  /** True where the domain has a PostgreSQL schema of its name and a `migrations` folder. */
  stores: boolean;
  jobs?: Job[];
  subscriptions?: Subscription[];
  home?: HomeBlock[];
  datasets?: Dataset[];
  /** Entries of the main navigation; paths without language prefix. */
  nav?: { path: string; label: Sentence }[];
  commands?: Command[];
  /** Fills an empty installation from the city's files; does nothing where something is kept already. */
  begin?(parts: Beginning, city: CityFiles): Promise<void>;
  /** All entries of the domain, for rebuilding the search index. */
  searchEntries?(db: Database): Promise<SearchEntry[]>;
}
