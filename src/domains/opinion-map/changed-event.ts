/** Topic of the outbox: anything public of an opinion map besides its votes is new or different, `{ conversationId }`. */
export const changedTopic = 'opinion-map.changed';
