/** What a link's page says where the link cannot be used. */
import { page, Refusal, type Ask, type Reply } from '#platform/http';
import type { Opened } from './link.ts';
import { LinkElsewhereView, LinkOverView } from './link.view.tsx';
import { sentence, text } from './text.ts';

/** The address holds a token: other sites must not learn it, and no cache may keep the page. */
export function secretPage(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'referrer-policy': 'same-origin', 'cache-control': 'no-store' } };
}

/** `againPath`: where to ask for another. @throws Refusal 404 where there is no such link */
export function linkOver(ask: Ask, opened: { state: Exclude<Opened['state'], 'good'> }, againPath: string): Reply {
  const again = { href: ask.href(againPath), label: text(ask.lang).signIn.askAgain };
  if (opened.state === 'unknown') throw new Refusal(404, 'link-not-found', sentence((words) => words.link.unknown));
  if (opened.state === 'elsewhere') return secretPage(page(<LinkElsewhereView view={ask} again={again} />, ask.method === 'POST' ? 403 : 200));
  return secretPage(page(<LinkOverView view={ask} again={again} isReplaced={opened.state === 'replaced'} />, 410));
}
