import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { nastyText } from '../report/nasty-text.test.kit.ts';
import { everyOutcome, everyOutcomeSummary } from '../report/sample-clauses.test.kit.ts';
import { sampleEvents, sampleExchange, sampleHeader, tell } from '../report/sample-run.test.kit.ts';
import { readRecords } from './read-records.ts';
import type { RecordsFault, RunRecord } from './record.ts';
import { writeRecords } from './write-records.ts';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'records-'));
  path = join(directory, 'results.ndjson');
});
afterEach(() => rm(directory, { recursive: true }));

async function read(): Promise<readonly RunRecord[]> {
  const records: RunRecord[] = [];
  for await (const record of readRecords(path)) records.push(record);
  return records;
}

const write = (exchanges: Parameters<typeof sampleEvents>[2] = [sampleExchange()]): Promise<void> =>
  tell([writeRecords(path)], sampleEvents(everyOutcomeSummary, everyOutcome, exchanges));

const refusal = (code: RecordsFault, message: string): object => ({
  code,
  message: expect.stringContaining(message),
});

describe('records of a run', () => {
  it('are read back as they were told', async () => {
    const exchange = sampleExchange();
    await write([exchange, { ...exchange, ordinal: 2 }]);
    const [header, first, second, ...rest] = await read();
    expect(header).toEqual({
      type: 'header',
      version: 3,
      header: sampleHeader(everyOutcomeSummary, everyOutcome),
    });
    expect(first).toEqual({ type: 'exchange', exchange });
    expect(second).toEqual({ type: 'exchange', exchange: { ...exchange, ordinal: 2 } });
    expect(rest.slice(0, -1)).toEqual(
      everyOutcomeSummary.clauses.map((result) => ({ type: 'clause', result })),
    );
    expect(rest.at(-1)).toMatchObject({
      type: 'footer',
      footer: { exchanges: 2, clauses: everyOutcome.length, complete: true, verdict: 'violates' },
    });
  });

  it('lose neither their header when a run is killed, nor what is older than a second', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const [started, ...events] = sampleEvents(everyOutcomeSummary, everyOutcome, [sampleExchange()]);
    const told = events.find(({ type }) => type === 'exchange');
    const listener = writeRecords(path);
    const kinds = async () =>
      (await readFile(path, 'utf8'))
        .split('\n')
        .flatMap((line) => (line === '' ? [] : JSON.parse(line).type));
    if (started === undefined || told === undefined) throw new Error('A run starts, and sends something.');
    listener.on(started);
    expect(await kinds()).toEqual(['header']);
    listener.on(told);
    vi.advanceTimersByTime(1000);
    listener.on(told);
    expect(await kinds()).toEqual(['header', 'exchange', 'exchange']);
    await listener.close?.();
  });

  it('keep any text', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (body) => {
        const exchange = sampleExchange({ response: { status: 200, headers: {}, body } });
        await write([exchange]);
        expect((await read())[1]).toEqual({ type: 'exchange', exchange });
      }),
      { numRuns: 50 },
    );
  });

  it('are one line each', async () => {
    await write();
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual([
      'header',
      'exchange',
      ...everyOutcome.map(() => 'clause'),
      'footer',
    ]);
  });

  it('survive many exchanges', async () => {
    const exchange = sampleExchange();
    await write(Array.from({ length: 20_000 }, (_, index) => ({ ...exchange, ordinal: index + 1 })));
    let ordinal = 0;
    for await (const record of readRecords(path)) {
      if (record.type !== 'exchange') continue;
      ordinal += 1;
      expect(record.exchange.ordinal).toBe(ordinal);
    }
    expect(ordinal).toBe(20_000);
  });
});

describe('a broken file of records', () => {
  it('is told from a whole one when the run never finished', async () => {
    const listener = writeRecords(path);
    for (const event of sampleEvents(everyOutcomeSummary, everyOutcome)) {
      if (event.type !== 'finished') listener.on(event);
    }
    await listener.close?.();
    await expect(read()).rejects.toMatchObject(
      refusal('broken-off', `after ${everyOutcome.length + 1} lines`),
    );
  });

  it('is told from a whole one wherever it is cut', async () => {
    await write();
    const whole = await readFile(path);
    for (const size of [whole.length - 1, whole.length - 100, 1000, 20]) {
      await writeFile(path, whole);
      await truncate(path, size);
      await expect(read(), `cut to ${size} bytes`).rejects.toMatchObject({ code: 'broken-off' });
    }
  });

  it('is read up to its last whole line where that is asked for, wherever it is cut', async () => {
    await write();
    const whole = await readFile(path);
    const lines = whole.toString().trimEnd().split('\n');
    const first = Buffer.byteLength(lines[0] ?? '') + 1;
    for (let size = first; size < whole.length; size += 97) {
      await writeFile(path, whole.subarray(0, size));
      const records = [];
      for await (const record of readRecords(path, { upToCut: true })) records.push(JSON.stringify(record));
      expect(records).toEqual(lines.slice(0, whole.subarray(0, size).toString().split('\n').length - 1));
    }
    await writeFile(path, whole.subarray(0, first - 1));
    await expect(async () => {
      for await (const _ of readRecords(path, { upToCut: true }));
    }).rejects.toMatchObject({ code: 'broken-off' });
  });

  it.each([
    ['a changed value', (text: string) => text.replace('cn-hangzhou', 'cn-shanghai'), 'expected sha256:'],
    [
      'a missing exchange',
      (text: string) => text.replace(/\{"type":"exchange".*\n/, ''),
      'expected 1 exchanges',
    ],
    [
      'a missing clause',
      (text: string) => text.replace(/\{"type":"clause".*\n/, ''),
      'clauses as its footer says',
    ],
    [
      'a line that is no record',
      (text: string) => text.replace('{"type":"clause"', '{"type":"claws"'),
      'line 3',
    ],
    ['lines after its footer', (text: string) => `${text}{"type":"clause"}\n`, 'lines follow its footer'],
  ])('is told by %s', async (_, spoil, message) => {
    await write();
    await writeFile(path, spoil(await readFile(path, 'utf8')));
    await expect(read()).rejects.toMatchObject(refusal('damaged', message));
  });

  it.each(['', '{}', 'not json', '{"type":"clause"}\n', '{"tests":1}\n'])(
    'is told when it is %j',
    async (content) => {
      await writeFile(path, content);
      await expect(read()).rejects.toMatchObject(refusal('not-records', path));
    },
  );

  it('is told when it is in another version of the format', async () => {
    await writeFile(path, '{"type":"header","version":99,"header":{}}\n');
    await expect(read()).rejects.toMatchObject(refusal('other-version', 'version 99'));
  });
});

describe('a compressed record', () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    ...sampleExchange({ response: { status: 200, headers: {}, body: `${'body '.repeat(90)}${index}` } }),
    ordinal: index + 1,
  }));

  /** The same record twice, plain at `path` and compressed at what comes back, in several chunks. */
  async function writeBoth(): Promise<string> {
    await write(many);
    const compressed = `${path}.gz`;
    await tell([writeRecords(compressed)], sampleEvents(everyOutcomeSummary, everyOutcome, many));
    return compressed;
  }

  it('is what a plain one is, as any program for gzip shows it, and much smaller', async () => {
    const compressed = await readFile(await writeBoth());
    const plain = await readFile(path);
    expect(gunzipSync(compressed).equals(plain)).toBe(true);
    expect(plain.length).toBeGreaterThan(3 * 64 * 1024);
    expect(compressed.length).toBeLessThan(plain.length / 5);
  });

  it('is read back by what it is, not by its name', async () => {
    const compressed = await writeBoth();
    const expected = await read();
    expect(expected.length).toBeGreaterThan(300);
    await writeFile(path, await readFile(compressed));
    expect(await read()).toEqual(expected);
  });

  it('is read up to its last whole line that can be told, wherever it is cut, and told from a whole one', async () => {
    const whole = await readFile(await writeBoth());
    const expected = (await read()).map((it) => JSON.stringify(it));
    const step = 211;
    // Up to here there is not even a header.
    const header = gzipSync(Buffer.from(expected[0] ?? '')).length;
    let before = 0;
    for (let size = header + step; size < whole.length; size += step) {
      await writeFile(path, whole.subarray(0, size));
      const records: string[] = [];
      for await (const record of readRecords(path, { upToCut: true })) records.push(JSON.stringify(record));
      expect(records).toEqual(expected.slice(0, records.length));
      expect(records.length, `cut to ${size} bytes`).toBeGreaterThanOrEqual(before);
      before = records.length;
      await expect(read(), `cut to ${size} bytes`).rejects.toMatchObject({ code: 'broken-off' });
    }
    expect(before).toBeGreaterThan(290);
    for (let size = whole.length - 12; size < whole.length; size++) {
      await writeFile(path, whole.subarray(0, size));
      for await (const _ of readRecords(path, { upToCut: true }));
    }
  });

  it('is told when it is damaged', async () => {
    const whole = await readFile(await writeBoth());
    const spoilt = Buffer.from(whole);
    const middle = Math.floor(whole.length / 2);
    spoilt.writeUInt8(spoilt.readUInt8(middle) ^ 0xff, middle);
    await writeFile(path, spoilt);
    await expect(read()).rejects.toMatchObject({ code: 'damaged' });
  });

  it('that never got to its first line is no record, or broken off', async () => {
    const whole = await readFile(await writeBoth());
    for (const size of [0, 1, 2, 10, 12, 30]) {
      await writeFile(path, whole.subarray(0, size));
      await expect(read()).rejects.toMatchObject({ code: expect.stringMatching(/not-records|broken-off/) });
    }
  });
});
