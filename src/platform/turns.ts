/** At most so many at once; the others wait in the order they came. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T>;

export function turns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    // Whoever ends hands their place on, so that nobody who comes later slips in between.
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
