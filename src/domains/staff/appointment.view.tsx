import type { VNode } from 'preact';
import { formatWareki } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { formatInstant, Tag } from '#ui';
import { type Appointment, appointmentState } from './appointment.ts';
import { lastDay } from './delegation.ts';
import { text } from './text.ts';

const tones = { ahead: 'blue', held: 'green', over: 'neutral' } as const;

export function StateView({ view, state }: { view: View; state: keyof typeof tones }): VNode {
  return <Tag tone={tones[state]}>{text(view.lang).states[state]}</Tag>;
}

/** From when to when, with a mark whether it counts today. */
export function SpanView({ view, appointment, today }: { view: View; appointment: Pick<Appointment, 'since' | 'until' | 'endedAt'>; today: PlainDate }): VNode {
  const words = text(view.lang);
  const { since, until, endedAt } = appointment;
  const first = formatWareki(since, view.lang);
  return (
    <>
      <StateView view={view} state={appointmentState(appointment, today)} />{' '}
      {until === null ? words.from(first) : words.span(first, formatWareki(lastDay(until), view.lang))}
      {endedAt === null ? null : `・${words.member.endedAt(formatInstant(view.lang, endedAt))}`}
    </>
  );
}
