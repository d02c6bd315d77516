import type { VNode } from 'preact';
import { hrefIn, rubyPrefix } from '#platform/address';
import type { Lang, View } from '#platform/http';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

const names: Record<Lang, string> = { ja: '日本語', en: 'English' };

type Here = Pick<View, 'url' | 'lang' | 'ruby'>;

/** The address of this very page in a language, query kept: English lives under /en, Japanese with readings under /furigana. */
export function otherAddress(view: Here, lang: Lang, ruby = false): string {
  const prefix = view.lang === 'en' ? '/en' : view.ruby ? rubyPrefix : '';
  return hrefIn(lang, ruby)((view.url.pathname.slice(prefix.length) || '/') + view.url.search);
}

/** The same page with the readings of its kanji, or without them again; for pages in Japanese. */
export function RubySwitch({ view }: { view: View }): VNode | null {
  if (view.lang !== 'ja') return null;
  const words = uiText(view.lang);
  return (
    <a class="hk-ruby-switch" href={otherAddress(view, 'ja', !view.ruby)} rel="nofollow" aria-current={view.ruby ? 'true' : undefined}>
      {words.ruby}
      <Unseen>{view.ruby ? words.rubyOff : words.rubyOn}</Unseen>
    </a>
  );
}

/** Each language under its own name; nothing where the city has one. */
export function LanguageSwitch({ view }: { view: View }): VNode | null {
  if (view.site.languages.length < 2) return null;
  return (
    <nav class="hk-languages" aria-label={uiText(view.lang).languages}>
      <ul>
        {view.site.languages.map((lang) => (
          <li key={lang} class={lang === view.lang ? 'hk-languages__here' : undefined}>
            <a href={otherAddress(view, lang, view.ruby)} lang={lang} hreflang={lang} aria-current={lang === view.lang ? 'true' : undefined}>
              {names[lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
