import { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { programmePath } from './address.ts';
import { figureDocument, millionYen } from './edition-document.ts';
import { asked } from './edition-outline.ts';
import type { Outline } from './edition-outline.ts';
import { departmentName } from './listing.ts';
import { NothingYetView } from './nothing-yet.view.tsx';
import { findOutline } from './edition-outline.store.ts';
import { type ProgrammeChoice, programmeListPath, yenOf } from './programme-list.ts';
import { ProgrammeListView } from './programme-list.view.tsx';
import { listProgrammeChoices, listProgrammes, type ProgrammeFilter } from './programme.store.ts';
import type { ProgrammeRow } from './programme.ts';
import { sentence, text } from './text.ts';

export const programmeListQuery = z.object({
  edition: z.string().max(60).optional(),
  text: z.string().max(200).optional(),
  measure: z.string().max(60).optional(),
  department: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  kind: z.string().max(60).optional(),
  year: z.coerce.number().int().min(1873).max(2999).optional(),
  min: z.coerce.number().min(0).max(1e12).optional(),
  max: z.coerce.number().min(0).max(1e12).optional(),
  sort: z.string().regex(/^(name|measure|total|y\d{4})$/).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;

export async function showProgrammes(ask: Ask<z.output<typeof programmeListQuery>>): Promise<Reply> {
  const outline = asked(await findOutline(ask.db, ask.query.edition), ask.query.edition, ask.format);
  if (outline === null) return page(<NothingYetView view={ask} title={text(ask.lang).list.title} />);
  const choice: ProgrammeChoice = { ...ask.query, order: ask.query.order ?? 'asc', page: ask.query.page ?? 1 };
  check(choice, outline);
  const whole = ask.format !== 'html';
  const filter = filterOf(choice, outline);
  const { found, programmes } = await listProgrammes(ask.db, whole ? filter : { ...filter, limit: rowsPerPage, offset: (choice.page - 1) * rowsPerPage });
  if (ask.format === 'csv') return csvReply(`${outline.slug}-programmes.csv`, csvColumns(outline), programmes);
  if (ask.format === 'json') return json({ edition: outline.slug, unit: 'million yen', total: found, programmes: programmes.map(programmeJson(ask.site.origin)) });
  return showPage(ask, outline, choice, programmes, found);
}

async function showPage(ask: Ask<z.output<typeof programmeListQuery>>, outline: Outline, choice: ProgrammeChoice, programmes: ProgrammeRow[], found: number): Promise<Reply> {
  // Nothing on a page beyond the first means that the page does not exist; nothing on the first, that nothing fits.
  if (programmes.length === 0 && choice.page > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.list.unknownPage(choice.page)));
  const choices = await listProgrammeChoices(ask.db, outline.id);
  return page(
    <ProgrammeListView
      view={ask}
      outline={outline}
      programmes={programmes}
      found={found}
      pages={Math.ceil(found / rowsPerPage)}
      choice={choice}
      {...choices}
      href={({ format, ...change }) => ask.href(programmeListPath({ ...choice, ...change }, format))}
    />,
  );
}

function check(choice: ProgrammeChoice, outline: Outline): void {
  const faults: { name: string; sentence: ReturnType<typeof sentence> }[] = [];
  if (choice.measure !== undefined && !outline.measures.some(({ code }) => code === choice.measure))
    faults.push({ name: 'measure', sentence: sentence((words) => words.list.unknownMeasure(choice.measure ?? '')) });
  const years = [choice.year, choice.sort?.startsWith('y') ? Number(choice.sort.slice(1)) : undefined].filter((year) => year !== undefined);
  const stray = years.find((year) => !outline.years.includes(year));
  if (stray !== undefined) faults.push({ name: choice.year === stray ? 'year' : 'sort', sentence: sentence((words) => words.list.unknownYear(stray)) });
  if (choice.min !== undefined && choice.max !== undefined && choice.min > choice.max) faults.push({ name: 'min', sentence: sentence((words) => words.list.minOverMax) });
  if (faults[0]) throw new Refusal(400, 'bad-filter', faults[0].sentence, faults);
}

function filterOf(choice: ProgrammeChoice, outline: Outline): ProgrammeFilter {
  const byYear = choice.sort?.startsWith('y') ? Number(choice.sort.slice(1)) : undefined;
  return {
    editionId: outline.id,
    measure: choice.measure,
    departmentId: choice.department,
    kind: choice.kind,
    text: choice.text,
    year: choice.year,
    yenMin: choice.min === undefined ? undefined : yenOf(choice.min, outline.unitYen),
    yenMax: choice.max === undefined ? undefined : yenOf(choice.max, outline.unitYen),
    sort: byYear !== undefined ? { year: byYear } : ((choice.sort as 'name' | 'measure' | 'total' | undefined) ?? 'book'),
    direction: choice.order,
  };
}

function csvColumns(outline: Outline): Column<ProgrammeRow>[] {
  return [
    { key: 'number', label: 'number', value: (row) => row.number },
    { key: 'name', label: 'name', value: (row) => row.name },
    { key: 'measure', label: 'measure', value: (row) => row.measure.code },
    { key: 'measure_name', label: 'measure_name', value: (row) => row.measure.name },
    { key: 'kinds', label: 'kinds', value: (row) => row.kinds.join('・') },
    { key: 'departments', label: 'departments', value: (row) => row.departments.map(departmentName).join('、') },
    { key: 'others', label: 'others', value: (row) => row.others },
    { key: 'total_million_yen', label: 'total_million_yen', value: (row) => millionYen(row.total.yen) },
    { key: 'total_provenance', label: 'total_provenance', value: (row) => row.total.provenance },
    ...outline.years.flatMap((year): Column<ProgrammeRow>[] => [
      { key: `cost_${year}_million_yen`, label: `cost_${year}_million_yen`, value: (row) => millionYen(row.costs[year]?.yen ?? null) },
      { key: `cost_${year}_provenance`, label: `cost_${year}_provenance`, value: (row) => row.costs[year]?.provenance ?? 'absent' },
    ]),
  ];
}

function programmeJson(origin: string) {
  return (row: ProgrammeRow): object => ({
    number: row.number,
    name: row.name,
    url: `${origin}${programmePath(row.slug)}`,
    measure: row.measure,
    kinds: row.kinds,
    departments: row.departments,
    others: row.others,
    total: figureDocument(row.total),
    costs: Object.fromEntries(Object.entries(row.costs).map(([year, figure]) => [year, figureDocument(figure)])),
  });
}
