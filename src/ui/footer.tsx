import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Icon } from './icon.tsx';
import { formatInstant } from './instant.ts';
import { uiText } from './text.ts';

export function Footer({ view }: { view: View }): VNode {
  const text = uiText(view.lang);
  const { contact, name } = view.site;
  return (
    <footer class="hk-footer" id="foot">
      <div class="hk-footer__row">
        <div>
          <p class="hk-footer__name">{name[view.lang]}</p>
          {view.changedAt === null ? null : (
            <p>
              {text.lastUpdate} <time datetime={view.changedAt.toISOString()}>{formatInstant(view.lang, view.changedAt)}</time>
            </p>
          )}
          <p class="hk-footer__small">{text.madeWith}</p>
        </div>
        <div>
          <h2>{text.contact}</h2>
          <p>{contact.label[view.lang]}</p>
          {contact.lines.map((line) => (
            <p key={line.ja}>{line[view.lang]}</p>
          ))}
        </div>
        <nav aria-label={text.aboutSite}>
          <ul>
            <li>
              <a href={view.href('/follow')}>{text.follow}</a>
            </li>
            <li>
              <a href={view.href('/record')}>{text.record}</a>
            </li>
            <li>
              <a href={view.href('/data')}>{text.openData}</a>
            </li>
            <li>
              <a href={view.href('/accessibility')}>{text.accessibility}</a>
            </li>
            <li>
              <a href={view.href('/privacy')}>{text.privacy}</a>
            </li>
          </ul>
        </nav>
      </div>
      <p class="hk-footer__top">
        <a href="#main">
          <Icon name="up" />
          {text.backToTop}
        </a>
      </p>
    </footer>
  );
}
