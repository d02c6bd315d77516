/** How other sites show an opinion map. */
import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Lead, Notice, Section } from '#ui';
import { embedScriptPath, mapPath } from './address.ts';
import { type Conversation, questionIn } from './conversation.ts';
import { PartPage } from './part.view.tsx';
import { text } from './text.ts';

/** What a site pastes. The link within stands where there is no script. */
function embedSnippet(origin: string, slug: string, linkText: string): string {
  const href = `${origin}${mapPath(slug)}`;
  return `<script type="module" src="${origin}${embedScriptPath}"></script>\n<hiraku-opinion-map src="${href}"><a href="${href}">${escaped(linkText)}</a></hiraku-opinion-map>`;
}

function escaped(said: string): string {
  return said.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Can be scrolled and marked as a whole by keyboard. */
function Pasted({ label, children }: { label: string; children: string }): VNode {
  return (
    <section class="hk-embed-code" aria-label={label} tabindex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  );
}

export function EmbedView({ view, conversation }: { view: View; conversation: Conversation }): VNode {
  const words = text(view.lang).embedPage;
  const { slug } = conversation;
  const link = words.linkText(questionIn(conversation, view.lang).text);
  const isOpenToAll = conversation.access === 'anyone';
  return (
    <PartPage view={view} conversation={conversation} title={words.title}>
      <Lead>{isOpenToAll ? words.lead : words.leadLink}</Lead>
      {isOpenToAll ? (
        <>
          <Section id="code" title={words.codeTitle}>
            <p>{words.codeBody}</p>
            <Pasted label={words.codeTitle}>{embedSnippet(view.site.origin, slug, link)}</Pasted>
            <p>{words.policy}</p>
            <Pasted label="CSP">{view.site.origin}</Pasted>
          </Section>
          <Section id="works" title={words.works}>
            <ul>
              {words.worksItems.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <Notice tone="info" title={words.ownSite} />
      )}
      <Section id="link" title={words.linkTitle}>
        <p>{isOpenToAll ? words.linkBody : words.linkOnlyBody}</p>
        <Pasted label={words.linkTitle}>{`<a href="${view.site.origin}${mapPath(slug)}">${escaped(link)}</a>`}</Pasted>
      </Section>
    </PartPage>
  );
}
