/** What the public record keeps when a call is announced, changed or cancelled. */
import type { PublicAct } from '#domains/record';
import { departmentText } from '#domains/staff';
import { type Consultation, consultationPath } from './consultation.ts';
import type { Telling } from './telling.ts';
import { sentence } from './text.ts';

/** A document as it stood when it was published. */
export interface PublishedDocument {
  key: string;
  title: string;
  version: number;
  /** SHA-256 of its text in UTF-8, hex. */
  sha256: string;
  /** SHA-256 of its PDF, hex; null where it has none. */
  file_sha256: string | null;
}

export type About = PublicAct['about'];

export function announcedAct(consultation: Consultation, tellings: readonly Telling[], documents: readonly PublishedDocument[], about: About, actingAs: string): PublicAct {
  return {
    kind: 'consultation.announced',
    path: consultationPath(consultation.slug),
    title: sentence((words) => words.act.announced(consultation.subject)),
    actingAs,
    about,
    document: {
      slug: consultation.slug,
      subject: consultation.subject,
      purpose: consultation.purpose,
      department: departmentText(consultation.department),
      contact: consultation.contact,
      opens_on: consultation.opensOn,
      closes_on: consultation.closesOn,
      who_may: consultation.whoMay,
      ways: consultation.ways,
      addresses: consultation.addresses,
      identity: consultation.identity,
      programmes: consultation.programmes,
      told: tellings.map(({ body, toldOn }) => ({ body, on: toldOn })),
      exception: consultation.exception,
      exception_reason: consultation.exceptionReason,
      documents,
    },
  };
}

export function changedAct(consultation: Pick<Consultation, 'slug' | 'subject'>, fields: object, reason: string, about: About, actingAs: string): PublicAct {
  return { kind: 'consultation.changed', path: consultationPath(consultation.slug), title: sentence((words) => words.act.changed(consultation.subject)), actingAs, about, document: { slug: consultation.slug, fields, reason } };
}

export function cancelledAct(consultation: Pick<Consultation, 'slug' | 'subject'>, reason: string, about: About, actingAs: string): PublicAct {
  return { kind: 'consultation.cancelled', path: consultationPath(consultation.slug), title: sentence((words) => words.act.cancelled(consultation.subject)), actingAs, about, document: { slug: consultation.slug, reason } };
}
