import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BarChart } from './bar-chart.tsx';
import { LineChart } from './line-chart.tsx';
import { exactScale, percent, roundScale, textWidth } from './scale.ts';
import { exampleView } from './view.fixture.ts';

const view = exampleView('ja', '/plan');
const years = ['2024年度', '2025年度', '2026年度'];
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

describe('a scale', () => {
  it('has round steps, holds zero and every value', () => {
    expect(roundScale([612, 748, 694]).ticks).toEqual([0, 200, 400, 600, 800]);
    expect(roundScale([3]).ticks).toEqual([0, 1, 2, 3]);
    expect([roundScale([1]).ticks, roundScale([12]).ticks]).toEqual([[0, 1], [0, 5, 10, 15]]);
    expect(roundScale([0.2, 0.7]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(roundScale([-30, 70]).ticks).toEqual([-40, -20, 0, 20, 40, 60, 80]);
    expect(roundScale([]).ticks[0]).toBe(0);
    expect(roundScale([0, 0]).at(0)).toBe(0);
  });

  it('puts values at their share of the way', () => {
    expect(roundScale([100]).at(50)).toBeCloseTo(0.5);
    expect(exactScale([50, 200]).at(50)).toBe(0.25);
    expect(exactScale([-100, 100]).at(0)).toBe(0.5);
    expect(exactScale([]).at(0)).toBe(0);
    expect(percent(1 / 3)).toBe('33.333%');
  });

  it('knows that a Japanese letter is wider than a digit', () => {
    expect(textWidth('年度')).toBe(2);
    expect(textWidth('2024')).toBeLessThan(2.5);
  });
});

describe('a bar chart', () => {
  const chart = (values: (number | null)[], categories = years) => renderToString(<BarChart view={view} title="事業費" unit="百万円" categories={categories} series={[{ name: '事業費', values }]} />);

  it('draws nothing for what is not known, and says so in its table', () => {
    const html = chart([612, null, 0]);
    expect(count(html, /<rect/g)).toBe(2);
    expect(html).toContain('データなし');
  });

  it('tells its greatest value to those who do not see it', () => {
    expect(chart([612, 748, null])).toContain('aria-label="棒グラフ「事業費」。単位は百万円。最も大きいのは2025年度で748 百万円。数値は続く表にあります。"');
  });

  it('lies down where names are long, with the longest bar over the whole width', () => {
    const html = chart([50, 200, 100], ['地域の集まりを支えるしくみ', '道と広場', '子どもの居場所']);
    expect(html).toContain('hk-rows');
    expect([...html.matchAll(/<rect [^>]*width="([^"]+)"/g)].map((hit) => hit[1])).toEqual(['25%', '100%', '50%']);
  });

  it('adds up what is stacked, what is not known left out', () => {
    const html = renderToString(
      <BarChart
        view={view}
        title="財源"
        unit="百万円"
        categories={years}
        stacked
        series={[
          { name: '市', values: [10, 20, null] },
          { name: '県', values: [5, null, null] },
        ]}
      />,
    );
    expect([...html.matchAll(/<td class="hk-end">([^<]+)</g)].map((hit) => hit[1])).toEqual(['10', '5', '15', '20', '—', '20', '—', '—', '—']);
  });

  it('tells series apart by pattern as well as by colour', () => {
    const html = renderToString(<BarChart view={view} title="予算と決算" unit="百万円" categories={years} series={['予算', '決算'].map((name) => ({ name, values: [1, 2, 3] }))} />);
    const pattern = /<pattern id="([^"]+)"/.exec(html)?.[1];
    expect(pattern).toBeDefined();
    expect(count(html, new RegExp(`fill="url\\(#${pattern}\\)"`, 'g'))).toBe(4);
  });

  it('hangs losses below the line', () => {
    const html = chart([-50, 50, 0], ['減った事業をまとめたもの', '増えた事業', '同じ事業']);
    expect([...html.matchAll(/<rect x="([^"]+)"[^>]*width="([^"]+)"/g)].map((hit) => [hit[1], hit[2]])).toEqual([
      ['0%', '50%'],
      ['50%', '50%'],
      ['50%', '0%'],
    ]);
  });

  it('stands without a value as an empty chart', () => {
    expect(chart([null, null, null])).toContain('<figure');
  });
});

describe('a line chart', () => {
  it('breaks where a year is not known', () => {
    const html = renderToString(<LineChart view={view} title="利用者" unit="人" categories={['1', '2', '3', '4']} series={[{ name: '館', values: [1, 2, null, 4] }]} />);
    expect(count(html, /class="hk-line-1"/g)).toBe(1);
    expect(count(html, /<path [^>]*class="hk-fill-1"/g)).toBe(3);
  });
});
