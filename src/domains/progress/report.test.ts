import { describe, expect, test } from 'vitest';
import { differingFields, emptyReport, isHttps, lacking, readReport, type Report, type ReportForm, stageOf } from './report.ts';

const form: ReportForm = { state: 'behind', done: '  木を植えた。\r\n二本。 ', next: '秋に植える', link_label: ['写真', ''], link_url: ['https://city.example/photo', ''] };
const full: Report = { state: 'on-track', done: '剪定した', next: '続ける', links: [] };

describe('reading what was typed', () => {
  test('is tidied, and empty pairs of links are left out', () => {
    expect(readReport(form)).toEqual({ report: { state: 'behind', done: '木を植えた。\n二本。', next: '秋に植える', links: [{ label: '写真', url: 'https://city.example/photo' }] }, faults: [] });
  });

  test.each<[string, Partial<ReportForm>, string]>([
    ['a state that does not exist', { state: 'wonderful' }, 'state'],
    ['too long a text', { done: 'あ'.repeat(2_001) }, 'done'],
    ['a link without a name', { link_label: [''], link_url: ['https://city.example/'] }, 'link_url'],
    ['a link without an address', { link_label: ['写真'], link_url: [''] }, 'link_url'],
    ['a link over http', { link_label: ['写真'], link_url: ['http://city.example/'] }, 'link_url'],
    ['six links', { link_label: Array(6).fill('写真'), link_url: Array(6).fill('https://city.example/') }, 'link_url'],
  ])('%s is refused and the field is named', (_, typed, field) => {
    expect(readReport({ ...form, ...typed }).faults.map((fault) => fault.field)).toContain(field);
  });

  test('only addresses over https to a named host are evidence', () => {
    const given = ['https://city.example/a?b=1#c', 'javascript:alert(1)', 'https://user:secret@city.example/', 'https://localhost/', 'data:text/html,x', 'https:// city.example', '//city.example', 'https://city.example/\nx'];
    expect(given.map(isHttps)).toEqual([true, false, false, false, false, false, false, false]);
  });
});

describe('before the public may read it', () => {
  test('a report says its state, what was done and what is next', () => {
    expect(lacking(emptyReport).map(({ field }) => field)).toEqual(['state', 'done', 'next']);
    expect(lacking(full)).toEqual([]);
  });

  test('what is done or stopped has nothing next', () => {
    expect(lacking({ ...full, state: 'done', next: '' })).toEqual([]);
    expect(lacking({ ...full, state: 'stopped', next: '' })).toEqual([]);
    expect(lacking({ ...full, state: 'behind', next: '' })).toHaveLength(1);
  });
});

test('two texts differ in the fields that differ', () => {
  expect(differingFields(full, { ...full, next: '止める', links: [{ label: 'a', url: 'https://a.example/' }] })).toEqual(['next', 'links']);
  expect(differingFields({ ...full, links: [{ label: 'a', url: 'https://a.example/' }] }, { ...full, links: [{ url: 'https://a.example/', label: 'a' }] })).toEqual([]);
});

test('how far a report is follows from its draft and what is published', () => {
  expect([stageOf(null, null), stageOf(full, null), stageOf(full, full), stageOf({ ...full, next: '' }, full), stageOf(null, full), stageOf(emptyReport, null)]).toEqual(['unwritten', 'draft', 'published', 'correction', 'published', 'unwritten']);
});
