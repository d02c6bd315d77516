import type { VNode } from 'preact';
import type { Lang, View } from '#platform/http';
import { uiText } from './text.ts';

const names: Record<Lang, string> = { ja: '日本語', en: 'English' };

/** The address of this very page in a language, query kept: English lives under /en. */
export function otherAddress(view: Pick<View, 'url' | 'lang'>, lang: Lang): string {
  const own = view.lang === 'en' ? view.url.pathname.replace(/^\/en(?=\/|$)/, '') : view.url.pathname;
  const path = own === '' ? '/' : own;
  const prefixed = lang === 'en' ? `/en${path === '/' ? '' : path}` : path;
  return prefixed + view.url.search;
}

/** Each language under its own name; nothing where the city has one. */
export function LanguageSwitch({ view }: { view: View }): VNode | null {
  if (view.site.languages.length < 2) return null;
  return (
    <nav class="hk-languages" aria-label={uiText(view.lang).languages}>
      <ul>
        {view.site.languages.map((lang) => (
          <li key={lang} class={lang === view.lang ? 'hk-languages__here' : undefined}>
            <a href={otherAddress(view, lang)} lang={lang} hreflang={lang} aria-current={lang === view.lang ? 'true' : undefined}>
              {names[lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
