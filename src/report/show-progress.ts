import type { WriteStream } from 'node:tty';
import { createLogUpdate } from 'log-update';
import type { Listener } from '../results/event.ts';
import { createPainter, type Painter } from './painter.ts';
import { advance, createRateMeter, noProgress, type Progress } from './progress.ts';
import { visible } from './text.ts';
import { wantsColor } from './wants-color.ts';
import { counted } from './words.ts';

export interface ProgressOptions {
  /** Nothing at all is shown. */
  readonly quiet?: boolean;
  /** `false` keeps colours off; else they are on where the environment says so, or on a terminal. */
  readonly color?: boolean;
  /** Where to show it; standard error unless stated. */
  readonly stream?: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'rows'>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The time in milliseconds. */
  readonly now?: () => number;
}

const redrawEvery = 100;
const lineEvery = 5000;
const barColumns = 24;

/** What is shown live, and how lines that stay are added to it. */
interface Display {
  readonly update: (progress: Progress) => void;
  readonly line: (text: string) => void;
  readonly end: () => void;
}

function bar(progress: Progress, paint: Painter): string {
  const share = progress.cases === 0 ? 0 : Math.min(progress.casesDone / progress.cases, 1);
  const filled = Math.round(share * barColumns);
  return paint.green('━'.repeat(filled)) + paint.dim('─'.repeat(barColumns - filled));
}

const figures = (progress: Progress, rate: number): string =>
  `${counted(progress.requests, 'request')}, ${Math.round(rate)}/s`;

/** Minutes and seconds, `0:07`; steadier to look at than units that change. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How long it takes at the pace so far; empty where nothing is known yet. */
function timeLeft({ casesDone, cases }: Progress, elapsed: number): string {
  if (casesDone === 0 || casesDone >= cases) return '';
  return `, about ${clock((elapsed * (cases - casesDone)) / casesDone)} left`;
}

function block(progress: Progress, rate: number, elapsed: number, paint: Painter): string {
  const { clausesDone, clauses, casesDone, cases, violations } = progress;
  const found = counted(violations, 'violation');
  return [
    `${bar(progress, paint)}  ${clausesDone}/${clauses} clauses  ${paint.dim(`${casesDone}/${cases} cases`)}`,
    `${violations > 0 ? paint.red(found) : found}  ${paint.dim(`${figures(progress, rate)}, ${clock(elapsed)}${timeLeft(progress, elapsed)}`)}`,
  ].join('\n');
}

/** One block on a terminal, drawn anew at most ten times a second. */
function liveDisplay(stream: NodeJS.WritableStream, paint: Painter, now: () => number): Display {
  const log = createLogUpdate(stream);
  const meter = createRateMeter();
  const started = now();
  meter.at(started, 0);
  let latest = noProgress;
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    timer = undefined;
    log(block(latest, meter.at(now(), latest.requests), now() - started, paint));
  };
  return {
    update(progress) {
      latest = progress;
      timer ??= setTimeout(draw, redrawEvery).unref();
    },
    line: (text) => log.persist(text),
    end() {
      clearTimeout(timer);
      log.clear();
      log.done();
    },
  };
}

/** Plain lines for files and pipes, at most one every few seconds. */
function plainDisplay(stream: NodeJS.WritableStream, now: () => number): Display {
  const meter = createRateMeter();
  const line = (text: string): void => void stream.write(`${text}\n`);
  const started = now();
  let last = started;
  meter.at(last, 0);
  return {
    update(progress) {
      if (now() - last < lineEvery) return;
      last = now();
      const { clausesDone, clauses, casesDone, cases, violations } = progress;
      const done = `${clausesDone}/${clauses} clauses, ${casesDone}/${cases} cases`;
      line(
        `${done}, ${figures(progress, meter.at(last, progress.requests))}, ${counted(violations, 'violation')}${timeLeft(progress, last - started)}`,
      );
    },
    line,
    end() {},
  };
}

/** Shows a run while it goes on: live on a terminal, as plain lines elsewhere. */
export function showProgress(options: ProgressOptions = {}): Listener {
  if (options.quiet === true) return { on() {} };
  const { stream = process.stderr, environment = process.env, now = Date.now } = options;
  // Terminals without a size, as some build servers have, would show nothing at all.
  const live = stream.isTTY === true && stream.rows !== 0 && environment.TERM !== 'dumb';
  const paint = createPainter(wantsColor(stream, options.color, environment));
  const display = live ? liveDisplay(stream, paint, now) : plainDisplay(stream, now);
  let progress = noProgress;
  let ended = false;
  const end = (): void => {
    if (!ended) display.end();
    ended = true;
  };
  return {
    on(event) {
      if (ended) return;
      progress = advance(progress, event);
      if (event.type === 'note') display.line(paint.yellow(visible(event.text)));
      if (event.type === 'violation') {
        display.line(
          `${paint.red(`✗ ${visible(event.clause)}`)} ${paint.dim(`at request ${event.ordinal}`)}`,
        );
      }
      if (event.type === 'finished') end();
      else display.update(progress);
    },
    async close() {
      end();
    },
  };
}
