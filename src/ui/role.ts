import type { Lang } from '#platform/http';
import { uiText } from './text.ts';

/** Words for the roles that act, in the order in which a list offers them. */
export function roleWords(lang: Lang): Record<string, string> {
  return uiText(lang).roles;
}

/**
 * Who acted, as people say it: `planning: 企画部 企画政策課` → 企画担当（企画部 企画政策課）. The one place that knows how the
 * record writes it: a role, and after a colon the department of that day; nobody's name.
 */
export function roleText(actingAs: string, lang: Lang): string {
  const [code = '', ...rest] = actingAs.split(': ');
  const words = roleWords(lang);
  const role = Object.hasOwn(words, code) ? words[code]! : code;
  const department = rest.join(': ');
  if (department === '') return role;
  return lang === 'ja' ? `${role}（${department}）` : `${role} (${department})`;
}
