import { expect, test } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { printedBook } from './book.ts';
import { makePaper } from '#platform/paper-process';
import { bookTemplate } from './book-layout.ts';
import { moneyOf, type Facts } from './facts.ts';
import { shippedForms } from './shipped-form.store.ts';
import { sheetDocument } from './sheet-document.ts';
import type { Sheet, Step } from './sheet.ts';
import { wholeAnswers } from './town-evaluation.fixture.ts';

const at = new Date('2026-07-01T01:00:00Z');
const facts: Facts = {
  money: moneyOf({ fiscalYear: 2025, budgetYen: 30_000_000n, amendmentYen: -1_500_000n, settlementYen: 27_654_321n, sources: { national: 10_000_000n, prefectural: null, bond: null, other: null, general: 17_654_321n }, sourcesOf: 'settlement' }),
  indicators: [
    { name: '点検した街路樹', kind: 'output', unit: '本', direction: 'more', baseline: '200', target: '300', actual: '310' },
    { name: '倒木', kind: 'outcome', unit: '件', direction: 'less', baseline: '10', target: '0', actual: '12' },
    { name: '満足度', kind: 'outcome', unit: '％', direction: 'more', baseline: null, target: '60', actual: null },
  ],
  progress: [{ half: 1, state: 'on-track', done: '剪定を始めた。', next: '点検' }],
};

const step = (kind: Step['kind'], answers: Step['answers'] = null, reason: string | null = null): Step => ({ id: 1n, kind, answers, reason, actingAs: 'head: 都市整備部 道路課', at });
const sheet: Sheet = {
  subject: 'programme', key: 'P0002', year: 2025, id: 1, form: shippedForms.programme,
  steps: [step('drafted', wholeAnswers), step('submitted'), step('sent-back', null, '内輪の理由'), step('drafted', wholeAnswers), step('submitted'), step('confirmed'), step('assessed', { grade: 'B', opinion: '意見です。' })],
};
const evaluated = { subject: 'programme' as const, key: 'P0002', name: '街路樹の手入れ', path: '/plan/programmes/x', measure: { code: '緑1-1', name: '公園と街路樹' }, departments: [{ bureau: '都市整備部', section: '道路課' }], programmes: ['P0002'] };
const document = sheetDocument(sheet, evaluated, facts, 1, { actingAs: 'planning: 企画部 企画課', at });

test('a published sheet keeps the figures of its day, each indicator graded in its own direction', () => {
  expect(document.facts.money).toMatchObject({ budgetYen: '30000000', amendmentYen: '-1500000', sources: [{ source: 'national', yen: '10000000' }, { source: 'general', yen: '17654321' }] });
  expect(document.facts.indicators.map(({ grade }) => grade)).toEqual(['S', 'C', '−']);
});

test('the public history says who did what as which role, and not why a sheet went back', () => {
  expect(document.history.map(({ kind }) => kind)).toEqual(['submitted', 'sent-back', 'submitted', 'confirmed', 'assessed', 'published']);
  expect(JSON.stringify(document)).not.toContain('内輪の理由');
});

test('what the panel said leaves the self-evaluation as it was', () => {
  expect([document.grade?.code, document.panel?.grade?.code]).toEqual(['A', 'B']);
  expect(sheetDocument({ ...sheet, steps: sheet.steps.slice(0, -1) }, evaluated, facts, 1, null)).toMatchObject({ grade: document.grade, sections: document.sections, panel: null });
});

test('money with its sources, indicators and progress stand in both books', { timeout: 300_000 }, async () => {
  for (const layout of ['book', 'report-233'] as const) {
    const { pdf, resident } = await makePaper({ template: bookTemplate, data: printedBook(layout, 2025, '拓野市', '令和8年7月1日', [document]) });
    expect(resident).toBeLessThan(300_000_000);
    const read = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    let text = '';
    for (let number = 1; number <= read.numPages; number++) text += (await (await read.getPage(number)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('');
    for (const said of ['27,654,321', '-1,500,000', '国庫支出金', '10,000,000', '倒木', '意見です。', '外部評価'].filter((word) => layout === 'book' || !['意見です。'].includes(word))) expect(text).toContain(said);
    if (layout === 'report-233') expect(text).toContain('剪定を始めた。');
  }
});
