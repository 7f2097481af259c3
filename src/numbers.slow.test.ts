import { expect, it } from 'vitest';
import { runReference } from './engine/runs.test.kit.ts';
import type { ReferenceOptions } from './reference/reference-options.ts';
import { trackDurations } from './report/clause-durations.ts';
import { reportedClauses } from './report/finished-run.ts';
import { renderJunit } from './report/render-junit.ts';
import type { RunEvent } from './results/event.ts';
import type { ClauseResult } from './results/summary.ts';

type Started = Extract<RunEvent, { type: 'started' }>;

const runs: readonly (readonly [ReferenceOptions, 'quick' | 'standard'])[] = [
  [{}, 'quick'],
  [{ defects: ['request-id/missing-in-xml'] }, 'quick'],
  [{ defects: ['sg-tag-key-length/max-plus-one'] }, 'quick'],
  [{ defects: ['sp-token/ignored'] }, 'quick'],
  [{ defects: ['sg-tag-key-prefix/one-digit-only', 'transport/unchecked-in-form-bodies'] }, 'quick'],
  [{ oddities: ['unavailable/answer-lost'] }, 'quick'],
  [{ defects: ['sg-description-length/in-bytes'] }, 'standard'],
];

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

it.each(runs)('the numbers of a run against %j in profile %s add up', async (options, profile) => {
  const events: RunEvent[] = [];
  const { summary } = await runReference(options, {
    profile,
    listeners: [{ on: (event) => void events.push(event) }],
  });
  const clauses = events.find((event): event is Started => event.type === 'started')?.header.clauses ?? [];
  const exchanges = events.flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
  const ordinals = new Set(exchanges.map(({ ordinal }) => ordinal));
  const evidence = events.flatMap((event) => (event.type === 'claim' ? event.evidence : []));

  expect(summary.requests).toBe(exchanges.length);
  for (const level of ['must', 'should', 'open'] as const)
    expect(sum(Object.values(summary.counts[level]))).toBe(
      summary.clauses.filter((it) => it.level === level).length,
    );

  const wrong: string[] = [];
  const check = (holds: boolean, what: string, { id, ...result }: ClauseResult): void => {
    const { counterexample: _, ...shown } = result;
    if (!holds) wrong.push(`${id}: ${what}: ${JSON.stringify(shown)}`);
  };
  for (const result of summary.clauses) {
    const { id, level, outcome, coverage, accepted, refused, contradicted, firstViolationAt } = result;
    const kind = clauses.find((it) => it.id === id)?.method.kind;
    const own = evidence.filter(({ clause }) => clause === id);
    check(
      result.requests === exchanges.filter(({ clause }) => clause === id).length,
      'requests are those that were sent for it',
      result,
    );
    if (level === 'open')
      check(accepted + refused <= coverage.judged, 'what was seen was accepted, refused or neither', result);
    else if (kind !== 'sequence' && coverage.kind === 'sampled')
      check(accepted + refused + contradicted === coverage.judged, 'what was judged adds up', result);
    check((outcome === 'violates') === (firstViolationAt !== null), 'a violation is somewhere', result);
    check(firstViolationAt === null || ordinals.has(firstViolationAt), 'a violation is at a request', result);
    check(
      result.evidence.every((it) => ordinals.has(it)),
      'the evidence is there',
      result,
    );
    if (outcome === 'violates') check(contradicted > 0, 'what is violated was contradicted', result);
    if (outcome === 'conforms') {
      check(contradicted === 0, 'what conforms was not contradicted', result);
      check(coverage.judged > 0 && result.evidence.length > 0, 'what conforms was judged', result);
      check(result.reason.includes(String(coverage.judged)), 'the reason says how often', result);
    }
    if (outcome === 'observed') check(coverage.judged > 0, 'what was observed was seen', result);
    if (outcome === 'not-run') check(coverage.judged === 0, 'what was not run was not judged', result);
    if (level !== 'open' && kind === 'request') {
      const kept = own.filter(({ verdict }) => verdict === 'kept');
      check(accepted === sum(kept.map((it) => it.accepted)), 'accepted is from the evidence', result);
      check(refused === sum(kept.map((it) => it.refused)), 'refused is from the evidence', result);
    }
  }
  expect(wrong).toEqual([]);

  const durations = trackDurations();
  for (const exchange of exchanges) durations.see(exchange);
  const junit = renderJunit({ summary, clauses: reportedClauses(summary, clauses) }, durations, {});
  const times = [...junit.matchAll(/<testsuite [^>]*time="([0-9.]+)"/g)].map(([, time]) => Number(time));
  expect(times).toHaveLength(2);
  expect(sum(times) * 1000).toBeLessThanOrEqual(summary.durationMs);
});

it.each(['request-id/missing-in-xml', 'request-id/missing-in-errors'])(
  'the smallest request against %s has nothing but what causes it',
  async (defect) => {
    const { summary } = await runReference({ defects: [defect] }, { profile: 'quick' });
    const shown = summary.clauses.filter(({ id, outcome }) => outcome === 'violates' && /RequestId/.test(id));
    expect(shown.length).toBeGreaterThan(0);
    for (const { counterexample, operation } of shown) {
      expect(counterexample?.parameters, operation).toEqual({});
      expect(counterexample?.sentAs ?? []).toEqual(/xml/.test(defect) ? ['Format=XML'] : []);
    }
  },
);
