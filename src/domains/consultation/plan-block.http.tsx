/** Calls on the pages of the plan that they are about, and on the front page. */
import type { VNode } from 'preact';
import { listProgrammesInForce } from '#domains/plan';
import type { HomeBlock, PageBlock, PageSubject } from '#platform/domain';
import type { AnyAsk } from '#platform/http';
import type { Consultation } from './consultation.ts';
import { listConsultations, listServing } from './consultation.store.ts';
import { HomeConsultationsView, PlanBlockView } from './plan-block.view.tsx';
import { openFirst, workStageOn } from './public-stage.ts';

const reads = ['consultation', 'plan'];
/** More than these are reached through the list. */
const shownMax = 10;

async function serving(ask: AnyAsk, { programme, measure, department }: PageSubject): Promise<Consultation[]> {
  if (programme) return listServing(ask.db, { programmes: [programme.number] });
  if (department) return listServing(ask.db, { department });
  const programmes = (await listProgrammesInForce(ask.db)).filter((one) => one.measure.code === measure).map(({ number }) => number);
  return listServing(ask.db, { programmes });
}

/** Open first; nothing where none was ever held. */
async function block(ask: AnyAsk, subject: PageSubject): Promise<VNode | null> {
  const today = ask.clock.today();
  const found = openFirst(await serving(ask, subject), today);
  return found.length === 0 ? null : <PlanBlockView view={ask} today={today} consultations={found.slice(0, shownMax)} found={found.length} />;
}

/** On the plan's own page those that one can take part in, now or soon. */
async function planBlock(ask: AnyAsk): Promise<VNode | null> {
  const today = ask.clock.today();
  const numbers = (await listProgrammesInForce(ask.db)).map(({ number }) => number);
  const now = openFirst(await listServing(ask.db, { programmes: numbers }), today).filter((one) => ['open', 'upcoming'].includes(workStageOn(one, today)));
  return now.length === 0 ? null : <PlanBlockView view={ask} today={today} consultations={now.slice(0, shownMax)} found={now.length} />;
}

export const planBlocks: PageBlock[] = [
  { page: 'programme', place: 'middle', order: 40, reads, render: block },
  { page: 'measure', place: 'middle', order: 40, reads, render: block },
  { page: 'department', place: 'middle', order: 40, reads, render: block },
  { page: 'plan', place: 'top', order: 40, reads, render: (ask) => planBlock(ask) },
];

/** What is open stands first on the front page: it waits for people, and not for long. */
export const consultationHome: HomeBlock = {
  order: 5,
  reads: ['consultation'],
  async render(ask) {
    const today = ask.clock.today();
    const open = openFirst(await listConsultations(ask.db, { withDrafts: false }), today).filter((one) => workStageOn(one, today) === 'open');
    return open.length === 0 ? null : <HomeConsultationsView view={ask} today={today} consultations={open.slice(0, shownMax)} />;
  },
};
