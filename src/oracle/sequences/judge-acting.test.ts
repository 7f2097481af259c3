import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import type { SequenceProperty } from '../../contract/sequence.ts';
import type { Expectation } from '../expectation.ts';
import type { Reply } from '../read-reply.ts';
import type { ExecutedStep } from './executed.ts';
import { judgeSequence } from './judge-sequence.ts';

const { group } = specimen;

/** The same contract as one that acts on what its first parameter names. */
const contract: Contract = {
  ...group,
  subject: {
    parameter: 'Named',
    effect: 'deletes',
    make: { product: 'p', version: '2030-01-01', action: 'Make', parameters: {}, id: 'Id' },
    clauses: { done: 'done', others: 'others', again: 'again' },
  },
};

const accepted: Reply = { kind: 'accepted', id: null };
const refused: Reply = { kind: 'refused', status: 400, code: 'No', message: '' };
const lost: Reply = { kind: 'retryable', cause: 'lost', retryAfterMs: null, detail: 'reset' };

const made: ExecutedStep = { kind: 'subject', id: 'thing-1' };
const look = (shown: Extract<ExecutedStep, { kind: 'read' }>['shown']): ExecutedStep => ({
  kind: 'read',
  of: 0,
  shown,
});
const there = look({ Name: 'a' });
const other = look({ Name: 'b' });
const gone = look(null);

function sent(reply: Reply, expected: Partial<Expectation> = {}, named = 'thing-1'): ExecutedStep {
  const expectation: Expectation = {
    kind: 'accept',
    breaches: [],
    openPoints: [],
    dryRun: false,
    excuses: [],
    ...expected,
  };
  return {
    kind: 'create',
    answers: [
      {
        values: { Named: named },
        expectation,
        reply,
        requestId: '1',
        tree: null,
        ordinal: 7,
        unsure: false,
        isShared: false,
      },
    ],
  };
}

const kindOf = (property: SequenceProperty, ...steps: readonly ExecutedStep[]) =>
  judgeSequence(contract, property, steps).kind;

describe('what was accepted to be deleted', () => {
  it.each([
    ['is gone', gone, 'kept'],
    ['is still shown', there, 'contradicts'],
    ['cannot be looked at', look(undefined), 'inapplicable'],
  ] as const)('%s', (_, last, kind) => {
    expect(kindOf('gone', made, there, sent(accepted), last)).toBe(kind);
  });

  it('tells nothing where it was not shown before, or not accepted', () => {
    expect(kindOf('gone', made, gone, sent(accepted), gone)).toBe('inconclusive');
    expect(kindOf('gone', made, there, sent(refused), there)).toBe('inconclusive');
  });
});

describe('what nothing was to delete', () => {
  const fault = { kind: 'refuse' } as const;
  it.each([
    ['is there after a refusal', sent(refused, fault), there, 'kept'],
    ['is gone after a refusal', sent(refused, fault), gone, 'contradicts'],
    ['is gone after a check', sent(refused, { dryRun: true }), gone, 'contradicts'],
    [
      'is gone after a check that was taken for no check',
      sent(accepted, { dryRun: true }),
      gone,
      'contradicts',
    ],
    ['is gone with another one', sent(accepted, {}, 'thing-2'), gone, 'contradicts'],
    ['is there beside another one that is not', sent(accepted, {}, 'thing-2'), there, 'kept'],
    ['tells nothing where its fault was let pass', sent(accepted, fault), gone, 'inconclusive'],
    ['tells nothing after an answer that was lost', sent(lost, fault), gone, 'inconclusive'],
  ] as const)('%s', (_, step, last, kind) => {
    expect(kindOf('spared', made, there, step, last)).toBe(kind);
  });
});

describe('what nothing was to change', () => {
  const text = contract.companions.list?.fields.find(({ shape }) => shape === 'text');
  const shows = (value: string) => look({ [text?.path ?? '']: value });

  it('is held against what was shown before', () => {
    const step = sent(refused, { kind: 'refuse' });
    expect(kindOf('unchanged', made, shows('a'), step, shows('a'))).toBe('kept');
    expect(kindOf('unchanged', made, shows('a'), step, shows('b'))).toBe('contradicts');
    expect(kindOf('unchanged', made, there, step, gone)).toBe('contradicts');
    expect(kindOf('unchanged', made, there, step, other)).toBe('kept');
  });
});

describe('a request with its token again', () => {
  it.each([
    ['is accepted again', accepted, 'kept'],
    ['is refused', refused, 'contradicts'],
    ['is not answered', lost, 'inconclusive'],
  ] as const)('%s', (_, reply, kind) => {
    expect(kindOf('replayed', made, sent(accepted), sent(reply))).toBe(kind);
  });

  it('tells nothing where it was not accepted at first', () => {
    expect(kindOf('replayed', made, sent(refused), sent(accepted))).toBe('inconclusive');
  });
});
