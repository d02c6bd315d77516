/** Changing and ending what one is told of, by the link of a letter or by one's account. */
import { z } from 'zod';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { isToken, managePath, rhythms, type Follower } from './follower.ts';
import { claimFollower, deleteFollower, deleteFollowing, findFollower, listFollowings, setRhythm } from './follower.store.ts';
import { FollowerView, StoppedView, StopView } from './follower.view.tsx';
import { LinkOverView } from './following.view.tsx';
import { nameSubjects } from './subject.store.ts';
import { sentence, text } from './text.ts';

export const followerQuery = z.object({ done: z.enum(['started', 'changed', 'removed']).optional().catch(undefined) });
export const rhythmForm = z.object({ rhythm: z.enum(rhythms) });
export const removalForm = z.object({ following: z.uuid() });

type FollowerAsk = Ask<z.output<typeof followerQuery>>;

/** @throws Refusal 410 where the letters were stopped already. */
async function getFollower(ask: Pick<Ask, 'db' | 'params'>): Promise<Follower> {
  const { token } = ask.params;
  const follower = isToken(token) ? await findFollower(ask.db, token) : null;
  if (follower) return follower;
  throw new Refusal(410, 'follower-gone', sentence((words) => words.manage.goneBody));
}

async function show(ask: FollowerAsk, follower: Follower | null, own: boolean): Promise<Reply> {
  const followed = follower === null ? [] : await nameSubjects(ask.db, await listFollowings(ask.db, follower.id));
  return page(<FollowerView view={ask} follower={follower} followed={followed} done={ask.query.done} own={own} />);
}

export async function showFollower(ask: FollowerAsk): Promise<Reply> {
  const { token } = ask.params;
  const follower = isToken(token) ? await findFollower(ask.db, token) : null;
  const { gone, goneBody } = text(ask.lang).manage;
  return follower === null ? page(<LinkOverView view={ask} title={gone} body={goneBody} />, 410) : show(ask, follower, false);
}

/** What the address of one's own account is told of. */
export async function showOwnFollower(ask: FollowerAsk): Promise<Reply> {
  const { email, personId } = signedIn(ask);
  return show(ask, await claimFollower(ask.db, email, personId), true);
}

export async function changeRhythm(ask: Ask<Record<string, never>, z.output<typeof rhythmForm>>): Promise<Reply> {
  const follower = await getFollower(ask);
  ask.telling.subject = 'follower';
  await setRhythm(ask.db, follower.id, ask.form.rhythm);
  return seeOther(ask.href(`${managePath(follower.token)}?done=changed`));
}

export async function removeFollowing(ask: Ask<Record<string, never>, z.output<typeof removalForm>>): Promise<Reply> {
  const follower = await getFollower(ask);
  ask.telling.subject = 'follower';
  await deleteFollowing(ask.db, follower.id, ask.form.following);
  const left = await listFollowings(ask.db, follower.id);
  return left.length === 0 ? page(<StoppedView view={ask} />) : seeOther(ask.href(`${managePath(follower.token)}?done=removed`));
}

export function showStop(ask: Ask): Reply {
  const { token } = ask.params;
  if (isToken(token)) return page(<StopView view={ask} token={token} />);
  const { gone, goneBody } = text(ask.lang).manage;
  return page(<LinkOverView view={ask} title={gone} body={goneBody} />, 410);
}

/** Answers the same where it was stopped before: a program of mail may send twice (RFC 8058, no redirect, no cookie). */
export async function stopFollowing(ask: Ask): Promise<Reply> {
  const { token } = ask.params;
  ask.telling.subject = 'follower';
  if (isToken(token)) await deleteFollower(ask.db, token);
  return page(<StoppedView view={ask} />);
}
