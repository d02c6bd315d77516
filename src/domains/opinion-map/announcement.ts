/** What the public record keeps when an opinion map is announced, changed or cancelled. */
import type { PublicAct } from '#domains/record';
import { departmentText } from '#domains/staff';
import { mapPath } from './address.ts';
import { type Conversation, questionIn } from './conversation.ts';
import type { Statement } from './statement.ts';
import { sentence } from './text.ts';

type About = PublicAct['about'];
type Named = Pick<Conversation, 'slug' | 'question' | 'questionEn'>;

function act(kind: 'announced' | 'changed' | 'cancelled', conversation: Named, about: About, actingAs: string, document: object): PublicAct {
  const { slug } = conversation;
  return { kind: `opinion-map.${kind}`, path: mapPath(slug), title: sentence((words, lang) => words.conversation.act[kind](questionIn(conversation, lang).text)), actingAs, about, document: { slug, ...document } };
}

/** With the number that everything is drawn by lot with: nobody can choose it afterwards. */
export function announcedAct(conversation: Conversation, seeds: readonly Pick<Statement, 'number' | 'text' | 'meta'>[], about: About, actingAs: string): PublicAct {
  return act('announced', conversation, about, actingAs, {
    question: conversation.question,
    background: conversation.background,
    rules: conversation.rules,
    department: departmentText(conversation.department),
    contact: conversation.contact,
    opens_on: conversation.opensOn,
    closes_on: conversation.closesOn,
    access: conversation.access,
    moderation: conversation.moderation,
    length_max: conversation.lengthMax,
    write_after: conversation.writeAfter,
    shows: conversation.shows,
    programmes: conversation.programmes,
    seed: conversation.seed,
    statements: seeds.map(({ number, text, meta }) => ({ number, text, meta })),
  });
}

export function changedAct(conversation: Named, fields: object, reason: string, about: About, actingAs: string): PublicAct {
  return act('changed', conversation, about, actingAs, { fields, reason });
}

export function cancelledAct(conversation: Named, reason: string, about: About, actingAs: string): PublicAct {
  return act('cancelled', conversation, about, actingAs, { reason });
}
