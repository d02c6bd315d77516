/** Row types of the PostgreSQL schema `plan`; see migrations/. Money is whole yen, years are fiscal years. */
import type { Provenance } from '#domains/book';
import type { ColumnType, GeneratedAlways } from 'kysely';

type Id = GeneratedAlways<number>;

/** Where in the source a thing stands, as columns `<prefix>_line`, `_cell`, `_page`, `_sheet`. */
type PlaceColumns<Prefix extends string> = { [Key in `${Prefix}_line` | `${Prefix}_cell` | `${Prefix}_page`]: number | null } & {
  [Key in `${Prefix}_sheet`]: string | null;
};

/** 実施計画 or 行財政改革大綱. */
export type PlanKind = 'implementation' | 'reform';
export type EditionStatus = 'draft' | 'published' | 'superseded';
export type ChangeKind = 'added' | 'changed' | 'removed' | 'renamed' | 'moved' | 'resolved';

export interface PlanTable {
  id: Id;
  slug: string;
  name: string;
  name_en: string | null;
  kind: ColumnType<PlanKind, PlanKind | undefined, never>;
}

export interface EditionTable {
  id: Id;
  plan_id: number;
  slug: string;
  title: string;
  first_year: number;
  last_year: number;
  unit_yen: number;
  status: EditionStatus;
  created_at: Date;
  published_at: Date | null;
}

export interface ImportTable {
  id: Id;
  edition_id: number;
  source_name: string;
  source_kind: 'text' | 'csv' | 'xlsx' | 'pdf';
  source_sha256: string;
  source_bytes: number;
  layout: string;
  /** Codes of the directions that the source prints. */
  chapters: string[];
  lines_used: number;
  lines_header: number;
  lines_reported: number;
  listings_added: number;
  listings_changed: number;
  listings_unchanged: number;
  listings_kept: number;
  listings_removed: number;
  applied_at: Date;
}

export interface ImportFindingTable {
  import_id: number;
  position: number;
  severity: 'error' | 'warning' | 'note';
  code: string;
  listing: string | null;
  line: number | null;
  cell: number | null;
  page: number | null;
  sheet: string | null;
  ja: string;
  en: string;
}

interface HeadingTable {
  id: Id;
  edition_id: number;
  position: number;
  code: string;
  name: string;
}

export type DirectionTable = HeadingTable;
export type PolicyTable = HeadingTable & { direction_id: number };
export type MeasureTable = HeadingTable & { policy_id: number };

export interface ProgrammeTable {
  id: Id;
  plan_id: number;
  number: string;
  name: string;
  name_key: string;
  created_at: Date;
}

export interface ProgrammeSlugTable {
  slug: string;
  programme_id: number;
  since: Date;
  is_current: boolean;
}

export interface DepartmentTable {
  id: Id;
  plan_id: number;
  bureau: string;
  section: string | null;
}

export type ListingTable = {
  id: Id;
  plan_id: number;
  edition_id: number;
  measure_id: number;
  programme_id: number;
  import_id: number;
  position: number;
  name: string;
  is_primary: boolean;
  kinds: string[];
  others: boolean;
  total_yen: bigint | null;
  total_provenance: Provenance;
} & PlaceColumns<'source'> &
  PlaceColumns<'total'>;

export interface ListingDepartmentTable {
  listing_id: number;
  position: number;
  department_id: number;
}

export interface ListingReferenceTable {
  listing_id: number;
  position: number;
  code: string;
  measure_id: number | null;
}

export interface ListingLinkTable {
  listing_id: number;
  position: number;
  kind: 'carried_out_by' | 'accounted_under';
  name: string;
  others: boolean;
  programme_id: number | null;
}

export type ListingYearTable = {
  listing_id: number;
  fiscal_year: number;
  activity: string | null;
  cost_yen: bigint | null;
  cost_provenance: Provenance;
} & PlaceColumns<'activity'> &
  PlaceColumns<'cost'>;

export interface ChangeTable {
  id: ColumnType<bigint, never, never>;
  edition_id: number;
  import_id: number;
  programme_id: number | null;
  measure_code: string | null;
  kind: ChangeKind;
  /** name, heading, measure, primary, kinds, departments, others, references, links, total, cost:2012, activity:2013; null for a whole row. Figures as `figureText` writes them. */
  field: string | null;
  before: string | null;
  after: string | null;
  changed_at: Date;
  /** `planning: 企画部 企画政策課`; null for what came with an imported file. */
  acting_as: string | null;
}

export type PlanTables = {
  'plan.plan': PlanTable;
  'plan.edition': EditionTable;
  'plan.import': ImportTable;
  'plan.import_finding': ImportFindingTable;
  'plan.direction': DirectionTable;
  'plan.policy': PolicyTable;
  'plan.measure': MeasureTable;
  'plan.programme': ProgrammeTable;
  'plan.programme_slug': ProgrammeSlugTable;
  'plan.department': DepartmentTable;
  'plan.listing': ListingTable;
  'plan.listing_department': ListingDepartmentTable;
  'plan.listing_reference': ListingReferenceTable;
  'plan.listing_link': ListingLinkTable;
  'plan.listing_year': ListingYearTable;
  'plan.change': ChangeTable;
};
