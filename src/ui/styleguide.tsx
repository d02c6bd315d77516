import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons } from './button.tsx';
import { Card, CardList, Figures } from './card.tsx';
import { DefinitionList } from './definition-list.tsx';
import { Fold } from './fold.tsx';
import { Highlight } from './mark.tsx';
import { EmptyState, Notice } from './notice.tsx';
import { Pagination } from './pagination.tsx';
import { Lead, Prose } from './prose.tsx';
import { Steps } from './steps.tsx';
import { StyleguideForms } from './styleguide-form.tsx';
import { en } from './styleguide.en.ts';
import { ja } from './styleguide.ja.ts';
import { StyleguideNumbers } from './styleguide-number.tsx';
import { Piece, type Words } from './styleguide-piece.tsx';
import { Tabs } from './tabs.tsx';
import { Tag, Tags, type TagTone } from './tag.tsx';

/** What the page /styleguide shows below its title: each piece once, as pages use it. */
export function Styleguide({ view }: { view: View }): VNode {
  const words = view.lang === 'en' ? en : ja;
  return (
    <>
      <Lead>{words.lead}</Lead>
      <TextPieces view={view} words={words} />
      <NoticePieces words={words} />
      <LinkPieces view={view} words={words} />
      <StyleguideNumbers view={view} words={words} />
      <StyleguideForms view={view} words={words} />
    </>
  );
}

function TextPieces({ view, words }: { view: View; words: Words }): VNode {
  return (
    <>
      <Piece title={words.text} names="Lead, Prose">
        <Lead>{words.textLead}</Lead>
        <Prose>
          <p>
            {words.textBody} <a href={view.href('/')}>{words.textLink}</a>
          </p>
          <h3>{words.textHeading}</h3>
          <ul>
            {words.textPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Prose>
      </Piece>
      <Piece title={words.hit} names="Highlight">
        <p>
          <Highlight parts={words.hitParts} />
        </p>
      </Piece>
      <Piece title={words.colours} names="token">
        <ul class="hk-swatches">
          {['primary', 'primary-strong', 'primary-soft', 'text', 'text-soft', 'line-strong', 'line', 'ground-soft', 'red', 'orange', 'green', 'focus'].map((name) => (
            <li key={name}>
              <svg width="100%" height="56" aria-hidden="true" focusable="false">
                <rect class={`hk-swatch-${name}`} width="100%" height="100%" rx="8" />
              </svg>
              <code lang="en">{name}</code>
            </li>
          ))}
        </ul>
      </Piece>
    </>
  );
}

function NoticePieces({ words }: { words: Words }): VNode {
  const notices = { info: words.noticeInfo, warning: words.noticeWarning, success: words.noticeSuccess, error: words.noticeError };
  return (
    <Piece title={words.notices} names="Notice, EmptyState">
      {(['info', 'warning', 'success', 'error'] as const).map((tone) => (
        <Notice key={tone} tone={tone} title={notices[tone][0]}>
          <p>{notices[tone][1]}</p>
        </Notice>
      ))}
      <EmptyState title={words.emptyTitle}>
        <p>{words.emptyBody}</p>
        <ButtonLink href="#main" tone="secondary">
          {words.emptyAction}
        </ButtonLink>
      </EmptyState>
    </Piece>
  );
}

const tones: TagTone[] = ['blue', 'green', 'neutral', 'orange', 'red'];

function LinkPieces({ view, words }: { view: View; words: Words }): VNode {
  const here = view.href(view.path);
  return (
    <>
      <Piece title={words.buttons} names="Button, ButtonLink, Tag">
        <Buttons>
          <Button type="button">{words.buttonPrimary}</Button>
          <ButtonLink href="#main" tone="secondary">
            {words.buttonSecondary}
          </ButtonLink>
        </Buttons>
        <Tags>
          {words.tags.map((tag, index) => (
            <Tag key={tag} tone={tones[index]}>
              {tag}
            </Tag>
          ))}
        </Tags>
      </Piece>
      <Piece title={words.cards} names="CardList, Card">
        <CardList>
          {words.cardTitles.map((title) => (
            <Card key={title} href="#main" title={title} meta={words.cardMeta}>
              <p>{words.cardBody}</p>
            </Card>
          ))}
        </CardList>
      </Piece>
      <Piece title={words.figures} names="Figures">
        <Figures items={words.figureItems} />
      </Piece>
      <Piece title={words.tabs} names="Tabs">
        <Tabs label={words.tabs} items={words.tabItems.map((label, index) => ({ label, href: index === 0 ? here : `${here}?tab=${index + 1}`, current: index === 0 }))} />
      </Piece>
      <Piece title={words.pages} names="Pagination">
        <Pagination view={view} page={4} pages={12} href={(page) => `${here}?page=${page}`} />
      </Piece>
      <Piece title={words.facts} names="DefinitionList">
        <DefinitionList items={words.factItems.map(([term, description]) => ({ term, description }))} />
      </Piece>
      <Piece title={words.fold} names="Fold">
        <Fold summary={words.foldSummary}>
          <DefinitionList items={words.factItems.map(([term, description]) => ({ term, description }))} />
        </Fold>
      </Piece>
      <Piece title={words.steps} names="Steps">
        <Steps view={view} items={words.stepItems.map((label, index) => ({ label, state: (['done', 'current', 'next'] as const)[index] ?? 'next' }))} />
      </Piece>
    </>
  );
}
