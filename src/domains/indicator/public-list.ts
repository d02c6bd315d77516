/** What a person may choose in the lists of indicators, and what they give as data. */
import type { Column } from '#platform/table';
import { z } from 'zod';
import { indicatorPath } from './address.ts';
import { indicatorKinds, type IndicatorOfYear } from './indicator.ts';
import { verdicts } from './judgement.ts';

export const conditions = {
  year: z.coerce.number().int().min(1873).max(2999).optional().describe('Fiscal year; without it the year before, within the plan.'),
  kind: z.enum(indicatorKinds).optional(),
  verdict: z.enum(verdicts).optional().describe('As judged pro rata.'),
  measure: z.string().min(1).max(60).optional().describe('Code of a measure: its own indicators and those of its programmes.'),
};

export const sorts = ['name', 'subject', 'verdict', 'rate'] as const;

export const listQuery = z.object({
  ...conditions,
  text: z.string().max(200).optional(),
  sort: z.enum(sorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type ListChoice = z.output<typeof listQuery>;

export const apiQuery = z.object({
  ...conditions,
  programme: z.string().regex(/^P\d{4,9}$/).optional().describe('Number of a programme.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('How many items at most; up to 1000.'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('How many items to leave out first.'),
});

const decimal = z.string().describe('An exact decimal, as text.');
const judgement = z.object({ verdict: z.enum(verdicts), rate: z.int().nullable().describe('Tenths of a per cent of what was expected.'), missing: z.array(z.string()) });
const item = z.object({
  id: z.int(),
  programme: z.string().nullable(),
  measure: z.string().nullable(),
  subject: z.string().describe('Name of the programme or measure.'),
  kind: z.enum(indicatorKinds),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(['more', 'less']),
  baseline: z.object({ value: decimal, year: z.int() }).nullable(),
  source: z.string(),
  source_key: z.string().nullable().describe('The figure of the city’s own service that actuals are taken from.'),
  fiscal_year: z.int(),
  target: decimal.nullable(),
  actual: z.object({ value: decimal, state: z.enum(['entered', 'live', 'frozen']), at: z.iso.datetime() }).nullable(),
  final_target: decimal.nullable(),
  met_year: z.boolean().nullable(),
  pro_rata: judgement,
  at_end: judgement,
  url: z.url(),
});
export const indicatorsAnswer = z.object({ fiscal_year: z.int().nullable(), total: z.int(), limit: z.int(), offset: z.int(), items: z.array(item) });

/** An indicator in a year with the name of what it belongs to. */
export interface Listed {
  indicator: IndicatorOfYear;
  subject: { name: string; slug: string | null; measure: { code: string; name: string } };
}

export function listedDocument(origin: string, { indicator, subject }: Listed): z.input<typeof item> {
  const { id, kind, name, unit, direction, baseline, source, sourceKey, fiscalYear, target, actual, finalTarget, metYear, proRata, atEnd } = indicator;
  return {
    id, kind, name, unit, direction, baseline, source, target,
    programme: indicator.subject.programmeNumber,
    measure: indicator.subject.measureCode,
    subject: subject.name,
    source_key: sourceKey,
    fiscal_year: fiscalYear,
    actual: actual && { value: actual.value, state: actual.state, at: actual.at.toISOString() },
    final_target: finalTarget,
    met_year: metYear,
    pro_rata: proRata,
    at_end: atEnd,
    url: `${origin}${indicatorPath(id)}`,
  };
}

/** Decimals go into the file as they are written. */
export const csvColumns: Column<Listed>[] = [
  { key: 'id', label: 'id', value: ({ indicator }) => indicator.id },
  { key: 'programme', label: 'programme', value: ({ indicator }) => indicator.subject.programmeNumber },
  { key: 'measure', label: 'measure', value: ({ subject }) => subject.measure.code },
  { key: 'subject', label: 'subject', value: ({ subject }) => subject.name },
  { key: 'kind', label: 'kind', value: ({ indicator }) => indicator.kind },
  { key: 'name', label: 'name', value: ({ indicator }) => indicator.name },
  { key: 'unit', label: 'unit', value: ({ indicator }) => indicator.unit },
  { key: 'direction', label: 'direction', value: ({ indicator }) => indicator.direction },
  { key: 'baseline', label: 'baseline', value: ({ indicator }) => indicator.baseline?.value },
  { key: 'baseline_year', label: 'baseline_year', value: ({ indicator }) => indicator.baseline?.year },
  { key: 'fiscal_year', label: 'fiscal_year', value: ({ indicator }) => indicator.fiscalYear },
  { key: 'target', label: 'target', value: ({ indicator }) => indicator.target },
  { key: 'actual', label: 'actual', value: ({ indicator }) => indicator.actual?.value },
  { key: 'actual_state', label: 'actual_state', value: ({ indicator }) => indicator.actual?.state },
  { key: 'final_target', label: 'final_target', value: ({ indicator }) => indicator.finalTarget },
  { key: 'pro_rata_verdict', label: 'pro_rata_verdict', value: ({ indicator }) => indicator.proRata.verdict },
  { key: 'pro_rata_tenths_of_percent', label: 'pro_rata_tenths_of_percent', value: ({ indicator }) => indicator.proRata.rate },
  { key: 'at_end_verdict', label: 'at_end_verdict', value: ({ indicator }) => indicator.atEnd.verdict },
  { key: 'source', label: 'source', value: ({ indicator }) => indicator.source },
];

const order: Record<(typeof sorts)[number], (listed: Listed) => string | number> = {
  name: ({ indicator }) => indicator.name,
  subject: ({ subject }) => `${subject.measure.code} ${subject.name}`,
  verdict: ({ indicator }) => verdicts.indexOf(indicator.proRata.verdict),
  rate: ({ indicator }) => indicator.proRata.rate ?? Infinity,
};

/** By what was chosen; those that are equal in it keep their order. */
export function sorted(listed: readonly Listed[], by: (typeof sorts)[number] | undefined, direction: 'asc' | 'desc'): Listed[] {
  if (by === undefined) return [...listed];
  const sign = direction === 'asc' ? 1 : -1;
  return listed.toSorted((first, second) => {
    const [one, other] = [order[by](first), order[by](second)];
    return sign * (typeof one === 'string' ? one.localeCompare(String(other), 'ja') : one === other ? 0 : one < (other as number) ? -1 : 1);
  });
}
