/** Announcements as Atom feeds. */
import { Refusal, type Ask, type Reply } from '#platform/http';
import { listAnnouncements } from './announcement.store.ts';
import { atomFeed, feedEntriesMax } from './feed.ts';
import { findSubject } from './subject.store.ts';
import { feedPath, type Subject, type SubjectKind } from './subject.ts';
import { sentence, text } from './text.ts';

async function feedOf(ask: Ask, subject: Subject | null): Promise<Reply> {
  const words = text(ask.lang);
  const announcements = await listAnnouncements(ask.db, subject, feedEntriesMax);
  const path = feedPath(subject);
  const whole = (own: string): string => ask.site.origin + ask.href(own);
  const title = subject === null ? words.feed.all : words.feed.of(words.kind[subject.kind], subject.name);
  const head = { title, path, self: whole(path), alternate: whole(subject?.path ?? (subject === null ? '/follow' : '/plan/departments')) };
  return { status: 200, headers: { 'content-type': 'application/atom+xml; charset=utf-8' }, body: atomFeed(ask.site, ask.lang, head, announcements, ask.href) };
}

export function showWholeFeed(ask: Ask): Promise<Reply> {
  return feedOf(ask, null);
}

/** The feed of one programme, measure or department. */
export const showFeed = (kind: SubjectKind) => async (ask: Ask): Promise<Reply> => {
  const subject = await findSubject(ask.db, { kind, key: ask.params.key ?? '' });
  if (subject === null) throw new Refusal(404, 'subject-not-found', sentence((words) => words.ask.unknown));
  return feedOf(ask, subject);
};
