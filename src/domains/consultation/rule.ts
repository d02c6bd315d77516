/**
 * The city's own rule of calls for opinions, as data: how long, who may take part, who is told before, what is asked of people,
 * how replies are classed. Cities set it by ordinance or guideline (パブリックコメント手続条例・要綱); there is no national one for them
 * (行政手続法 art. 46 leaves it to the city).
 */
import { z } from 'zod';

const sentence = z.strictObject({ ja: z.string().min(1).max(200), en: z.string().min(1).max(200) });
const key = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const keyed = z.strictObject({ key, label: sentence });

export const ways = ['web', 'post', 'fax', 'mail', 'counter'] as const;
export type Way = (typeof ways)[number];
/** Those that lead to an address, and that staff enter by hand. */
export const addressedWays = ['post', 'fax', 'mail', 'counter'] as const satisfies readonly Way[];

export const outcomeKinds = ['reflected', 'included', 'reference', 'not-reflected', 'other'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Whether name and address are asked for: never, as one likes, or always. */
export const identities = ['none', 'optional', 'required'] as const;
export type Identity = (typeof identities)[number];

export const ruleSchema = z.strictObject({
  /** Name of the ordinance or guideline, for people. */
  source: sentence,
  /** Days of the shortest period, first and last day counted. */
  daysLeast: z.int().min(1).max(365),
  /** Who has to be told before a period begins. */
  toldBefore: z.array(keyed).max(20),
  /** Grounds on which a period may be shorter; the reason is published each time. */
  exceptions: z.array(keyed).max(20),
  whoMay: z.array(keyed).min(1).max(20),
  identity: z.enum(identities),
  outcomes: z.array(keyed.extend({ kind: z.enum(outcomeKinds) })).min(1).max(20),
  /** Kinds of outcome of which the department is asked again later, and after how many months. */
  askAgain: z.strictObject({ kinds: z.array(z.enum(outcomeKinds)), months: z.int().min(1).max(60) }),
});
export type Rule = z.output<typeof ruleSchema>;
export type Outcome = Rule['outcomes'][number];

/** What holds until the city sets its own. */
export const defaultRule: Rule = {
  source: { ja: '市の定め（標準）', en: 'Standard rule' },
  daysLeast: 30,
  toldBefore: [{ key: 'council', label: { ja: '市議会', en: 'City council' } }],
  exceptions: [
    { key: 'urgent', label: { ja: '急いで決める必要があるとき', en: 'Urgency' } },
    { key: 'by-law', label: { ja: '法令で期間が決まっているとき', en: 'Period set by law' } },
    { key: 'other', label: { ja: 'その他のやむを得ない理由', en: 'Another compelling reason' } },
  ],
  whoMay: [
    { key: 'lives', label: { ja: '市内に住んでいる', en: 'I live in the city' } },
    { key: 'works', label: { ja: '市内で働いている', en: 'I work in the city' } },
    { key: 'studies', label: { ja: '市内の学校に通っている', en: 'I go to school in the city' } },
    { key: 'business', label: { ja: '市内に事務所などがある', en: 'I have an office or business in the city' } },
    { key: 'taxpayer', label: { ja: '市に税を納めている', en: 'I pay taxes to the city' } },
    { key: 'interested', label: { ja: 'この件に関わりがある', en: 'The matter concerns me' } },
  ],
  identity: 'optional',
  outcomes: [
    { key: 'reflected', kind: 'reflected', label: { ja: '反映する', en: 'Taken up' } },
    { key: 'included', kind: 'included', label: { ja: '既に盛り込み済み', en: 'Already in the draft' } },
    { key: 'reference', kind: 'reference', label: { ja: '今後の参考', en: 'For reference' } },
    { key: 'not-reflected', kind: 'not-reflected', label: { ja: '反映できない', en: 'Not taken up' } },
    { key: 'other', kind: 'other', label: { ja: 'その他', en: 'Other' } },
  ],
  askAgain: { kinds: ['reflected', 'reference'], months: 12 },
};
