import type { VNode } from 'preact';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Section } from '#ui';
import { listPath } from './address.ts';
import type { Consultation } from './consultation.ts';
import { ConsultationCards } from './stage.view.tsx';
import { text } from './text.ts';

/** `found`: how many there are in all. */
export function PlanBlockView({ view, today, consultations, found }: { view: View; today: PlainDate; consultations: readonly Consultation[]; found: number }): VNode {
  const words = text(view.lang).block;
  return (
    <Section id="consultations" title={words.title} aside={<a href={view.href(listPath)}>{words.all}</a>}>
      <ConsultationCards view={view} today={today} consultations={consultations} />
      {found > consultations.length ? <p>{words.more(found - consultations.length)}</p> : null}
    </Section>
  );
}

export function HomeConsultationsView({ view, today, consultations }: { view: View; today: PlainDate; consultations: readonly Consultation[] }): VNode {
  const words = text(view.lang).block;
  return (
    <Section title={words.homeTitle} aside={<a href={view.href(listPath)}>{words.all}</a>}>
      <p>{words.homeLead}</p>
      <ConsultationCards view={view} today={today} consultations={consultations} />
    </Section>
  );
}
