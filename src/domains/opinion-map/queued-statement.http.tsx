/** One statement for a moderator: everything to decide on it, and deciding, claiming, translating, asking and advising. */
import { countGraphemes } from '#domains/civic';
import { type AnyAsk, type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { withQuery } from '#platform/query';
import { plainText } from '#platform/typed-text';
import { z } from 'zod';
import { queuedPath } from './address.ts';
import { claim, release } from './claim.store.ts';
import type { Conversation } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { emptyDecision, readDecision, reasonFaults } from './moderation.ts';
import { decide, tellPublic } from './moderation.store.ts';
import { listLogOf } from './moderation-log.store.ts';
import { moderatorOf } from './moderator.store.ts';
import { type QueuedDeed, queuedDeeds, type QueueRow } from './queue.ts';
import { findQueued, listMergedInto, translate } from './queue.store.ts';
import { type QueuedProps, QueuedView } from './queued-statement.view.tsx';
import { advise, askSecondOpinion, listSecondOpinions } from './second-opinion.store.ts';
import { similarTo } from './similar.ts';
import { listStatements } from './statement.store.ts';
import { sentence, text } from './text.ts';

export const queuedQuery = z.object({ done: z.enum(queuedDeeds).optional().catch(undefined) });
const typedText = z.string().max(5_000).default('');
export const decisionForm = z.object({ act: z.string().max(20).default(''), ground: z.string().max(20).default(''), reason: typedText, into: z.string().max(40).default(''), into_other: z.string().max(40).default(''), seen: z.coerce.number().int().min(0).max(2_147_483_647).default(0).catch(0) });
export const claimForm = z.object({ step: z.string().max(20).default('take') });
export const translationForm = z.object({ translation: typedText });
export const questionForm = z.object({ question: typedText });
export const adviceForm = z.object({ advice: typedText });

/** A translation may be longer than what it translates: three times the letters, as English needs for Japanese. */
const translationRatio = 3;

interface Asked {
  conversation: Conversation;
  row: QueueRow;
}

/** @throws Refusal 404 where the conversation has no such statement. */
async function askedFor(ask: AnyAsk): Promise<Asked> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug!);
  const typed = ask.params.number!;
  const row = /^[1-9]\d{0,8}$/.test(typed) ? await findQueued(ask.db, conversation.id, Number(typed), { personId: signedIn(ask).personId, at: ask.clock.now() }) : null;
  if (row === null) throw new Refusal(404, 'statement-not-found', sentence((words) => words.moderation.hindrance.unknownStatement));
  ask.telling.subject = `opinion-map ${conversation.slug}, statement ${row.number}`;
  return { conversation, row };
}

/** The same for what writes: before it is announced its statements are changed in the draft. */
async function askedToWrite(ask: AnyAsk): Promise<Asked> {
  const asked = await askedFor(ask);
  if (asked.conversation.announcedAt === null) throw new Refusal(409, 'not-begun', sentence((words) => words.moderation.hindrance.draft));
  return asked;
}

type Again = Partial<Pick<QueuedProps, 'hindrance' | 'done'>> & { typed?: Partial<QueuedProps['typed']>; faults?: Fault[] };

async function render(ask: AnyAsk, { conversation, row }: Asked, { typed = {}, faults = [], hindrance = null, done = null }: Again = {}, status = 200): Promise<Reply> {
  const others = (await listStatements(ask.db, conversation.id)).filter(({ number }) => number !== row.number);
  return page(
    <QueuedView
      view={ask}
      conversation={conversation}
      row={row}
      leads={(await moderatorOf(ask.db, signedIn(ask), ask.actingAs, conversation.slug)).leads}
      similar={similarTo(row.text, others)}
      mergedHere={await listMergedInto(ask.db, conversation.id, row.number)}
      opinions={await listSecondOpinions(ask.db, conversation.id, row.number, signedIn(ask).personId)}
      history={await listLogOf(ask.db, conversation.id, { statement: row.number })}
      typed={{ decision: emptyDecision, translation: row.translation ?? '', question: '', advice: '', ...typed }}
      errors={faults.map(({ field, sentence: said }) => ({ field, message: said[ask.lang] }))}
      hindrance={hindrance}
      done={done}
    />,
    status,
  );
}

const toStatement = (ask: AnyAsk, { conversation, row }: Asked, done: QueuedDeed): Reply => seeOther(ask.href(withQuery(queuedPath(conversation.slug, row.number), { done })));

export async function showQueued(ask: Ask<z.output<typeof queuedQuery>>): Promise<Reply> {
  return render(ask, await askedFor(ask), { done: ask.query.done ?? null });
}

export async function decideOne(ask: Ask<Record<string, never>, z.output<typeof decisionForm>>): Promise<Reply> {
  const asked = await askedToWrite(ask);
  const { conversation, row } = asked;
  const words = text(ask.lang).moderation.hindrance;
  const { seen, into_other: other, ...form } = ask.form;
  const typed = { ...form, into: form.into === 'other' || form.into === '' ? other : form.into };
  if (row.seen !== seen) return render(ask, asked, { typed: { decision: typed }, hindrance: words.changed }, 409);
  const { decision, faults } = readDecision(typed, row, row.seen > 0);
  if (decision === null) return render(ask, asked, { typed: { decision: typed }, faults }, 422);
  const moderator = await moderatorOf(ask.db, signedIn(ask), ask.actingAs, conversation.slug);
  const at = ask.clock.now();
  const done = await decide(ask.db, { conversationId: conversation.id, number: row.number, decision, seen, moderator }, at);
  if (done === 'into') return render(ask, asked, { typed: { decision: typed }, faults: [{ field: 'into', sentence: sentence((all) => all.moderation.fault.into) }] }, 422);
  if (typeof done === 'string') return render(ask, await askedFor(ask), { typed: { decision: typed }, hindrance: done === 'none-such' ? words.unknownStatement : words[done] }, 409);
  if (decision.reason !== '') ask.telling.why = decision.reason;
  await tellPublic(ask.db, conversation, done, ask.actingAs, at);
  return toStatement(ask, asked, decision.act);
}

export async function claimOne(ask: Ask<Record<string, never>, z.output<typeof claimForm>>): Promise<Reply> {
  const asked = await askedToWrite(ask);
  const { conversation, row } = asked;
  const { personId } = signedIn(ask);
  if (ask.form.step === 'release') await release(ask.db, conversation.id, row.number, personId);
  else if (!(await claim(ask.db, conversation.id, row.number, { personId, actingAs: ask.actingAs }, ask.clock.now(), ask.form.step === 'take-over'))) {
    return render(ask, await askedFor(ask), { hindrance: text(ask.lang).moderation.hindrance.claimed }, 409);
  }
  return seeOther(ask.href(queuedPath(conversation.slug, row.number)));
}

export async function translateOne(ask: Ask<Record<string, never>, z.output<typeof translationForm>>): Promise<Reply> {
  const asked = await askedToWrite(ask);
  const { conversation, row } = asked;
  const translation = plainText(ask.form.translation).replace(/\s+/gu, ' ');
  const most = conversation.lengthMax * translationRatio;
  const count = countGraphemes(translation);
  if (count > most) {
    const faults: Fault[] = [{ field: 'translation', sentence: sentence((words) => words.moderation.fault.translation(count, most)) }];
    return render(ask, asked, { typed: { translation: ask.form.translation }, faults }, 422);
  }
  await translate(ask.db, conversation.id, row.number, translation);
  return toStatement(ask, asked, 'translated');
}

export async function askOther(ask: Ask<Record<string, never>, z.output<typeof questionForm>>): Promise<Reply> {
  const asked = await askedToWrite(ask);
  const question = plainText(ask.form.question);
  const faults = question === '' ? [{ field: 'question', sentence: sentence((words) => words.moderation.fault.question) }] : reasonFaults('question', question, false);
  if (faults.length > 0) return render(ask, asked, { typed: { question: ask.form.question }, faults }, 422);
  const did = await askSecondOpinion(ask.db, { conversationId: asked.conversation.id, number: asked.row.number, text: question, personId: signedIn(ask).personId, actingAs: ask.actingAs }, ask.clock.now());
  if (!did) return render(ask, asked, { typed: { question }, hindrance: text(ask.lang).moderation.hindrance.asksAlready }, 409);
  return toStatement(ask, asked, 'asked');
}

export async function adviseOther(ask: Ask<Record<string, never>, z.output<typeof adviceForm>>): Promise<Reply> {
  const asked = await askedToWrite(ask);
  const advice = plainText(ask.form.advice);
  const faults = advice === '' ? [{ field: 'advice', sentence: sentence((words) => words.moderation.fault.advice) }] : reasonFaults('advice', advice, false);
  if (faults.length > 0) return render(ask, asked, { typed: { advice: ask.form.advice }, faults }, 422);
  const did = await advise(ask.db, { conversationId: asked.conversation.id, number: asked.row.number, text: advice, personId: signedIn(ask).personId, actingAs: ask.actingAs }, ask.clock.now());
  if (!did) return render(ask, asked, { typed: { advice }, hindrance: text(ask.lang).moderation.hindrance.cannotAdvise }, 409);
  return toStatement(ask, asked, 'advised');
}
