import { departmentName } from '#domains/plan';
import { holds, type Principal } from '#platform/access';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { askedYear } from './asked-sheet.store.ts';
import { listBooks } from './book.store.ts';
import { waitingSheets } from './desk.store.ts';
import { listAnsweredFor, listEvaluated, yearUnderEvaluation } from './evaluated.store.ts';
import { publishSheet } from './publishing.store.ts';
import { rowsPerPage, says, sortedBy, withChoice, type StaffListChoice } from './sheet-list.ts';
import { holdSheet, listSheetYears, listStates, sheetName } from './sheet.store.ts';
import { sheetState, sheetStates } from './sheet.ts';
import { StaffListView, type StaffRow } from './staff-list.view.tsx';
import { sentence } from './text.ts';
import { waitsOf } from './wait.ts';

async function listRows(ask: Pick<Ask, 'db'>, year: number): Promise<StaffRow[]> {
  const [evaluated, states] = [await listEvaluated(ask.db), await listStates(ask.db, year)];
  return evaluated.map((each) => {
    const known = states.get(sheetName(each));
    return { ...each, year, departmentNames: each.departments.map(departmentName), state: known?.state ?? 'not-begun', isAssessed: known?.isAssessed ?? false, changedAt: known?.changedAt ?? null };
  });
}

/** `waiting`: names of the sheets that wait for the person, where only those are asked for. */
function chosen(rows: StaffRow[], choice: StaffListChoice, waiting: Set<string> | null): StaffRow[] {
  const fits = rows.filter(
    (row) =>
      says(choice.text, row.key, row.name, row.measure?.name ?? '', ...row.departmentNames) &&
      (choice.subject === undefined || row.subject === choice.subject) &&
      (waiting === null || waiting.has(sheetName(row))) &&
      (choice.state === undefined || row.state === choice.state) &&
      (choice.department === undefined || row.departmentNames.includes(choice.department)),
  );
  if (choice.sort === undefined) return fits;
  const { sort } = choice;
  return sortedBy(fits, (row) => (sort === 'state' ? sheetStates.indexOf(row.state) : sort === 'changed' ? (row.changedAt?.getTime() ?? null) : sort === 'departments' ? (row.departmentNames[0] ?? null) : row[sort]), choice.order);
}

const columns: Column<StaffRow>[] = [
  { key: 'fiscal_year', label: 'fiscal_year', value: (row) => row.year },
  { key: 'subject', label: 'subject', value: (row) => row.subject },
  { key: 'key', label: 'key', value: (row) => row.key },
  { key: 'name', label: 'name', value: (row) => row.name },
  { key: 'departments', label: 'departments', value: (row) => row.departmentNames.join('、') },
  { key: 'state', label: 'state', value: (row) => row.state },
  { key: 'assessed', label: 'assessed', value: (row) => row.isAssessed },
  { key: 'changed_at', label: 'changed_at', value: (row) => row.changedAt?.toISOString() },
];

export async function showStaffList(ask: Ask<StaffListChoice>): Promise<Reply> {
  const principal = signedIn(ask);
  const latest = await yearUnderEvaluation(ask.db, ask.clock.today());
  const year = ask.query.year ?? latest;
  const all = await listRows(ask, year);
  const { published, ...choice } = ask.query;
  const rows = chosen(all, choice, choice.waits === undefined ? null : await waitingSheets(ask.db, principal, choice.waits, year));
  if (ask.format === 'csv') return csvReply(`evaluation-sheets-${year}.csv`, columns, rows);
  if (ask.format === 'json') return json({ fiscal_year: year, total: rows.length, sheets: rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row) ?? null]))) });
  const at = ask.query.page ?? 1;
  const shown = rows.slice((at - 1) * rowsPerPage, at * rowsPerPage);
  if (shown.length === 0 && at > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(at)));
  const isPlanning = holds(principal, 'planning');
  const own = holds(principal, 'planning', 'auditor', 'panel') ? all : await listAnsweredFor(ask.db, departmentsOf(principal));
  const years = [...new Set([year, latest, ...(await listSheetYears(ask.db))])].toSorted((a, b) => b - a);
  return page(
    <StaffListView
      view={ask}
      year={year}
      years={years}
      rows={shown}
      found={rows.length}
      departments={[...new Set(all.flatMap(({ departmentNames }) => departmentNames))]}
      choice={choice}
      waits={waitsOf(principal.posts)}
      published={published ?? null}
      isPlanning={isPlanning}
      isPanel={holds(principal, 'panel')}
      opens={new Set(own.map(sheetName))}
      toPublish={all.filter(({ state }) => state === 'confirmed').length}
      books={await listBooks(ask.db, year)}
      href={(change) => ask.href(withChoice('/staff/evaluations', { ...choice, year, ...change }))}
    />,
  );
}

/** Where somebody writes or confirms. */
function departmentsOf({ posts }: Principal): number[] {
  return posts.filter(({ role }) => role === 'member' || role === 'head').flatMap(({ departmentIds }) => departmentIds);
}

/** Publishes every confirmed sheet of a year in one go. */
export async function publishYear(ask: Ask): Promise<Reply> {
  const year = askedYear(ask.params);
  ask.telling.subject = `evaluation ${year}`;
  const confirmed = (await listRows(ask, year)).filter(({ state }) => state === 'confirmed');
  if (confirmed.length === 0) throw new Refusal(409, 'nothing-confirmed', sentence((words) => words.staff.nothingToPublish));
  for (const row of confirmed) {
    const sheet = await holdSheet(ask.db, { subject: row.subject, key: row.key, year }, ask.clock.now());
    if (sheetState(sheet) === 'confirmed') await publishSheet(ask.db, sheet, row, ask.actingAs, ask.clock.now());
  }
  return seeOther(ask.href(withChoice('/staff/evaluations', { year, published: confirmed.length })));
}
