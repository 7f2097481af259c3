import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Listener, RunEvent } from '../results/event.ts';
import { sampleExchange, sampleSummary } from './sample-run.test.kit.ts';
import { type ProgressOptions, showProgress } from './show-progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stream that keeps what is written; a terminal when `isTTY`. */
function sink(
  isTTY: boolean,
): Writable & { isTTY: boolean; columns: number; rows: number; writes: string[] } {
  const writes: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      writes.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY, columns: 80, rows: 24, writes });
}

function shown(
  isTTY: boolean,
  options: ProgressOptions = {},
): { readonly listener: Listener; readonly writes: string[] } {
  const stream = sink(isTTY);
  return { listener: showProgress({ stream, environment: {}, ...options }), writes: stream.writes };
}

const request: RunEvent = { type: 'exchange', exchange: sampleExchange() };
const violation: RunEvent = { type: 'violation', clause: 'CreateSecurityGroup.Tag.Key.length', ordinal: 57 };
const planned: RunEvent = { type: 'planned', cases: 640, clauses: 92 };
const finished: RunEvent = { type: 'finished', summary: sampleSummary([]) };

/** Sends a request every 10 ms, `count` times. */
function requests(listener: Listener, count: number): void {
  for (let sent = 0; sent < count; sent += 1) {
    listener.on(request);
    vi.advanceTimersByTime(10);
  }
}

it.each([true, false])('says how long it takes at the pace so far, on a terminal: %s', (isTTY) => {
  const { listener, writes } = shown(isTTY);
  listener.on(planned);
  requests(listener, 1000);
  listener.on({ type: 'progress', clausesDone: 0, clauses: 92, casesDone: 64, cases: 640 });
  vi.advanceTimersByTime(200);
  requests(listener, 1);
  vi.advanceTimersByTime(200);
  const all = stripVTControlCharacters(writes.join(''));
  expect(all.match(/about \d+:\d\d left/g)?.at(-1)).toMatch(/about 1:3\d left/);
});

describe('showProgress on a terminal', () => {
  it('shows clauses, cases, violations, requests and their rate', () => {
    const { listener, writes } = shown(true);
    listener.on(planned);
    listener.on({ type: 'progress', clausesDone: 23, clauses: 92, casesDone: 320, cases: 640 });
    listener.on(violation);
    requests(listener, 210);
    // Only lines that change are drawn again.
    const all = stripVTControlCharacters(writes.join(''));
    expect(all).toContain('━━━━━━━━━━━━────────────  23/92 clauses  320/640 cases');
    expect(all).toContain('1 violation  210 requests, 100/s, 0:02, about 0:02 left');
  });

  it('redraws at most ten times a second', () => {
    const { listener, writes } = shown(true);
    requests(listener, 300);
    const draws = writes.filter((text) => text.includes(' requests'));
    expect(draws.length).toBeGreaterThan(20);
    expect(draws.length).toBeLessThanOrEqual(30);
  });

  it('leaves nothing behind but notes and violations', () => {
    const { listener, writes } = shown(true);
    requests(listener, 30);
    listener.on({ type: 'note', text: 'No companion\u001b[2J operation.' });
    listener.on(violation);
    requests(listener, 30);
    writes.length = 0;
    listener.on(finished);
    expect(stripVTControlCharacters(writes.join('')).trim()).toBe('');
    listener.on(request);
    vi.advanceTimersByTime(1000);
    expect(stripVTControlCharacters(writes.join('')).trim()).toBe('');
  });

  it.each<[string, ProgressOptions]>([
    ['NO_COLOR is set', { environment: { NO_COLOR: '1' } }],
    ['colours are turned off', { color: false }],
  ])('has no colours when %s', (_, options) => {
    const { listener, writes } = shown(true, options);
    listener.on(violation);
    requests(listener, 20);
    expect(writes.join('')).not.toMatch(/\u001b\[\d+m/);
  });

  it('shows plain lines on a dumb terminal', () => {
    const { listener, writes } = shown(true, { environment: { TERM: 'dumb' } });
    listener.on(violation);
    expect(writes).toEqual(['✗ CreateSecurityGroup.Tag.Key.length at request 57\n']);
  });
});

describe('showProgress off a terminal', () => {
  it('writes a line every few seconds, and each note and violation at once', () => {
    const { listener, writes } = shown(false);
    listener.on(planned);
    requests(listener, 300);
    listener.on({ type: 'note', text: 'No companion\u001b[2J operation.' });
    listener.on(violation);
    requests(listener, 900);
    listener.on(finished);
    expect(writes).toEqual([
      'No companion\\u001b[2J operation.\n',
      '✗ CreateSecurityGroup.Tag.Key.length at request 57\n',
      '0/92 clauses, 0/640 cases, 501 requests, 100/s, 1 violation\n',
      '0/92 clauses, 0/640 cases, 1,001 requests, 100/s, 1 violation\n',
    ]);
  });

  it('writes nothing when quiet', async () => {
    const { listener, writes } = shown(false, { quiet: true });
    listener.on(violation);
    requests(listener, 2000);
    await listener.close?.();
    expect(writes).toEqual([]);
  });
});
