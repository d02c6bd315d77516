/** Time as the program sees it, so that tests can stand at any moment. */

/** A date of law in Asia/Tokyo, `2026-11-23`; never an instant. */
export type PlainDate = string;

export interface Clock {
  now(): Date;
  /** Today in Asia/Tokyo. */
  today(): PlainDate;
}

const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' });

/** The calendar day of an instant in Asia/Tokyo. */
export function dayInTokyo(instant: Date): PlainDate {
  return tokyo.format(instant);
}

export const systemClock: Clock = { now: () => new Date(), today: () => dayInTokyo(new Date()) };

export interface SettableClock extends Clock {
  set(instant: Date | string): void;
}

/** A clock that stands still where it is set. */
export function settableClock(instant: Date | string): SettableClock {
  let current = new Date(instant);
  return {
    now: () => new Date(current),
    today: () => dayInTokyo(current),
    set: (next) => {
      current = new Date(next);
    },
  };
}
