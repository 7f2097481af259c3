import { cpuSecondsSince } from './judged.ts';

/** Microseconds of CPU time that each of `count` pieces of work takes in `work`, which does them all. */
export async function microsecondsOf(count: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const used = process.cpuUsage();
  await work();
  return (cpuSecondsSince(used) * 1e6) / count;
}
