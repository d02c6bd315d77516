/** The whole result on one page, for paper and for those who search by their browser. */
import { setImmediate as breathe } from 'node:timers/promises';
import { moderationPath } from '#domains/opinion';
import { renderToString } from 'preact-render-to-string';
import { page, type Ask, type Reply } from '#platform/http';
import { askedResult, wholeResult } from './asked-result.store.ts';
import { listFollowUps } from './follow-up.store.ts';
import { PrintedReplies, PrintView } from './print.view.tsx';

/** Replies between two breaths: what is made for one reader must not keep all others waiting. */
const repliesAtOnce = 10;

export async function showPrint(ask: Ask): Promise<Reply> {
  const { consultation, release } = await askedResult(ask);
  const { replies, corrections } = await wholeResult(ask.db, consultation.id);
  const followUps = new Map((await listFollowUps(ask.db, consultation.id)).map((followUp) => [followUp.replyNumber, followUp]));
  const shown = replies.map(({ reply, units }) => ({ reply, units, hidden: 0, corrections: corrections.filter(({ replyNumber }) => replyNumber === reply.number), followUp: followUps.get(reply.number) }));
  const pieces: string[] = [];
  for (let from = 0; from < shown.length; from += repliesAtOnce) {
    pieces.push(renderToString(<PrintedReplies view={ask} slug={consultation.slug} shown={shown.slice(from, from + repliesAtOnce)} />));
    await breathe();
  }
  return page(
    <PrintView
      view={ask}
      consultation={consultation}
      release={release}
      replies={replies.length}
      passages={new Set(replies.flatMap(({ reply }) => reply.passages.map((passage) => JSON.stringify(passage)))).size}
      html={pieces.join('')}
      corrections={corrections.filter(({ replyNumber }) => replyNumber === null)}
      moderation={moderationPath(consultation.slug)}
    />,
  );
}
