import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Card, CardList, EmptyState, Filters, Lead, Page, Section, TextField } from '#ui';
import { text } from './text.ts';

export function HomeView({ view, blocks }: { view: View; blocks: VNode[] }) {
  const words = text(view.lang).home;
  const ways = [
    { path: '/plan', ...words.wayPlan },
    { path: '/plan/programmes', ...words.wayProgrammes },
    { path: '/opinion-maps', ...words.wayOpinionMaps },
    { path: '/plan/departments', ...words.wayDepartments },
    { path: '/plan/changes', ...words.wayChanges },
    { path: '/plan/gaps', ...words.wayGaps },
    { path: '/data', ...words.wayData },
  ];
  return (
    <Page view={view} title={words.title(view.site.name[view.lang])} description={words.lead}>
      <Lead>{words.lead}</Lead>
      <Filters view={view} action={view.href('/search')} label={words.searchLabel}>
        <TextField name="q" label={words.searchLabel} hint={words.searchHint} type="search" />
        <Button>{words.searchButton}</Button>
      </Filters>
      {blocks.length === 0 && (
        <EmptyState title={words.empty.title}>
          <p>{words.empty.body}</p>
          <p>
            <code>{words.empty.command}</code>
          </p>
        </EmptyState>
      )}
      {blocks}
      <Section title={words.ways}>
        <CardList>
          {ways.map((way) => (
            <Card href={view.href(way.path)} title={way.title}>
              <p>{way.body}</p>
            </Card>
          ))}
        </CardList>
      </Section>
    </Page>
  );
}
