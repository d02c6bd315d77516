import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { Tag } from '#ui';
import type { KnownState } from './share.ts';
import type { Stage } from './report.ts';
import { text } from './text.ts';

type Tone = NonNullable<Parameters<typeof Tag>[0]['tone']>;

const stateTones: Record<KnownState, Tone> = { done: 'green', 'on-track': 'blue', behind: 'orange', stopped: 'red', 'not-begun': 'neutral', 'not-known': 'neutral' };

export function StateTag({ view, state }: { view: Pick<View, 'lang'>; state: KnownState }): VNode {
  return <Tag tone={stateTones[state]}>{text(view.lang).state[state]}</Tag>;
}

const stageTones: Record<Stage, Tone> = { unwritten: 'orange', draft: 'blue', correction: 'blue', published: 'green' };

export function StageTag({ view, stage }: { view: Pick<View, 'lang'>; stage: Stage }): VNode {
  return <Tag tone={stageTones[stage]}>{text(view.lang).stage[stage]}</Tag>;
}
