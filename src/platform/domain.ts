/** What a domain hands to the program in its `domain.ts`; `app.ts` is the only reader. */
import type { VNode } from 'preact';
import type { Role } from './access.ts';
import type { Clock } from './clock.ts';
import type { LogKeyPlace, Outside } from './config.ts';
import type { Database } from './database.ts';
import type { Files } from './files.ts';
import type { AnyAsk, Ask, Route, Sentence, Site } from './http.ts';
import type { Job } from './jobs.ts';
import type { Log } from './log.ts';
import type { PageScript } from './page-script.ts';
import type { Subscription } from './outbox.ts';
import type { Safe } from './safe.ts';
import type { SearchEntry } from './search.ts';

/** A part of the home page that a domain fills; null when it has nothing to show yet. */
export interface HomeBlock {
  /** Smaller comes first. */
  order: number;
  /** Content names that decide the block's bytes (see `Route.reads`). */
  reads: string[];
  render(ask: Ask): Promise<VNode | null>;
}

/** What a page is about, for those who fill parts of it. */
export interface PageSubject {
  /** Permanent address, without language prefix. */
  path: string;
  /** Slug of the edition shown. */
  edition?: string;
  /** Programme by number (P0001) and id. */
  programme?: { id: number; number: string; slug: string; name: string };
  /** Code of a measure, 協1-1. */
  measure?: string;
  department?: { bureau: string; section: string | null };
  consultation?: { id: number; slug: string };
  /** What somebody sent in, for the page that its receipt opens. */
  submission?: { id: number };
}

/** A part of another domain's page; null when it has nothing to show for that subject. */
export interface PageBlock {
  /** Which page, by the noun it shows. */
  page: 'programme' | 'measure' | 'department' | 'edition' | 'plan' | 'consultation' | 'consultations' | 'consultation-work' | 'receipt';
  /** `top`: right under the facts; `middle`: after the page's own tables; `end`: before its data. */
  place: 'top' | 'middle' | 'end';
  /** Smaller comes first. */
  order: number;
  /** Content names that decide the block's bytes (see `Route.reads`). */
  reads: string[];
  render(ask: AnyAsk, subject: PageSubject): Promise<VNode | null>;
}

/** Something that waits for a staff member, on the staff's first page. */
export interface DeskItem {
  title: Sentence;
  /** Address of the place to do it, without language prefix. */
  path: string;
  /** How many wait. */
  count: number;
  /** Date of law, where there is one. */
  dueOn?: string;
}

/** A number that a domain publishes about its own service; a programme's indicator can take its actuals from it. */
export interface IndicatorSource {
  /** `record.public-acts`: the domain, then what is counted. */
  key: string;
  title: Sentence;
  unit: Sentence;
  /** Where a reader can check it: an address without language prefix. */
  path: string;
  /** The figure of a fiscal year (April to March, Tokyo) up to now; null where there is nothing to measure. */
  measure(db: Database, fiscalYear: number): Promise<number | null>;
}

/** What a domain keeps of a person, for their rights under the Act on the Protection of Personal Information. */
export interface PersonalData {
  /** Everything about the person, as JSON, under names that people understand. */
  show(db: Database, personId: string, safe: Safe): Promise<Record<string, unknown>>;
  /** Takes the person out of everything; what must remain for the record stays without them. */
  erase(tx: Database, personId: string, at: Date, safe: Safe): Promise<void>;
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
  /** Name and address of the site; a neutral name where there is no profile. */
  site: Pick<Site, 'name' | 'origin'>;
  /** Where the private keys of the record's logs are. */
  logKey: LogKeyPlace;
  safe: Safe;
  outside: Outside;
  /** The departments that the city's profile names; empty where it names none or there is no profile. */
  departments: readonly CityDepartment[];
  /** True for the sample city, which stands for no real one. */
  sample?: boolean;
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
  /** Options that take a value (`--layout NAME`) or none (`--json`). `several`: may be given more than once; its values come parted by commas. */
  options: Record<string, { type: 'string' | 'boolean'; several?: true; about: string }>;
  /** True where it needs neither database nor settings: its context has `print` and `tell` alone. */
  opensNothing?: true;
  /** Number of positional arguments: least and most. */
  positionals: [number, number];
  run(context: CommandContext, values: Record<string, string | boolean | undefined>, positionals: string[]): Promise<0 | 1 | 2>;
}

/** What a domain may use when the program begins to serve. */
export type Beginning = Pick<CommandContext, 'db' | 'files' | 'clock' | 'site' | 'outside' | 'tell'>;

/** The city's folder, and what its profile names: plans with their books, departments. */
export interface CityFiles {
  folder: string;
  plans: { slug: string; name: string; books: { file: string; layout?: string; title?: string }[] }[];
  departments: readonly CityDepartment[];
}

/** The PostgreSQL schema of a domain: its name, with `_` for the hyphen. */
export const schemaOf = (name: string): string => name.replaceAll('-', '_');

export interface Domain {
  name: string;
  routes: Route[];
  /** True where the domain has a PostgreSQL schema (see `schemaOf`) and a `migrations` folder. */
  stores: boolean;
  jobs?: Job[];
  subscriptions?: Subscription[];
  home?: HomeBlock[];
  datasets?: Dataset[];
  /** Entries of the main navigation; paths without language prefix. Smaller `order` comes first; a handful in all, or nobody reads them. */
  nav?: { path: string; label: Sentence; order: number }[];
  commands?: Command[];
  /** Fills an empty installation from the city's files; does nothing where something is kept already. */
  begin?(parts: Beginning, city: CityFiles): Promise<void>;
  /** Parts of other domains' pages. */
  blocks?: PageBlock[];
  /** What waits for the person asking. */
  desk?(ask: Ask): Promise<DeskItem[]>;
  indicators?: IndicatorSource[];
  /** Departments that the domain's public documents name as answering for something, as they name them. */
  answeredNames?(db: Database): Promise<{ bureau: string; section: string | null }[]>;
  personalData?: PersonalData;
  /** Entries of the staff's navigation; paths without language prefix. */
  staffNav?: { path: string; label: Sentence; roles?: Role[] }[];
  /** Tables, with their schema, to which the program may only add: its database role cannot change or delete their rows. */
  appendOnly?: string[];
  /** Tables, with their schema, that the program may only read: functions of their owner write them. */
  readOnly?: string[];
  /** Tables, with their schema, of which the program itself may have dead rows cleaned away (PostgreSQL 17 and newer; older ones do it in their own time). */
  vacuumed?: string[];
  /** Tables, with their schema, that no kept page reads; all others tell that their content changed. */
  unpublished?: string[];
  /** Small scripts for pages: a name of its own, a file from the project's root; `Page scripts={['name']}` asks for one. */
  scripts?: PageScript[];
  /** All entries of the domain, for rebuilding the search index. */
  searchEntries?(db: Database): Promise<SearchEntry[]>;
}
