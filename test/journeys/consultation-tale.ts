/** A call for opinions of 拓野市 as a story: who acts in it, and what later acts must know of earlier ones. */
import { as, type Kind } from '#cast';
import { townBook } from '#fixtures/plan/town-book';
import type { Hands } from './hands.ts';
import type { Stage } from './stage.ts';
import { openStoryTown, type StoryTown } from './story-town.ts';

export const subject = '街路樹計画（素案）';
export const programme = '街路樹の手入れ';
export const programmePath = `/plan/programmes/${encodeURIComponent(programme)}`;
export const callPath = '/consultations/2026-1';
export const workPath = `/staff${callPath}`;

export interface Tale {
  stage: Stage;
  /** Codes of receipts, by who holds them. */
  codes: Map<string, string>;
  /** Somebody of the staff who has signed in, on a page. How they sign in, the town's year tells. */
  staff(kind: Kind, path: string): Promise<Hands>;
}

export function beginTale(stage: Stage): Tale {
  return {
    stage,
    codes: new Map(),
    async staff(kind, path) {
      const { town, origin } = stage.town();
      const { cookie } = await as(town, kind);
      const hands = await stage.handsOf(kind);
      const [name, value] = cookie.split('; ')[0]!.split('=') as [string, string];
      await hands.tab.context().addCookies([{ url: origin, name, value }]);
      await stage.visit(hands, path);
      return hands;
    },
  };
}

export async function openTaleTown(): Promise<StoryTown> {
  const opened = await openStoryTown('2026-04-01T09:00:00+09:00', townBook());
  for (const kind of ['head', 'otherHead'] as const) await as(opened.town, kind);
  return opened;
}
