/** Opinion maps on the pages of the plan that they are about, on the list of calls for opinions, and on the front page. */
import type { VNode } from 'preact';
import { listProgrammesInForce } from '#domains/plan';
import type { HomeBlock, PageBlock, PageSubject } from '#platform/domain';
import type { PlainDate } from '#platform/clock';
import type { AnyAsk } from '#platform/http';
import { type Conversation, stageOn } from './conversation.ts';
import { openFirst } from './conversation-list.ts';
import { listConversations } from './conversation.store.ts';
import { BlockView, HomeView, NowView } from './plan-block.view.tsx';

const reads = ['opinion_map', 'plan'];
/** More than these are reached through the list. */
const shownMax = 5;

async function serving(ask: AnyAsk, { programme, measure, department }: PageSubject): Promise<Conversation[]> {
  const all = await listConversations(ask.db, { withDrafts: false });
  if (all.length === 0) return [];
  if (programme) return all.filter(({ programmes }) => programmes.includes(programme.number));
  if (department) return all.filter((one) => one.department.bureau === department.bureau && one.department.section === department.section);
  const numbers = (await listProgrammesInForce(ask.db)).filter((one) => measure === undefined || one.measure.code === measure).map(({ number }) => number);
  return all.filter(({ programmes }) => programmes.some((number) => numbers.includes(number)));
}

/** Open first; nothing where none was ever held. */
async function block(ask: AnyAsk, subject: PageSubject): Promise<VNode | null> {
  const today = ask.clock.today();
  const found = openFirst(await serving(ask, subject), today);
  return found.length === 0 ? null : <BlockView view={ask} today={today} conversations={found.slice(0, shownMax)} found={found.length} />;
}

function openOf(all: readonly Conversation[], today: PlainDate): Conversation[] {
  return openFirst(all, today).filter((one) => stageOn(one, today) === 'open').slice(0, shownMax);
}

/** What is open, or where the others are; nothing where none was ever held. */
async function now(ask: AnyAsk): Promise<VNode | null> {
  const all = await listConversations(ask.db, { withDrafts: false });
  return all.length === 0 ? null : <NowView view={ask} today={ask.clock.today()} conversations={openOf(all, ask.clock.today())} />;
}

export const planBlocks: PageBlock[] = [
  ...(['programme', 'measure', 'department', 'edition'] as const).map((page): PageBlock => ({ page, place: 'middle', order: 45, reads, render: block })),
  { page: 'consultations', place: 'middle', order: 10, reads: ['opinion_map'], render: now },
];

/** Under what is open of calls for opinions. */
export const mapHome: HomeBlock = {
  order: 6,
  reads: ['opinion_map'],
  async render(ask) {
    const open = openOf(await listConversations(ask.db, { withDrafts: false }), ask.clock.today());
    return open.length === 0 ? null : <HomeView view={ask} today={ask.clock.today()} conversations={open} />;
  },
};
