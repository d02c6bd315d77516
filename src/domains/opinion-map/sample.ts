/** What the sample city's opinion maps hold: made-up statements, and people who are not there and vote by lot, each as one of two camps does. */
import { lotOf } from './maths/lot.ts';
import type { Draft } from './draft.ts';
import type { VoteValue } from './vote.ts';

/** A statement with the share of each of the two camps that agrees; the rest disagrees, but for some who pass. */
interface SampleStatement {
  text: string;
  translation: string;
  agree: readonly [number, number];
}

export const sampleStatements: readonly SampleStatement[] = [
  { text: '駅前の自転車置き場を増やしてほしい。', translation: 'There should be more bicycle parking at the station.', agree: [0.9, 0.85] },
  { text: '通学路の車の速さを時速30キロまでにしてほしい。', translation: 'Cars on the way to school should drive 30 km/h at most.', agree: [0.92, 0.88] },
  { text: '夜の道が暗いので、街灯を増やしてほしい。', translation: 'Streets are dark at night: there should be more lamps.', agree: [0.88, 0.9] },
  { text: '街路樹を減らしてでも、歩道を広げてほしい。', translation: 'Pavements should be wider, even with fewer trees.', agree: [0.05, 0.95] },
  { text: '駅前の道を、休みの日は歩行者だけのものにしてほしい。', translation: 'On holidays the street at the station should be for people on foot.', agree: [0.95, 0.05] },
  { text: '車で来る人のための駐車場を、もっとつくってほしい。', translation: 'There should be more parking for those who come by car.', agree: [0.05, 0.95] },
  { text: 'バスのために、市の税金をもっと使ってよい。', translation: 'The city may spend more of its taxes on buses.', agree: [0.95, 0.08] },
  { text: 'ベンチと木かげを増やしてほしい。', translation: 'There should be more benches and shade.', agree: [0.9, 0.7] },
  { text: '店の前の荷おろしの場所を、先に決めてほしい。', translation: 'Places to unload in front of shops should be settled first.', agree: [0.1, 0.9] },
  { text: '車の通り抜けを止めてほしい。', translation: 'Through traffic should be stopped.', agree: [0.95, 0.05] },
];

/** Of every draw of a sample. */
export const sampleSeed = 20_260_401;

const people = 80;
/** How many of a hundred statements somebody votes on, and passes on. */
const [votesShare, passShare] = [0.95, 0.05];

/** Ballots of people with numbers of their own: the same from the same seed. */
export function sampleVotes(seed: number): { participant: number; statement: number; value: VoteValue }[] {
  const lot = lotOf(seed);
  const numbers = new Set<number>();
  while (numbers.size < people) numbers.add(1 + Math.floor(lot.share() * (2 ** 31 - 2)));
  return [...numbers].flatMap((participant, index) => {
    const camp = index % 5 < 3 ? 0 : 1;
    return sampleStatements.flatMap(({ agree }, at) => {
      if (lot.share() > votesShare) return [];
      const value: VoteValue = lot.share() < passShare ? 0 : lot.share() < agree[camp] ? 1 : -1;
      return [{ participant, statement: at + 1, value }];
    });
  });
}

/** Everything but days and department; each page of it says that it is made up. */
export function sampleDraft(over: boolean, { department, opensOn, closesOn }: Pick<Draft, 'department' | 'opensOn' | 'closesOn'>): Draft {
  const [question, questionEn] = over ? ['【見本・終了】駅前の道を、どうしたいですか。', '[Sample, over] How do you want the streets around the station to be?'] : ['【見本・受付中】駅前の広場を、どう使いたいですか。', '[Sample, open] How do you want to use the square at the station?'];
  return {
    question, questionEn, department, opensOn, closesOn,
    background: 'これは、意見の地図を試すための見本です。意見も投票も作りもので、実在の人のものではありません。', backgroundEn: 'This is a sample for trying opinion maps. Statements and votes are made up; they are nobody’s.',
    rules: 'だれかを傷つけることば、個人の名前や住所が入った意見は、公開しません。', rulesEn: 'Statements that hurt somebody, or hold names or addresses, are not shown.',
    contact: 'これは見本です。', access: 'anyone', moderation: 'after', lengthMax: 140, writeAfter: 3, shows: 'live', channels: [], programmes: [],
  };
}
