/** How far a call is, as a mark and in words. */
import type { VNode } from 'preact';
import { daysBetween } from '#domains/civic';
import { departmentText } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Card, CardList, Tag } from '#ui';
import { type Consultation, consultationPath } from './consultation.ts';
import { formatPeriod } from './period.ts';
import { type WorkStage, workStageOn } from './public-stage.ts';
import { text } from './text.ts';

const tones = { draft: 'neutral', open: 'green', upcoming: 'blue', waiting: 'orange', released: 'neutral', cancelled: 'red' } as const;

export function StageTag({ view, stage }: { view: Pick<View, 'lang'>; stage: WorkStage }): VNode {
  return <Tag tone={tones[stage]}>{text(view.lang).call.stage[stage]}</Tag>;
}

/** Days until it closes or opens, in words; null where neither is to come. */
export function countdown({ opensOn, closesOn }: Pick<Consultation, 'opensOn' | 'closesOn'>, stage: WorkStage, today: PlainDate, lang: View['lang']): string | null {
  const words = text(lang).call;
  if (stage === 'open' && closesOn !== null) return words.daysLeft(daysBetween(today, closesOn));
  if (stage === 'upcoming' && opensOn !== null) return words.daysUntil(daysBetween(today, opensOn));
  return null;
}

/** Calls as cards, each with the days that are left. */
export function ConsultationCards({ view, consultations, today }: { view: View; consultations: readonly Consultation[]; today: PlainDate }): VNode {
  return (
    <CardList rows>
      {consultations.map((one) => {
        const stage = workStageOn(one, today);
        const left = countdown(one, stage, today, view.lang);
        return (
          <Card
            key={one.slug}
            href={view.href(consultationPath(one.slug))}
            title={<span lang="ja">{one.subject}</span>}
            meta={<StageTag view={view} stage={stage} />}
          >
            {left === null ? null : (
              <p>
                <strong>{left}</strong>
              </p>
            )}
            <p>{formatPeriod(one, view.lang)}</p>
            <p lang="ja">{departmentText(one.department)}</p>
          </Card>
        );
      })}
    </CardList>
  );
}
