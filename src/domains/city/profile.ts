/** The city as data: everything about it that the program must not know by itself. */
import { z } from 'zod';
import { isMunicipalityCode } from '#domains/civic';
import type { Site } from '#platform/http';
import { contrast } from './colour.ts';
import { givenReadings } from './given-reading.ts';

const sentence = z.object({ ja: z.string().min(1), en: z.string().min(1) });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'a colour is written #rrggbb', abort: true });
/** WCAG 2.2, 1.4.3: text on white needs 4.5 : 1. */
const contrastLeast = 4.5;

export const profileSchema = z.object({
  name: sentence,
  kana: z.string().regex(/^[ぁ-ゖー]+$/, 'kana is written in hiragana'),
  code: z.string().refine(isMunicipalityCode, 'a 団体コード has six digits, the last of which is a check digit'),
  tagline: sentence,
  sample: z.boolean().default(false),
  languages: z.array(z.enum(['ja', 'en'])).min(1).default(['ja', 'en']),
  contact: z.object({ label: sentence, lines: z.array(sentence) }),
  colours: z
    .object({ primary: colour })
    .refine(({ primary }) => contrast(primary, '#ffffff') >= contrastLeast, `the primary colour needs a contrast of ${contrastLeast} : 1 to white`),
  licence: z.object({ label: sentence, url: z.url().optional() }),
  departments: z.array(z.object({ bureau: z.string().min(1), sections: z.array(z.string().min(1)).default([]) })).default([]),
  plans: z
    .array(
      z.object({
        slug: z.string().regex(/^[a-z0-9-]+$/),
        name: z.string().min(1),
        books: z.array(z.object({ file: z.string().min(1), layout: z.string().optional(), title: z.string().optional() })).default([]),
      }),
    )
    .default([]),
});

export type Profile = z.output<typeof profileSchema>;

/** What pages show of the city. */
export function siteOf(profile: Profile, origin: string, nav: Site['nav']): Site {
  const { name, kana, tagline, sample, languages, contact, colours } = profile;
  return { name, tagline, sample, origin, languages, nav, contact, colours, readings: givenReadings(name.ja, kana) };
}
