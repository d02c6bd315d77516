import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { BookMark, Icon } from './icon.tsx';
import { LanguageSwitch, RubySwitch } from './language.tsx';
import { Unseen } from './prose.tsx';
import { uiText } from './text.ts';

export function Header({ view }: { view: View }): VNode {
  const text = uiText(view.lang);
  return (
    <header class="hk-header">
      {view.site.sample ? (
        <p class="hk-sample">
          <strong>{text.sampleTitle}</strong>
          <span>{text.sampleText}</span>
        </p>
      ) : null}
      <div class="hk-header__row">
        <a class="hk-site" href={view.href('/')}>
          <BookMark />
          <span>
            <span class="hk-site__name">{view.site.name[view.lang]}</span>
            <span class="hk-site__tagline">{view.site.tagline[view.lang]}</span>
          </span>
        </a>
        <SearchBox view={view} />
        <RubySwitch view={view} />
        <LanguageSwitch view={view} />
        <OwnLinks view={view} />
        {/* A phone has no room for the row of pages; the same links fold into a menu that needs no script. */}
        <details class="hk-menu">
          <summary>
            <Icon name="menu" size={24} />
            {text.menu}
          </summary>
          <nav aria-label={text.menu}>
            <NavLinks view={view} />
            <RubySwitch view={view} />
            <OwnLinks view={view} />
          </nav>
        </details>
      </div>
      <nav class="hk-nav" aria-label={text.mainNavigation}>
        <NavLinks view={view} />
      </nav>
    </header>
  );
}

/** The way to one's own page: the same for everybody where the page is; who is signed in can sign out from any page of theirs. */
function OwnLinks({ view }: { view: View }): VNode {
  const text = uiText(view.lang);
  return (
    <div class="hk-own">
      <a href={view.href('/me')} aria-current={view.path === '/me' ? 'page' : undefined}>
        {text.me}
      </a>
      {view.principal ? (
        <form method="post" action={view.href('/sign-out')}>
          <input type="hidden" name="csrf" value={view.csrf} />
          <button type="submit">{text.signOut}</button>
        </form>
      ) : null}
    </div>
  );
}

function SearchBox({ view }: { view: View }): VNode {
  const text = uiText(view.lang);
  return (
    <form class="hk-search" method="get" action={view.href('/search')} role="search">
      <label>
        <Unseen>{text.searchLabel}</Unseen>
        <input type="search" name="q" maxlength={200} placeholder={text.searchLabel} value={view.path === '/search' ? (view.url.searchParams.get('q') ?? '') : undefined} />
      </label>
      <button type="submit">
        <Icon name="search" />
        <span>{text.search}</span>
      </button>
    </form>
  );
}

/** The entry whose path is the longest beginning of this page's path is the current one. */
function NavLinks({ view }: { view: View }): VNode {
  const here = view.site.nav
    .filter(({ path }) => view.path === path || (path !== '/' && view.path.startsWith(`${path}/`)))
    .reduce((longest, { path }) => (path.length > longest.length ? path : longest), '');
  return (
    <ul>
      {view.site.nav.map(({ path, label }) => (
        <li key={path}>
          <a href={view.href(path)} aria-current={view.path === path ? 'page' : path === here ? 'true' : undefined}>
            {label[view.lang]}
          </a>
        </li>
      ))}
    </ul>
  );
}
