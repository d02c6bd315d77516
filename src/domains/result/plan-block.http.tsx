/** On pages of the plan: what residents said and the city replied in calls that concern the programme. */
import { listConsultations } from '#domains/consultation';
import { listProgrammesInForce } from '#domains/plan';
import type { PageBlock, PageSubject } from '#platform/domain';
import type { Ask } from '#platform/http';
import { withQuery } from '#platform/query';
import type { VNode } from 'preact';
import { foundPath } from './found.ts';
import { listConcerning } from './concerning.store.ts';
import { PlanBlockView } from './plan-block.view.tsx';

const shownMax = 10;
const reads = ['result', 'consultation', 'plan'];

async function programmeBlock(ask: Ask, { programme }: PageSubject): Promise<VNode | null> {
  return programme === undefined ? null : block(ask, [programme.number], withQuery(foundPath, { programme: programme.number }));
}

/** Those of its programmes in force; earlier editions have had their own. */
async function measureBlock(ask: Ask, { measure, edition }: PageSubject): Promise<VNode | null> {
  const programmes = (await listProgrammesInForce(ask.db)).filter((each) => each.measure.code === measure && (edition === undefined || each.edition === edition));
  return programmes.length === 0 ? null : block(ask, programmes.map(({ number }) => number), null);
}

async function block(ask: Ask, numbers: string[], all: string | null): Promise<VNode | null> {
  const calls = await listConsultations(ask.db, { withDrafts: false });
  const serving = calls.filter(({ programmes }) => programmes.some((number) => numbers.includes(number))).map(({ id }) => id);
  const { total, rows } = await listConcerning(ask.db, numbers, serving, shownMax);
  if (total === 0) return null;
  const bySubject = new Map(calls.map((call) => [call.id, call]));
  const shown = rows.flatMap((row) => {
    const call = bySubject.get(row.consultationId);
    return call === undefined ? [] : [{ ...row, slug: call.slug, subject: call.subject }];
  });
  return <PlanBlockView view={ask} rows={shown} total={total} all={all} ofMeasure={all === null} />;
}

export const planBlocks: PageBlock[] = [
  { page: 'programme', place: 'middle', order: 75, reads, render: programmeBlock },
  { page: 'measure', place: 'middle', order: 75, reads, render: measureBlock },
];
