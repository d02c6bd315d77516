import { z } from 'zod';
import type { Principal } from '#platform/access';
import { csrfCookie } from '#platform/csrf';
import type { Domain } from '#platform/domain';
import { page, Refusal, seeOther, signedIn, type Ask, type Reply } from '#platform/http';
import { sendMail } from '#platform/mail';
import { sessionCookie } from '#platform/session';
import { ErasedView, ErasureView } from './erasure.view.tsx';
import { erasedLetter } from './letter.ts';
import { deletePerson, findPerson } from './person.store.ts';
import { sentence, text } from './text.ts';

export const erasureForm = z.object({ confirm: z.string().max(10).default('') });

/** Also where this session may not use it. */
function holdsPost({ posts, postsWithheld }: Principal): boolean {
  return posts.length > 0 || postsWithheld;
}

export function showErasure(ask: Ask): Reply {
  ask.telling.subject = 'own account';
  return page(<ErasureView view={ask} isHeld={holdsPost(signedIn(ask))} />);
}

/**
 * Takes the person out of every domain, destroys their key and their account, and tells their address so. What the record
 * keeps of their acts belongs to nobody from now on.
 */
export function eraser(others: readonly Domain[]): (ask: Ask<Record<string, never>, z.output<typeof erasureForm>>) => Promise<Reply> {
  return async (ask) => {
    const { db, site, clock, safe } = ask;
    const principal = signedIn(ask);
    const { personId } = principal;
    if (holdsPost(principal)) throw new Refusal(409, 'post-held', sentence((words) => words.erasure.staff));
    if (ask.form.confirm !== 'yes') return page(<ErasureView view={ask} isHeld={false} error={text(ask.lang).erasure.confirmNeeded} />, 422);
    const person = (await findPerson(db, personId))!;
    for (const { personalData } of others) await personalData?.erase(db, personId, clock.now(), safe);
    await deletePerson(db, person);
    await sendMail(db, { key: `erased:${ask.id}`, ...erasedLetter(site, { to: person.email, lang: person.lang }) });
    ask.telling.subject = 'own account';
    return seeOther(ask.href('/sign-in/erased'), {}, [sessionCookie(site.origin, null), await csrfCookie(db, site.origin)]);
  };
}

export function showErased(ask: Ask): Reply {
  return page(<ErasedView view={ask} />);
}
