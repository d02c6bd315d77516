import type { ComponentChildren } from 'preact';
import type { View } from '#platform/http';
import { Page, Prose, Section } from '#ui';
import { text } from './text.ts';

function Points({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

export function AccessibilityView({ view }: { view: View }) {
  const words = text(view.lang).statement.accessibility;
  return (
    <Page view={view} title={words.title}>
      <Section title={words.goalTitle}>
        <Prose>
          <p>{words.goal}</p>
        </Prose>
      </Section>
      <Section title={words.doneTitle}>
        <Prose>
          <Points items={words.done} />
        </Prose>
      </Section>
      <Section title={words.limitsTitle}>
        <Prose>
          <Points items={words.limits} />
        </Prose>
      </Section>
    </Page>
  );
}

export function PrivacyView({ view }: { view: View }) {
  const words = text(view.lang).statement.privacy;
  return (
    <Page view={view} title={words.title}>
      <Section title={words.storedTitle}>
        <Prose>
          <Points items={words.stored} />
        </Prose>
      </Section>
    </Page>
  );
}

export function StyleguideView({ view, children }: { view: View; children: ComponentChildren }) {
  return (
    <Page view={view} title={text(view.lang).styleguide.title}>
      {children}
    </Page>
  );
}
