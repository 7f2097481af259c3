import type { WriteStream } from 'node:tty';
import { wantsColor } from '../report/wants-color.ts';

/** Where a command writes. */
export type Stream = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** The width of `stream`, or 80 where it has none; no wider than what reads well. */
export function columnsIn(stream: Stream): number {
  const { columns = 0 } = stream;
  return columns > 0 ? Math.min(columns, 120) : 80;
}

/** Whether to colour what goes to `stream`; `wanted` is false with `--no-color`. */
export function colorsIn(stream: Stream, wanted: boolean | undefined): boolean {
  return wantsColor(stream, wanted, process.env);
}
