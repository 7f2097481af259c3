import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { runReference, type Tamper } from '../engine/runs.test.kit.ts';
import type { ReferenceOptions } from '../reference/reference-options.ts';
import type { Summary } from './summary.ts';
import { verifyRecord } from './verify-record.ts';
import { writeRecords } from './write-records.ts';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verify-'));
  path = join(directory, 'results.ndjson');
});
afterEach(() => rm(directory, { recursive: true }));

async function recorded(options: ReferenceOptions, seed = 1, tamper?: Tamper): Promise<Summary> {
  const writer = writeRecords(path);
  const changes = { profile: 'quick', seed, contracts: [specimen.policy], listeners: [writer] } as const;
  const { summary } = await runReference(options, changes, tamper);
  await writer.close?.();
  return summary;
}

/** What was answered, and in front of it so much that a record has only the start. */
const padded: Tamper = (_, { response, ...exchange }) => {
  if (response === undefined) return exchange;
  const { body } = response;
  const padding = 'x'.repeat(200_000);
  const longer = body.startsWith('{')
    ? `{"Padding":"${padding}",${body.slice(1)}`
    : body.replace(/^(<\?.*?\?>)?\s*(<[^>]*>)/, `$1$2<Padding>${padding}</Padding>`);
  return { ...exchange, response: { ...response, body: longer } };
};

const verified = () => verifyRecord(path, specimen.contracts);

/** Writes the record anew with its lines changed, under a digest that fits. */
async function rewrite(change: (lines: readonly string[]) => readonly string[]): Promise<void> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const body = `${change(lines.slice(0, -1)).join('\n')}\n`;
  const footer = JSON.parse(lines.at(-1) ?? '{}');
  footer.footer.digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  await writeFile(path, `${body}${JSON.stringify(footer)}\n`);
}

describe('a recorded run', () => {
  it.each([
    {},
    { defects: ['sp-name-length/max-plus-one'] },
    { defects: ['sp-token/ignored'] },
    { defects: ['request-id/missing-in-xml'] },
    { oddities: ['timing/eventual'] },
  ] as readonly ReferenceOptions[])('comes to the same when it is judged again: %j', async (options) => {
    await recorded(options);
    const { changedClaims, changedOutcomes, changedContracts, claims } = await verified();
    expect([changedClaims, changedOutcomes, changedContracts]).toEqual([[], [], []]);
    expect(claims).toBeGreaterThan(10);
  });

  it.each([
    {},
    { defects: ['sp-name-length/max-plus-one'] },
    { defects: ['request-id/missing-in-xml'] },
    { defects: ['sg-id/in-a-list'] },
  ] as readonly ReferenceOptions[])(
    'comes to the same with the start of long answers alone, and to what short ones show: %j',
    async (options) => {
      const short = await recorded(options);
      const long = await recorded(options, 1, padded);
      const outcomes = ({ clauses }: Summary) => clauses.map(({ id, outcome }) => [id, outcome]);
      expect(outcomes(long)).toEqual(outcomes(short));
      const { changedClaims, changedOutcomes, claims, believedClaims, exchanges } = await verified();
      expect([changedClaims, changedOutcomes]).toEqual([[], []]);
      expect(believedClaims).toBeGreaterThan(0);
      // All that is about creates is judged again.
      expect(believedClaims).toBeLessThan(claims / 2);
      expect((await stat(path)).size / exchanges).toBeLessThan(75_000);
    },
  );

  it('is judged again up to where it is cut, and is no whole run', async () => {
    await recorded({ defects: ['sp-name-length/max-plus-one'] });
    const whole = await readFile(path);
    for (const part of [0.3, 0.6, 0.9, 0.999]) {
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * part)));
      await expect(verified()).rejects.toMatchObject({ code: 'broken-off' });
      const verification = await verifyRecord(path, specimen.contracts, { upToCut: true });
      expect(verification.changedClaims).toEqual([]);
      expect(verification.changedOutcomes).toEqual([]);
      expect([verification.isCut, verification.complete]).toEqual([true, false]);
    }
  });

  it('is refused with one byte changed, and with one line less', async () => {
    await recorded({});
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"status":400', '"status":401'));
    await expect(verified()).rejects.toMatchObject({ code: 'damaged' });
    const lines = text.split('\n');
    await writeFile(path, [...lines.slice(0, 5), ...lines.slice(6)].join('\n'));
    await expect(verified()).rejects.toMatchObject({ code: 'damaged' });
  });

  it('is seen through when two answers were exchanged, under a digest that fits', async () => {
    await recorded({});
    await rewrite((lines) => {
      const answers = lines.flatMap((line, index) => {
        const record = JSON.parse(line);
        return record.type === 'exchange' && record.exchange.purpose === 'plan' ? [{ index, record }] : [];
      });
      const accepted = answers.find(({ record }) => record.exchange.response?.status === 200);
      const refused = answers.find(({ record }) => record.exchange.response?.status === 400);
      if (accepted === undefined || refused === undefined) throw new Error('The run has no such answers.');
      const { response } = accepted.record.exchange;
      accepted.record.exchange.response = refused.record.exchange.response;
      refused.record.exchange.response = response;
      return lines
        .with(accepted.index, JSON.stringify(accepted.record))
        .with(refused.index, JSON.stringify(refused.record));
    });
    const { changedClaims } = await verified();
    expect(changedClaims).not.toEqual([]);
  });

  it('is seen through when a violation was written out of it', async () => {
    await recorded({ defects: ['sp-name-length/max-plus-one'] });
    await rewrite((lines) =>
      lines.map((line) => line.replaceAll('"outcome":"violates"', '"outcome":"conforms"')),
    );
    const { changedOutcomes } = await verified();
    expect(changedOutcomes).toEqual([expect.objectContaining({ recorded: 'conforms', judged: 'violates' })]);
  });
});
