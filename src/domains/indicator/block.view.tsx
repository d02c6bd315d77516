import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Fold, Section } from '#ui';
import { indicatorPath, listPath } from './address.ts';
import { FiguresView } from './figures.view.tsx';
import type { Indicator, PlanYears } from './indicator.ts';
import { FormulaView, StatesView } from './judgement.view.tsx';
import { text } from './text.ts';

/** Each indicator with its picture and table, and once how they are judged. */
export function BlockView({ view, indicators, plan }: { view: View; indicators: Indicator[]; plan: PlanYears }): VNode {
  const words = text(view.lang);
  return (
    <Section id="indicators" title={words.block.title} aside={<a href={view.href(listPath)}>{words.block.list}</a>}>
      {indicators.map((indicator) => (
        <div key={indicator.id}>
          <h3>
            <a href={view.href(indicatorPath(indicator.id))}>
              <span lang="ja">{indicator.name}</span>
            </a>
            {view.lang === 'ja' ? '（' : ' ('}
            {words.kind[indicator.kind]}・{words.direction[indicator.direction]}
            {view.lang === 'ja' ? '）' : ')'}
          </h3>
          <FiguresView view={view} indicator={indicator} plan={plan} />
        </div>
      ))}
      <Fold summary={words.formulaTitle}>
        <FormulaView view={view} untitled />
        {indicators.some(({ sourceKey }) => sourceKey !== null) ? <StatesView view={view} /> : null}
      </Fold>
    </Section>
  );
}
