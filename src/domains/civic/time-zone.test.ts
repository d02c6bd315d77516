import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';

/** A year of answers on every kind of date, and the zone the program believed it was in. */
const program = `
  import { addDays, addOpenDays, dueDate, fiscalYearOf, formatFiscalYear, formatWareki, holidayOn, isClosedDay, parseDate, weekday } from '#domains/civic';
  const lines = [];
  for (let date = '2018-12-25'; date < '2020-01-10'; date = addDays(date, 1)) {
    const wareki = formatWareki(date);
    lines.push([date, weekday(date), wareki, parseDate(wareki).value, holidayOn(date)?.ja, isClosedDay(date), addOpenDays(date, 14), formatFiscalYear(fiscalYearOf(date), 'ja'),
      dueDate({ unit: 'month', length: 3, includesFirstDay: false, rollover: 'next' }, date).on].join(' '));
  }
  console.log(JSON.stringify({ hours: new Date(2020, 0, 1).getTimezoneOffset() / 60, lines }));
`;

async function answersIn(zone: string): Promise<{ hours: number; lines: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', program], { cwd: projectRoot, env: { ...process.env, TZ: zone } });
  return JSON.parse(stdout) as { hours: number; lines: string[] };
}

test('dates, holidays and due dates do not depend on where the server stands', async () => {
  const [utc, newYork, tokyo] = await Promise.all(['UTC', 'America/New_York', 'Asia/Tokyo'].map(answersIn));
  expect([utc!.hours, newYork!.hours, tokyo!.hours]).toEqual([0, 5, -9]);
  expect(tokyo!.lines).toHaveLength(381);
  expect(utc!.lines).toEqual(tokyo!.lines);
  expect(newYork!.lines).toEqual(tokyo!.lines);
});
