import { z } from 'zod';
import { holds, isStaff, type Principal } from '#platform/access';
import type { Domain } from '#platform/domain';
import { page, seeOther, signedIn, type Ask, type Lang, type Reply } from '#platform/http';
import { MeView, type Place } from './me.view.tsx';
import { correctPerson, findPerson } from './person.store.ts';
import { personNameMax } from './person.ts';
import { text } from './text.ts';

export const meQuery = z.object({ saved: z.string().max(10).optional(), arrived: z.literal('yes').optional() });
export const meForm = z.object({ name: z.string().max(2_000).default(''), lang: z.string().max(20).default('') });

/** Where the work of somebody is who has no staff's page to find it on: the external panel's. `others` have work for people. */
function placesOf(principal: Principal, others: readonly Domain[]): Place[] {
  return isStaff(principal) ? [] : others.flatMap(({ staffNav = [] }) => staffNav.filter(({ roles }) => roles !== undefined && holds(principal, ...roles)));
}

export function meShower(others: readonly Domain[]) {
  return async (ask: Ask<z.output<typeof meQuery>>): Promise<Reply> => {
    const principal = signedIn(ask);
    ask.telling.subject = 'own account';
    // Whoever has just signed in to work is led to the work.
    if (ask.query.arrived !== undefined && principal.posts.length > 0) return seeOther(ask.href('/staff'));
    const person = (await findPerson(ask.db, principal.personId))!;
    return page(<MeView view={ask} principal={principal} places={placesOf(principal, others)} createdAt={person.createdAt} typed={{ name: person.name ?? '', lang: person.lang }} errors={[]} saved={ask.query.saved !== undefined} />);
  };
}

export function meCorrecter(others: readonly Domain[]) {
  return async (ask: Ask<Record<string, never>, z.output<typeof meForm>>): Promise<Reply> => {
    const principal = signedIn(ask);
    const { name, lang } = ask.form;
    const words = text(ask.lang).me;
    const errors = [...(name.length > personNameMax ? [{ field: 'name', message: words.nameTooLong }] : []), ...(isLang(lang) ? [] : [{ field: 'lang', message: words.languageWrong }])];
    if (errors.length > 0 || !isLang(lang)) {
      const person = (await findPerson(ask.db, principal.personId))!;
      return page(<MeView view={ask} principal={principal} places={placesOf(principal, others)} createdAt={person.createdAt} typed={ask.form} errors={errors} saved={false} />, 422);
    }
    await correctPerson(ask.db, principal.personId, { name: name.trim() === '' ? null : name, lang });
    ask.telling.subject = 'own account';
    return seeOther(ask.href('/me?saved=yes'));
  };
}

function isLang(given: string): given is Lang {
  return given === 'ja' || given === 'en';
}
