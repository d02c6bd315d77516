import type { ComponentChildren, VNode } from 'preact';
import type { Lang, Site, View } from '#platform/http';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { otherAddress } from './language.tsx';
import { citySheet, icon, landscapeSheet, stylesheet } from './stylesheet.ts';
import { uiText } from './text.ts';

export interface Crumb {
  href: string;
  label: ComponentChildren;
}

export interface PageProps {
  view: View;
  /** The h1, and the first part of the window's title. */
  title: string;
  /** Where the title is in another language than the page. */
  titleLang?: Lang;
  /** One sentence for search engines. */
  description?: string;
  /** Way to this page, without this page. */
  crumbs?: Crumb[];
  /** How the paper lies. */
  print?: 'portrait' | 'landscape';
  /** Uses the whole width of the screen, for tables of many columns. */
  wide?: boolean;
  /** Schema.org description of what the page is about. */
  jsonLd?: object;
  /** The same content in other formats. */
  alternates?: { type: string; href: string; title: string }[];
  /** A short line above the title: the kind of thing the page is about, its code. */
  shoulder?: ComponentChildren;
  /** Small scripts by the names that domains gave them; the page works without. */
  scripts?: string[];
  children: ComponentChildren;
}

/** A whole page. */
export function Page(props: PageProps): VNode {
  const { view, title, titleLang, shoulder, crumbs = [], wide = false, print = 'portrait', children } = props;
  const otherLang = titleLang === view.lang ? undefined : titleLang;
  return (
    <html lang={view.lang} class={`hk-print-${print}${view.ruby ? ' hk-ruby' : ''}`}>
      <Head {...props} />
      <body class={wide ? 'hk-wide' : undefined}>
        <a class="hk-skip" href="#main">
          {uiText(view.lang).skipToContent}
        </a>
        <Header view={view} />
        <div class="hk-body">
          <Breadcrumbs view={view} crumbs={crumbs} title={title} titleLang={otherLang} />
          <main id="main" tabindex={-1}>
            <div class="hk-title">
              {shoulder ? <p class="hk-title__shoulder">{shoulder}</p> : null}
              <h1 lang={otherLang}>{title}</h1>
            </div>
            {children}
          </main>
        </div>
        <Footer view={view} />
      </body>
    </html>
  );
}

function Head({ view, title, description, print, jsonLd, alternates = [], scripts = [] }: PageProps): VNode {
  const site = view.site.name[view.lang];
  const whole = windowTitle(title, site);
  const city = citySheet(view.site);
  return (
    <head>
      <meta charset="utf-8" />
      <title>{whole}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      {description ? <meta name="description" content={description} /> : null}
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={site} />
      {description ? <meta property="og:description" content={description} /> : null}
      {view.site.sample || view.ruby ? <meta name="robots" content="noindex" /> : null}
      {view.ruby ? <link rel="canonical" href={view.site.origin + otherAddress(view, view.lang)} /> : null}
      <link rel="stylesheet" href={stylesheet.path} />
      {city === null ? null : <link rel="stylesheet" href={city.path} />}
      {print === 'landscape' ? <link rel="stylesheet" href={landscapeSheet.path} media="print" /> : null}
      {/* A table widens its columns while its rows arrive: the page appears when it is whole, and then nothing moves. */}
      <link rel="expect" href="#foot" {...{ blocking: 'render' }} />
      <link rel="icon" href={icon.path} type="image/svg+xml" />
      {view.site.languages.length > 1 ? view.site.languages.map((lang) => <link key={lang} rel="alternate" hreflang={lang} href={view.site.origin + otherAddress(view, lang)} />) : null}
      {scripts.map((name) => (
        <Script key={name} site={view.site} name={name} />
      ))}
      {alternates.map((other) => (
        <link key={other.href} rel="alternate" type={other.type} href={other.href} title={other.title} />
      ))}
      {jsonLd === undefined ? null : (
        // A data block, not a program; `<` is escaped so that no text can close the element.
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(jsonLd).replaceAll('<', '\\u003c') }} />
      )}
    </head>
  );
}

/** Long names would fill the window's title and every list of search results: whoever needs the whole reads the h1. */
const titleMax = 70;

function windowTitle(title: string, site: string): string {
  if (title === site) return title;
  const room = titleMax - site.length - 3;
  return `${title.length > room ? `${title.slice(0, room - 1)}…` : title} | ${site}`;
}

/** A module is run after the page is read, so it never holds the page up. */
function Script({ site, name }: { site: Site; name: string }): VNode | null {
  if (!site.scripts) return null;
  const path = site.scripts[name];
  if (!path) throw new Error(`no domain has a script called ${name}`);
  return <script type="module" src={path} />;
}

function Breadcrumbs({ view, crumbs, title, titleLang }: { view: View; crumbs: Crumb[]; title: string; titleLang?: Lang }): VNode | null {
  if (view.path === '/') return null;
  const text = uiText(view.lang);
  return (
    <nav class="hk-crumbs" aria-label={text.here}>
      <ol>
        <li>
          <a href={view.href('/')}>{text.home}</a>
        </li>
        {crumbs
          .filter((crumb) => crumb.href !== view.href('/'))
          .map((crumb) => (
            <li key={crumb.href}>
              <a href={crumb.href}>{crumb.label}</a>
            </li>
          ))}
        <li aria-current="page" lang={titleLang}>
          {title}
        </li>
      </ol>
    </nav>
  );
}
