/** An edition as pages see it: its years and measures. */
import { z } from 'zod';
import { type Format, Refusal } from '#platform/http';
import type { Edition } from './edition.ts';
import type { PlanKind } from './tables.ts';
import { sentence } from './text.ts';

export interface OutlineMeasure {
  id: number;
  code: string;
  name: string;
  policy: { code: string; name: string };
  direction: { code: string; name: string };
}

export interface Outline {
  id: number;
  slug: string;
  title: string;
  plan: string;
  kind: PlanKind;
  firstYear: number;
  lastYear: number;
  years: number[];
  unitYen: number;
  status: 'draft' | 'published' | 'superseded';
  publishedAt: Date | null;
  /** In the book's order. */
  measures: OutlineMeasure[];
}

export interface CountedEdition extends Edition {
  measures: number;
  listings: number;
  programmes: number;
}

/** Pages on one edition show the one in force unless the address names another. */
export const editionQuery = z.object({ edition: z.string().max(60).optional() });

export function editionNotFound(slug: string): Refusal {
  return new Refusal(404, 'edition-not-found', sentence((words) => words.editionNotFound(slug)));
}

/**
 * What was found of the edition asked for; one that was named must be there. Null: none was named and none is public yet,
 * which a page says kindly and a file cannot.
 */
export function asked(outline: Outline | null, slug: string | undefined, format: Format): Outline | null {
  if (outline !== null) return outline;
  if (slug !== undefined) throw editionNotFound(slug);
  if (format !== 'html') throw new Refusal(404, 'no-edition', sentence((words) => words.noEdition.title));
  return null;
}
