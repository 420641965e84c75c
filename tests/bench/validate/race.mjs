// Runs contenders in turns, so that whatever else the machine does disturbs all alike.

/** In Node the CPU time of the process, helpers included; in a browser the time that passes. */
const clock = globalThis.process?.cpuUsage
  ? () => { const { user, system } = process.cpuUsage(); return user + system; }
  : () => performance.now() * 1000;

/** How long the process is watched for being at rest, in milliseconds, and how often at most. */
const WATCHED = 10;
const TURNS = 50;

/**
 * Waits until helper threads are done with what came before: sweeping and compiling that go on
 * behind a contender are not the next one's work.
 */
async function rest() {
  if (!globalThis.process?.cpuUsage) return;
  for (let turn = 0; turn < TURNS; turn++) {
    const start = clock();
    await new Promise((done) => setTimeout(done, WATCHED));
    if (clock() - start < WATCHED * 100) return;
  }
}

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
      await rest();
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
