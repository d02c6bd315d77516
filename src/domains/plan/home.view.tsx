import type { VNode } from 'preact';
import { formatFigure, formatUnit, formatYen } from '#domains/civic';
import type { View } from '#platform/http';
import { BarChart, Buttons, ButtonLink, Card, CardList, Figures, formatInstant, Lead, Prose, Section } from '#ui';
import { measurePath } from './address.ts';
import type { Outline } from './edition-outline.ts';
import { Said } from './figure.view.tsx';
import type { HistoryImport } from './history.ts';
import { countedOnce, type LedgerListing } from './listing.ts';
import { sumOf } from './sum.ts';
import { text } from './text.ts';

export interface HomeProps {
  view: View;
  outline: Outline;
  listings: LedgerListing[];
  imports: HistoryImport[];
}

/** The plan's part of the front page. */
export function HomeView({ view, outline, listings, imports }: HomeProps): VNode {
  const words = text(view.lang).home;
  return (
    <>
      <Section title={<Said view={view}>{outline.title}</Said>} aside={words.title}>
        <Lead>{words.lead}</Lead>
        <ThreeNumbers view={view} outline={outline} listings={listings} />
        <Buttons>
          <ButtonLink href={view.href('/plan')}>{words.seeBook}</ButtonLink>
          <ButtonLink href={view.href('/plan/programmes')} tone="secondary">
            {words.seeProgrammes}
          </ButtonLink>
        </Buttons>
      </Section>
      <Section title={words.money}>
        <MoneyByMeasure view={view} outline={outline} listings={listings} />
        <p>{words.moneyNote}</p>
      </Section>
      <Section title={words.measureList}>
        <MeasureCards view={view} outline={outline} listings={listings} />
      </Section>
      <Section title={words.changes}>
        <RecentImports view={view} imports={imports} />
        <p>
          <a href={view.href('/plan/changes')}>{words.seeChanges}</a>
        </p>
      </Section>
    </>
  );
}

function ThreeNumbers({ view, outline, listings }: Omit<HomeProps, 'imports'>): VNode {
  const words = text(view.lang).home;
  const programmes = countedOnce(listings);
  const sum = sumOf(programmes.map((listing) => listing.total));
  return (
    <Figures
      items={[
        { label: words.programmes, value: programmes.length, unit: words.programmesUnit, href: view.href('/plan/programmes') },
        { label: words.statedTotal, value: formatYen(sum.statedYen, view.lang), note: words.statedNote(String(sum.stated)) },
        { label: words.measures, value: outline.measures.length, unit: words.measuresUnit, href: view.href('/plan') },
      ]}
    />
  );
}

function ofMeasure(listings: LedgerListing[], code: string): LedgerListing[] {
  return listings.filter((listing) => listing.measure.code === code);
}

function MoneyByMeasure({ view, outline, listings }: Omit<HomeProps, 'imports'>): VNode {
  const words = text(view.lang).home;
  const sums = outline.measures.map((measure) => sumOf(countedOnce(ofMeasure(listings, measure.code)).map((listing) => listing.total)));
  return (
    <BarChart
      view={view}
      title={words.money}
      unit={formatUnit(outline.unitYen, view.lang)}
      categoryLang="ja"
      categories={outline.measures.map((measure) => `${measure.code} ${measure.name}`)}
      series={[{ name: words.moneySeries, values: sums.map((sum) => (sum.stated === 0 ? null : Number(sum.statedYen) / outline.unitYen)) }]}
    />
  );
}

export function MeasureCards({ view, outline, listings }: Omit<HomeProps, 'imports'>): VNode {
  const words = text(view.lang);
  return (
    <CardList>
      {outline.measures.map((measure) => {
        const sum = sumOf(countedOnce(ofMeasure(listings, measure.code)).map((listing) => listing.total));
        const printed = sum.stated === 0 ? null : `${words.sum.stated} ${formatFigure(sum.statedYen, outline.unitYen)}${view.lang === 'ja' ? '' : ' '}${formatUnit(outline.unitYen, view.lang)}`;
        return (
          <Card key={measure.id} href={view.href(measurePath(measure.code, outline))} title={<Said view={view}>{measure.name}</Said>} meta={<Said view={view}>{measure.code}</Said>}>
            <p>{[words.programmes(String(ofMeasure(listings, measure.code).length)), printed].filter(Boolean).join(view.lang === 'ja' ? '・' : ' · ')}</p>
          </Card>
        );
      })}
    </CardList>
  );
}

function RecentImports({ view, imports }: Pick<HomeProps, 'view' | 'imports'>): VNode {
  const words = text(view.lang);
  if (imports.length === 0) return <p>{words.home.noChanges}</p>;
  const told = (item: HistoryImport) =>
    [
      item.added > 0 ? words.changePage.added(String(item.added)) : null,
      item.changed > 0 ? words.changePage.changed(String(item.changed)) : null,
      item.removed > 0 ? words.changePage.removed(String(item.removed)) : null,
    ]
      .filter((part) => part !== null)
      .join(view.lang === 'ja' ? '、' : ', ');
  return (
    <Prose><ul>
      {imports.map((item, index) => (
        <li key={index}>
          <time datetime={item.appliedAt.toISOString()}>{formatInstant(view.lang, item.appliedAt)}</time> <Said view={view}>{item.editionTitle}</Said>
          {view.lang === 'ja' ? '：' : ': '}
          {words.changePage.imported(item.source, told(item))}
        </li>
      ))}
    </ul></Prose>
  );
}
