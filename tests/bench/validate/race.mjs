// Runs contenders in turns, so that whatever else the machine does disturbs all alike.

/** In Node the CPU time of the process, helpers included; in a browser the time that passes. */
const clock = globalThis.process?.cpuUsage
  ? () => { const { user, system } = process.cpuUsage(); return user + system; }
  : () => performance.now() * 1000;

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * The median time of one item in microseconds for each contender, `{ name: [microseconds] }`.
 *
 * A sample goes through all items until `milliseconds` have passed.
 */
export async function race(contenders, items, { rounds, milliseconds }) {
  const samples = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, check] of Object.entries(contenders)) {
      globalThis.gc?.();
      const begun = performance.now();
      const start = clock();
      let done = 0;
      do {
        for (const item of items) {
          const outcome = check(item);
          if (outcome instanceof Promise) await outcome;
        }
        done += items.length;
      } while (performance.now() - begun < milliseconds);
      // The first round warms up.
      if (round >= 0) samples[name].push((clock() - start) / done);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)]));
}
