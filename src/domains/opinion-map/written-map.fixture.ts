/** An opinion map as the form of staff sends it, and the way from there to one that may be announced. */
import type { Signed } from '#cast';

/** A draft that lacks its first statements alone. */
export const writtenMap = {
  question: 'これからの駅前の道を、どうしたいですか。',
  question_en: 'How do you want the streets around the station to be?',
  background: '駅前の道を10年ぶりにつくり直します。\nみなさんの使い方を聞かせてください。',
  rules: 'だれかを傷つけることばは使わないでください。\n一つの文には、一つのことを書いてください。',
  department: '都市整備部 道路課',
  contact: '道路課 計画係 電話 042-000-0000',
  opens_on: '2026-04-10',
  closes_on: '2026-05-09',
  access: 'anyone',
  moderation: 'before',
  length_max: '140',
  write_after: '5',
  shows: 'live',
  'channels[]': ['poster', 'school'],
  channels_other: '朝市のちらし | Morning market leaflet',
  'programmes[]': ['P0002'],
};

export const writtenSeeds = ['駅前の自転車置き場をもっと増やしてほしい。', '通学路の車の速さを時速30キロまでにしてほしい。', '街路樹を減らしてでも歩道を広げてほしい。'];

/** The number that a draft was given. */
export function slugOfMap(reply: Response): string {
  return /opinion-maps\/(\d{4}-\d+)/.exec(reply.headers.get('location') ?? '')![1]!;
}

/** A draft with its first statements, ready to be announced. */
export async function prepareMap(by: Signed, changed: Record<string, string | string[]> = {}): Promise<string> {
  const slug = slugOfMap(await by.post('/staff/opinion-maps', { ...writtenMap, ...changed }));
  await by.post(`/staff/opinion-maps/${slug}/seeds`, { lines: writtenSeeds.join('\n') });
  return slug;
}

/** As staff's page gives it to programs. */
// The shape is what the test says it is.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function workOf(person: Signed, slug: string): Promise<any> {
  return (await person.ask(`/staff/opinion-maps/${slug}`, { headers: { accept: 'application/json' } })).json();
}

/** The hidden revision that the pages' forms send. */
export async function revisionOfMap(person: Signed, slug: string): Promise<string> {
  return String(((await workOf(person, slug)) as { revision: number }).revision);
}
