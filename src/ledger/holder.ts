import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Who uses a directory of reports. */
export interface Holder {
  readonly what: 'run' | 'sweep';
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the clock ticks of its system; null where the system does not tell. */
  readonly born: string | null;
  /** ISO 8601. */
  readonly startedAt: string;
  /** URLs of the target. */
  readonly target: readonly string[];
}

const holder = z.object({
  what: z.enum(['run', 'sweep']),
  pid: z.int().positive(),
  host: z.string(),
  born: z.string().nullable(),
  startedAt: z.string(),
  target: z.array(z.string()),
});

/** This process as a holder. */
export function thisProcess({
  what,
  startedAt,
  target,
}: Pick<Holder, 'what' | 'startedAt' | 'target'>): Holder {
  const { pid } = process;
  return { what, pid, host: hostname(), born: birthOf(pid), startedAt, target };
}

/** `text` as a holder; null when it is none. */
export function parseHolder(text: string): Holder | null {
  try {
    return holder.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whether the holder goes on, as far as can be told: of a process on another host it is taken to. */
export function isAlive({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Someone else's process is there as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (isZombie(pid)) return false;
  // The number may have been given to another process since.
  return born === null || birthOf(pid) === born;
}

/** What names a holder in a sentence. */
export function holderText({ what, pid, host, startedAt, target }: Holder): string {
  const against = target.length === 0 ? '' : ` against ${target.join(' and ')}`;
  return `the ${what} of ${startedAt}${against} (process ${pid} on ${host})`;
}

/** When process `pid` began; null where the system does not tell. */
function birthOf(pid: number): string | null {
  return statusOf(pid)?.[19] ?? null;
}

/** Whether process `pid` has ended and nobody has asked yet how. */
function isZombie(pid: number): boolean {
  return ['Z', 'X'].includes(statusOf(pid)?.[0] ?? '');
}

/** What the system says of process `pid`, from its state on; null where there is no such file. */
function statusOf(pid: number): readonly string[] | null {
  try {
    // The second field, in brackets, may hold anything.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
