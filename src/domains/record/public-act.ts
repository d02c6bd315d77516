/** A public act: something the city did in public view, whose document anyone can prove unchanged later. */
import type { Sentence } from '#platform/http';
import { canonicalJson } from './canonical.ts';

export interface PublicAct {
  /** `plan.edition-published`, `progress.report-published`: stem of the noun first. */
  kind: string;
  /** Permanent address of what it is about, without language prefix. */
  path: string;
  /** What happened, for people: goes into feeds and mails. */
  title: Sentence;
  /** As which role it was done, `planning: 企画部 企画政策課`; never a person's name. */
  actingAs: string;
  /** Numbers of programmes (P0001), codes of measures (協1-1), names of departments (企画部 企画政策課): whom it is told to. */
  about: { programmes?: string[]; measures?: string[]; departments?: string[] };
  /** The document, as JSON without personal content; its SHA-256 stands in the leaf. */
  document: object;
}

/** A public act as it is kept. */
export interface KeptAct {
  id: bigint;
  at: Date;
  kind: string;
  path: string;
  title: Sentence;
  actingAs: string;
  about: Required<PublicAct['about']>;
  /** Canonical JSON. */
  document: string;
  leaf: string;
}

/** Permanent address of a public act's own page, without language prefix. */
export function publicActPath(id: bigint | string): string {
  return `/record/acts/${id}`;
}

/**
 * The leaf of an act: canonical JSON that names everything kept of it, what may be long by its SHA-256 (an entry of a log
 * has at most 65,535 bytes). `sha256`: lower-case hex of a text in UTF-8.
 */
export function leafText(act: Omit<KeptAct, 'leaf'>, at: string, sha256: (text: string) => string): string {
  return canonicalJson({
    about_sha256: sha256(canonicalJson(act.about)),
    acting_as: act.actingAs,
    at,
    document_sha256: sha256(act.document),
    id: String(act.id),
    kind: act.kind,
    path: act.path,
    title: act.title,
  });
}
