import { expect, test } from 'vitest';
import { readInTurn } from './reading-turn.ts';

test('one table is read at a time, two wait, and more are told to come again', async () => {
  let [reading, most] = [0, 0];
  const ends: (() => void)[] = [];
  const read = async (): Promise<string> => {
    reading += 1;
    most = Math.max(most, reading);
    await new Promise<void>((end) => ends.push(end));
    reading -= 1;
    return 'read';
  };
  const [one, two, three] = [readInTurn(read), readInTurn(read), readInTurn(read)];
  await expect(readInTurn(read)).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
  for (const asked of [one, two, three]) {
    ends.shift()!();
    expect(await asked).toBe('read');
    await Promise.resolve();
  }
  expect(most).toBe(1);
  const failing = readInTurn(() => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  const after = readInTurn(read);
  ends.shift()!();
  expect(await after).toBe('read');
});
