/** Topic of the outbox: anything public of a call is new or different, `{ consultationId }`. */
export const changedTopic = 'consultation.changed';
