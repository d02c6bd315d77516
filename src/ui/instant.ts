import type { Lang } from '#platform/http';

/** An instant as a clock in Japan shows it, whatever the server's own zone. */
export function formatInstant(lang: Lang, instant: Date): string {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(instant);
}
