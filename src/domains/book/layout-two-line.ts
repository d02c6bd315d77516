/** The three-year plan book whose programmes take two lines, the second one labelled 事業費(百万円). */
import type { HeadingGrammar, TwoLineLayout } from './layout.ts';

const dash = '[-－‐‑–—−]';
/** 協1. */
const policyCode = String.raw`\p{L}{1,3}\s?[0-9０-９]{1,2}`;

/** 6 協働で拓くまちづくり, 協1 みんなで…, [協1:みんなで…], 協1-1:市民主体の…. */
const headings: HeadingGrammar = {
  measure: new RegExp(String.raw`^(${policyCode})\s{0,3}${dash}\s{0,3}([0-9０-９]{1,2})\s{0,3}[:：\s]\s{0,3}(\S.*)$`, 'u'),
  policyAgain: new RegExp(String.raw`^[\[［【](${policyCode})\s?[:：]\s?(\S[^\]］】]*)[\]］】]$`, 'u'),
  policy: new RegExp(String.raw`^(${policyCode})\s{1,9}(\S.*)$`, 'u'),
  direction: /^(?:第\s?)?([0-9０-９]{1,2})(?:\s?章)?\s{1,9}(\S[^。]*)$/u,
  codeAlone: new RegExp(String.raw`^(?:${policyCode}(?:\s{0,3}${dash}\s{0,3}[0-9０-９]{1,2})?|[0-9０-９]{1,2})$`, 'u'),
  reference: new RegExp(String.raw`^(${policyCode})${dash}([0-9０-９]{1,2})$`, 'u'),
};

export const twoLineLayout: TwoLineLayout = {
  kind: 'two-line',
  name: 'two-line',
  title: { ja: '2行で1事業の計画書（主要事業・事業費）', en: 'Plan book with two lines a programme' },
  headings,
  tableHead: '主要事業',
  moneyLabel: '事業費',
  relistingMark: '再掲',
  referenceEnding: 'で再掲',
  kinds: ['重点', '新規', '合併'],
  others: ['他', 'ほか', '外'],
  linkEndings: [
    { ending: 'において実施', kind: 'carried_out_by' },
    { ending: 'にて実施', kind: 'carried_out_by' },
    { ending: 'で実施', kind: 'carried_out_by' },
    { ending: 'において計上', kind: 'accounted_under' },
    { ending: 'にて計上', kind: 'accounted_under' },
    { ending: 'で計上', kind: 'accounted_under' },
    { ending: 'に計上', kind: 'accounted_under' },
  ],
  activityEndings: [
    '継続', '検討', '実施', '運営', '運用', '管理', '整備', '設置', '工事', '改修', '更新', '補助', '支援', '推進', '調査', '研究', '開催', '作成',
    '策定', '見直し', '開始', '完了', '終了', '廃止', '導入', '配布', '発行', '公開', '改定', '募集', '購入', '設計', '建設', '拡充', '強化', '育成',
  ],
};
