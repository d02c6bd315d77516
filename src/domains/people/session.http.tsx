import { z } from 'zod';
import { cookieOf } from '#platform/cookie';
import { csrfCookie } from '#platform/csrf';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { sessionCookie, sessionCookieName } from '#platform/session';
import { endOtherSessions, endSession, endSessionOfToken, listSessions } from './session.store.ts';
import { sessionLimits } from './session.ts';
import { SessionsView } from './session.view.tsx';
import { sentence } from './text.ts';

export const sessionsQuery = z.object({ ended: z.string().max(10).optional() });
export const sessionEndForm = z.object({ session: z.string().max(100) });

export async function showSessions(ask: Ask<z.output<typeof sessionsQuery>>): Promise<Reply> {
  const { personId, sessionId, posts } = signedIn(ask);
  const limits = posts.length > 0 ? 'staff' : 'person';
  const sessions = await listSessions(ask.db, personId, sessionLimits[limits], ask.clock.now());
  ask.telling.subject = 'own sessions';
  return page(<SessionsView view={ask} sessions={sessions} hereId={sessionId} limits={limits} ended={ask.query.ended !== undefined} />);
}

export async function endOwnSession(ask: Ask<Record<string, never>, z.output<typeof sessionEndForm>>): Promise<Reply> {
  const { personId } = signedIn(ask);
  if (!(await endSession(ask.db, personId, ask.form.session))) throw new Refusal(404, 'session-not-found', sentence((words) => words.sessions.gone));
  ask.telling.subject = 'own session';
  return seeOther(ask.href('/me/sessions?ended=yes'));
}

export async function endOtherOwnSessions(ask: Ask): Promise<Reply> {
  const { personId, sessionId } = signedIn(ask);
  await endOtherSessions(ask.db, personId, sessionId);
  ask.telling.subject = 'own other sessions';
  return seeOther(ask.href('/me/sessions?ended=yes'));
}

/** Ends this browser's session; done twice it is the same. */
export async function signOut(ask: Ask): Promise<Reply> {
  const { origin } = ask.site;
  const token = cookieOf(ask.header('cookie') ?? null, sessionCookieName(origin));
  if (token) await endSessionOfToken(ask.db, token);
  ask.telling.subject = 'own session';
  return seeOther(ask.href('/'), {}, [sessionCookie(origin, null), await csrfCookie(ask.db, origin)]);
}
