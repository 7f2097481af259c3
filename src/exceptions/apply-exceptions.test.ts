import { describe, expect, it } from 'vitest';
import { sampleCounterexample, sampleResult } from '../report/sample-run.test.kit.ts';
import type { ClauseResult } from '../results/summary.ts';
import { applyExceptions, isStale, type Standing } from './apply-exceptions.ts';
import { draftExceptions } from './draft-exceptions.ts';
import { type Exception, exceptionsSchema } from './exception.ts';

const today = '2026-11-26';
const clause = 'CreateSecurityGroup.Tag.Key.length';

const broken = (received = 'accepted', changes: Partial<ClauseResult> = {}): ClauseResult => {
  const counterexample = sampleCounterexample({ expected: 'refused', parameters: { 'Tag.1.Key': 'kkk' } });
  return sampleResult(clause, {
    outcome: 'violates',
    reason: `expected refused, received: ${received}`,
    counterexample,
    ...changes,
  });
};
const kept = sampleResult(clause, { outcome: 'conforms' });
const open = sampleResult(clause, { outcome: 'inconclusive' });

const exception = (changes: Partial<Exception> = {}): Exception => ({
  clause,
  reason: 'ticket 12',
  since: '2026-11-16',
  expires: '2026-12-31',
  ...changes,
});
const standing = (result: ClauseResult, changes: Partial<Exception> = {}): Standing | undefined =>
  applyExceptions([result], [exception(changes)], today).exceptions[0]?.standing;

describe('an exception', () => {
  it.each<readonly [Standing, ClauseResult, Partial<Exception>]>([
    ['holds', broken(), {}],
    ['holds', broken(), { clause: 'CreateSecurityGroup.Tag.**' }],
    ['holds', broken(), { clause: 'Tag.Key.*' }],
    ['holds', broken(), { fails: { received: 'accepted' } }],
    ['holds', broken('refused with 400 X/Y'), { fails: { received: 'refused with 400 *' } }],
    ['holds', broken(), { fails: { parameters: { 'Tag.1.Key': 'k*' } } }],
    ['holds', broken(), { expires: today }],
    ['holds', broken('accepted', { outcome: 'warns' }), {}],
    ['otherwise', broken('refused with 500'), { fails: { received: 'accepted' } }],
    ['otherwise', broken(), { fails: { parameters: { 'Tag.1.Key': '' } } }],
    ['otherwise', broken(), { fails: { parameters: { 'Tag.2.Key': '*' } } }],
    ['kept', kept, {}],
    ['expired', broken(), { expires: '2026-11-25' }],
    ['expired', kept, { expires: '2026-11-25' }],
    ['untold', open, {}],
    ['untold', broken(), { clause: 'CreateSecurityPolicy.*' }],
  ])('%s: row %#', (expected, result, changes) => {
    expect(standing(result, changes)).toBe(expected);
  });

  it('that is expired, unneeded or fails otherwise has to be looked at', () => {
    const stale = (result: ClauseResult, changes: Partial<Exception> = {}) =>
      applyExceptions([result], [exception(changes)], today).exceptions.map(isStale);
    expect(stale(broken())).toEqual([false]);
    expect(stale(open)).toEqual([false]);
    expect(stale(kept)).toEqual([true]);
    expect(stale(broken(), { expires: '2026-11-25' })).toEqual([true]);
    expect(stale(broken('another'), { fails: { received: 'accepted' } })).toEqual([true]);
  });

  it('says since how many days it is accepted, and which clauses it covers', () => {
    const other = sampleResult('CreateSecurityGroup.Tag.Value.length', { outcome: 'conforms' });
    expect(applyExceptions([broken(), other], [exception({ clause: 'Tag.*.length' })], today)).toMatchObject({
      exceptions: [{ ageDays: 10, clauses: [clause, other.id] }],
    });
  });
});

describe('a clause that fails', () => {
  const outcome = (result: ClauseResult, ...exceptions: readonly Exception[]) =>
    applyExceptions([result], exceptions, today).results[0];

  it('is excepted with reason, age and last day, and keeps its counterexample', () => {
    expect(outcome(broken(), exception())).toMatchObject({
      outcome: 'excepted',
      reason:
        'excepted since 2026-11-16 (10 days) until 2026-12-31: ticket 12; expected refused, received: accepted',
      counterexample: broken().counterexample,
    });
  });

  it('stays violated after the last day, and says so', () => {
    expect(outcome(broken(), exception({ expires: '2026-11-25' }))).toMatchObject({
      outcome: 'violates',
      reason: 'expected refused, received: accepted; its exception expired on 2026-11-25',
    });
  });

  it('stays violated where it fails in another way, and says so', () => {
    expect(outcome(broken(), exception({ fails: { received: 'refused *' } }))).toMatchObject({
      outcome: 'violates',
      reason: 'expected refused, received: accepted; it fails otherwise than its exception says',
    });
  });

  it('is excepted by the entry that fits among several', () => {
    const others = [exception({ fails: { received: 'refused *' } }), exception({ expires: '2026-11-25' })];
    expect(outcome(broken(), ...others, exception())?.outcome).toBe('excepted');
  });

  it('is not touched by exceptions of other clauses', () => {
    expect(outcome(broken(), exception({ clause: 'Tag.Value.*' }))).toEqual(broken());
  });
});

describe('a draft', () => {
  const results = [
    broken('the target lists sg-bp1abcdefgh, "a (b)" and 12345 more'),
    sampleResult('CreateSecurityGroup.Description.length', { outcome: 'conforms' }),
  ];
  const draft = draftExceptions(results, today);

  it('has an entry for each clause that fails, in the form of the file', () => {
    expect(exceptionsSchema.parse(draft).exceptions.map((it) => it.clause)).toEqual([clause]);
  });

  it('accepts the run that it was made from, and what differs from run to run', () => {
    const again = broken('the target lists sg-bp1hijklmno, "c" and 67890 more');
    for (const result of [results[0] ?? kept, again])
      expect(applyExceptions([result], draft.exceptions, today).exceptions).toMatchObject([
        { standing: 'holds' },
      ]);
  });

  it('does not accept another failure', () => {
    expect(applyExceptions([broken('accepted')], draft.exceptions, today).exceptions).toMatchObject([
      { standing: 'otherwise' },
    ]);
  });
});
