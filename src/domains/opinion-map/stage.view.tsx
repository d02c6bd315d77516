/** How far an opinion map is, as a mark and in words; and opinion maps as cards. */
import type { VNode } from 'preact';
import { daysBetween, formatDayShort } from '#domains/civic';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Lang, View } from '#platform/http';
import { Card, CardList, Tag } from '#ui';
import { mapPath } from './address.ts';
import { type Conversation, questionIn, type Stage, stageOn } from './conversation.ts';
import { text } from './text.ts';

const tones = { draft: 'neutral', upcoming: 'blue', open: 'green', closed: 'neutral', cancelled: 'red' } as const;

export function StageTag({ view, stage }: { view: Pick<View, 'lang'>; stage: Stage }): VNode {
  return <Tag tone={tones[stage]}>{text(view.lang).conversation.stage[stage]}</Tag>;
}

/** Days until it ends or begins, in words; null where neither is to come. */
export function countdown({ state, opensOn, closesOn }: Pick<Conversation, 'state' | 'opensOn' | 'closesOn'>, today: PlainDate, lang: Lang): string | null {
  const words = text(lang).conversation;
  const stage = stageOn({ state, opensOn, closesOn }, today);
  if (stage === 'open') return words.daysLeft(daysBetween(today, closesOn!));
  return stage === 'upcoming' ? words.daysUntil(daysBetween(today, opensOn!)) : null;
}

/** The question, said to be Japanese where the page is not. */
export function Question({ view, conversation }: { view: Pick<View, 'lang'>; conversation: Pick<Conversation, 'question' | 'questionEn'> }): VNode {
  const said = questionIn(conversation, view.lang);
  return <span lang={said.lang === view.lang ? undefined : said.lang}>{said.text}</span>;
}

export function periodText({ opensOn, closesOn }: Pick<Conversation, 'opensOn' | 'closesOn'>, lang: Lang): string {
  const words = text(lang).conversation;
  const day = (on: PlainDate | null): string => (on === null ? words.dayOpen : formatDayShort(on, lang));
  if (opensOn === closesOn) return opensOn === null ? words.dayOpen : words.oneDay(day(opensOn));
  return words.fromTo(day(opensOn), day(closesOn));
}

export function ConversationCards({ view, conversations, today }: { view: View; conversations: readonly Conversation[]; today: PlainDate }): VNode {
  return (
    <CardList rows>
      {conversations.map((one) => {
        const left = countdown(one, today, view.lang);
        return (
          <Card key={one.slug} href={view.href(mapPath(one.slug))} title={<Question view={view} conversation={one} />} meta={<StageTag view={view} stage={stageOn(one, today)} />}>
            {left === null ? null : (
              <p>
                <strong>{left}</strong>
              </p>
            )}
            <p>
              {periodText(one, view.lang)}・{text(view.lang).conversation.access[one.access]}
            </p>
            <p lang="ja">{departmentText(one.department)}</p>
          </Card>
        );
      })}
    </CardList>
  );
}
