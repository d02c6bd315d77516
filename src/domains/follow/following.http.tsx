/** Asking to be told, and saying yes from the letter. */
import { z } from 'zod';
import { limitNetwork, type Allowance } from '#domains/people';
import { json, page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { isMailAddress } from '#platform/mail-address';
import { sendMail } from '#platform/mail';
import { addressKey, isToken, managePath, rhythms, type Rhythm } from './follower.ts';
import { confirmWish, countFollowers, findWish, insertOwnFollowing, insertWish, type Wish } from './follower.store.ts';
import { AboutFollowingView, AskedView, ConfirmView, LinkOverView, NewFollowingView } from './following.view.tsx';
import { confirmLetter, followedLetter } from './letter.ts';
import { findSubject, nameSubjects } from './subject.store.ts';
import { parseSubject, type Subject, subjectText } from './subject.ts';
import { sentence, text } from './text.ts';

/** Letters to strangers that one network may ask for; the people of an office share one. */
const lettersFromNetwork: Allowance = { kind: 'follow:network', most: 30, withinMs: 15 * 60_000 };

export const newFollowingQuery = z.object({ about: z.string().max(250).default('') });
export const newFollowingForm = z.object({ about: z.string().max(250).default(''), email: z.string().max(400).default(''), rhythm: z.string().max(20).default('') });

type Asking = Ask<Record<string, never>, z.output<typeof newFollowingForm>>;

/** @throws Refusal 404 where the plan has no such thing. */
async function getSubject(ask: Pick<Ask, 'db'>, about: string): Promise<Subject> {
  const key = parseSubject(about);
  const subject = key === null ? null : await findSubject(ask.db, key);
  if (subject) return subject;
  throw new Refusal(404, 'subject-not-found', sentence((words) => words.ask.unknown));
}

export async function showAboutFollowing(ask: Ask): Promise<Reply> {
  const followers = await countFollowers(ask.db, new Date(ask.clock.now().getTime() + 1));
  if (ask.format === 'json') return json({ followers });
  return page(<AboutFollowingView view={ask} followers={followers} signedIn={ask.principal !== null} />);
}

export async function showNewFollowing(ask: Ask<z.output<typeof newFollowingQuery>>): Promise<Reply> {
  const subject = await getSubject(ask, ask.query.about);
  const ownEmail = ask.principal?.email ?? null;
  return page(<NewFollowingView view={ask} subject={subject} values={{ email: ownEmail ?? '', rhythm: 'daily' }} ownEmail={ownEmail} errors={[]} />);
}

/** Tells nobody but the address itself whether it follows already. */
export async function askToFollow(ask: Asking): Promise<Reply> {
  const { about, email, rhythm } = ask.form;
  const subject = await getSubject(ask, about);
  const ownEmail = ask.principal?.email ?? null;
  const errors = faultsOf(ask);
  if (errors.length > 0) return page(<NewFollowingView view={ask} subject={subject} values={{ email, rhythm }} ownEmail={ownEmail} errors={errors} />, 422);
  ask.telling.subject = subjectText(subject);
  const at = ask.clock.now();
  const wish: Wish = { email, subject, rhythm: rhythm as Rhythm, lang: ask.lang };
  if (ask.principal !== null && ownEmail !== null && addressKey(email) === addressKey(ownEmail)) {
    await insertOwnFollowing(ask.db, wish, ask.principal.personId, at);
    return seeOther(ask.href('/follow/mine?done=started'));
  }
  await limitNetwork(ask.db, lettersFromNetwork, await ask.peerKey(), at);
  const wished = await insertWish(ask.db, wish, at);
  if (wished.state === 'asked') await sendMail(ask.db, confirmLetter(ask.site, { email: wished.follower.email, lang: ask.lang }, subject, wished.token));
  if (wished.state === 'followed') await sendMail(ask.db, followedLetter(ask.site, wished.follower, subject, at));
  return seeOther(ask.href('/follow/requests/sent'));
}

function faultsOf(ask: Asking): { field: string; message: string }[] {
  const { email, rhythm } = ask.form;
  const words = text(ask.lang).ask;
  const errors: { field: string; message: string }[] = [];
  if (email.trim() === '') errors.push({ field: 'email', message: words.emailMissing });
  else if (!isMailAddress(email.trim())) errors.push({ field: 'email', message: words.emailWrong });
  if (!rhythms.some((each) => each === rhythm)) errors.push({ field: 'rhythm', message: words.rhythmMissing });
  return errors;
}

export function showAsked(ask: Ask): Reply {
  return page(<AskedView view={ask} />);
}

function over(ask: Ask, status: number): Reply {
  const { over: title, overBody } = text(ask.lang).confirm;
  return page(<LinkOverView view={ask} title={title} body={overBody} />, status);
}

export async function showConfirmation(ask: Ask): Promise<Reply> {
  const { token } = ask.params;
  const wish = isToken(token) ? await findWish(ask.db, token, ask.clock.now()) : null;
  if (wish === null) return over(ask, 410);
  const [subject] = await nameSubjects(ask.db, [wish]);
  return page(<ConfirmView view={ask} subject={subject!} action={ask.href(ask.path)} />);
}

export async function confirmFollowing(ask: Ask): Promise<Reply> {
  const { token } = ask.params;
  const wish = isToken(token) ? await confirmWish(ask.db, token, ask.clock.now()) : null;
  if (wish === null) return over(ask, 410);
  ask.telling.subject = subjectText(wish);
  return seeOther(ask.href(`${managePath(wish.followerToken)}?done=started`));
}
