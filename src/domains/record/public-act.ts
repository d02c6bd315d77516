/** A public act: something the city did in public view, whose document anyone can prove unchanged later. */
import type { Sentence } from '#platform/http';

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
