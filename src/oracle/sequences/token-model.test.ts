import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { atOnce, executed, inTurn, made, refusal, turnedAway } from '../oracle.test.kit.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import { judgeTokens } from './token-model.ts';

const { group } = specimen;
const listing = (...ids: readonly string[]): ExecutedStep => ({ kind: 'count', ids });
const judged = (...steps: readonly ExecutedStep[]) => judgeTokens(group, steps).kind;
const retryable = {
  kind: 'retryable',
  cause: 'processing',
  retryAfterMs: null,
  detail: '403 IdempotentProcessing',
} as const;
const mismatch = turnedAway('token', 400, 'IdempotentParameterMismatch');

describe('one token', () => {
  it('gives the same id again', () => {
    expect(judged(...inTurn(executed(1, 't', made('a')), executed(2, 't', made('a'))), listing('a'))).toBe(
      'kept',
    );
  });

  it('does not give another id', () => {
    expect(judgeTokens(group, inTurn(executed(1, 't', made('a')), executed(2, 't', made('b'))))).toEqual({
      kind: 'contradicts',
      expected: 'the id of request 1 again, a',
      actual: 'b',
      at: 2,
    });
  });

  it('does not make a second resource behind the same id', () => {
    expect(
      judgeTokens(group, [
        ...inTurn(executed(1, 't', made('a')), executed(2, 't', made('a'))),
        listing('a', 'b'),
      ]),
    ).toMatchObject({
      kind: 'contradicts',
      expected: '1 resource in all',
      actual: 'the target lists 2',
      at: 2,
    });
  });

  it.each([refusal(), mismatch, retryable])('is not answered with %j the second time', (reply) => {
    expect(judged(...inTurn(executed(1, 't', made('a')), executed(2, 't', reply)))).toBe('contradicts');
  });

  it.each([
    { ...retryable, cause: 'throttled' } as const,
    turnedAway('quota', 403, 'Quota'),
    { kind: 'malformed', cause: 'unreadable', detail: 'HTTP 200' } as const,
  ])('may be put off the second time with %j, which tells nothing', (reply) => {
    expect(judged(...inTurn(executed(1, 't', made('a')), executed(2, 't', reply)))).toBe('inconclusive');
  });

  it('does not break down the second time, nor beside others', () => {
    const down = { kind: 'malformed', cause: 'server', detail: 'HTTP 500' } as const;
    const second = judgeTokens(group, inTurn(executed(1, 't', made('a')), executed(2, 't', down)));
    expect(second).toMatchObject({ kind: 'contradicts', actual: 'answered with HTTP 500', isSoft: true });
    expect(second).not.toHaveProperty('about');
    const beside = judgeTokens(group, [atOnce(executed(1, 't', down), executed(2, 't', made('a')))]);
    expect(beside).toMatchObject({ kind: 'contradicts', about: 'concurrent', isSoft: true });
    const other = judgeTokens(group, inTurn(executed(1, 't', made('a')), executed(2, 'u', down)));
    expect(other).toMatchObject({ kind: 'contradicts', about: 'distinct', isSoft: true });
    expect(judged(...inTurn(executed(1, 't', down)))).toBe('inconclusive');
  });

  it('is not accepted without the id that it gave', () => {
    expect(
      judgeTokens(group, inTurn(executed(1, 't', made('a')), executed(2, 't', made(null)))),
    ).toMatchObject({
      kind: 'contradicts',
      actual: 'accepted without an id',
      isSoft: true,
    });
  });

  it('that may be refused stands for nothing when it is', () => {
    const open = executed(2, 't ', refusal());
    const asOpen = { ...open, expectation: { ...open.expectation, kind: 'open' } } as const;
    expect(judged(...inTurn(executed(1, 't', made('a')), asOpen), listing('a'))).toBe('kept');
    const taken = { ...executed(2, 't ', made('a')), expectation: asOpen.expectation };
    expect(judged(...inTurn(executed(1, 't', made('a')), taken))).toBe('contradicts');
  });

  it('that was refused the first time tells nothing', () => {
    expect(judged(...inTurn(executed(1, 't', refusal()), executed(2, 't', made('a'))))).toBe('inconclusive');
  });

  it('that was accepted without an id tells nothing', () => {
    expect(judged(...inTurn(executed(1, 't', made(null))))).toBe('inconclusive');
  });

  it('that nobody used before does not mismatch', () => {
    expect(judged(...inTurn(executed(1, 's', made('a')), executed(2, 't', mismatch)))).toBe('contradicts');
  });
});

describe('other tokens, or none', () => {
  it.each([
    ['two tokens', 's', 't'],
    ['no token', null, null],
    ['a token and none', 't', null],
    ['letter case', 't', 'T'],
  ])('make two resources: %s', (_, one, other) => {
    const two = inTurn(executed(1, one, made('a')), executed(2, other, made('b')));
    expect(judged(...two, listing('a', 'b'))).toBe('kept');
    expect(judged(...two, listing('a'))).toBe('contradicts');
  });

  it.each([
    ['two tokens', 's', 't'],
    ['no token', null, null],
    ['a token and none', 't', null],
  ])('never get one id: %s', (_, one, other) => {
    expect(
      judgeTokens(group, inTurn(executed(1, one, made('a')), executed(2, other, made('a')))),
    ).toMatchObject({
      kind: 'contradicts',
      expected: 'an id of its own',
      at: 2,
    });
  });
});

describe('equal requests at once', () => {
  const equal = (...ids: readonly string[]) =>
    atOnce(...ids.map((id, index) => executed(index + 1, 't', made(id))));

  it('make one resource', () => {
    expect(judged(equal('a', 'a', 'a'), listing('a'))).toBe('kept');
    expect(judged(equal('a', 'a', 'b'), listing('a', 'b'))).toBe('contradicts');
    expect(judged(equal('a', 'a'), listing('a', 'c'))).toBe('contradicts');
  });

  it('may be put off in any way while one of them runs', () => {
    expect(judged(atOnce(executed(1, 't', made('a')), executed(2, 't', refusal(409, 'Busy'))))).toBe(
      'inconclusive',
    );
    expect(judged(atOnce(executed(1, 't', made('a')), executed(2, 't', retryable)))).toBe('inconclusive');
  });

  it('and again give the one id', () => {
    expect(judged(equal('a', 'a'), ...inTurn(executed(3, 't', made('a'))), listing('a'))).toBe('kept');
    expect(judged(equal('a', 'a'), ...inTurn(executed(3, 't', made('b'))))).toBe('contradicts');
  });
});

describe('counts', () => {
  it('that cannot be taken are passed over', () => {
    expect(judged(...inTurn(executed(1, 't', made('a'))), { kind: 'count', ids: undefined })).toBe('kept');
  });

  it('that show what was created under other ids only tell nothing', () => {
    const two = inTurn(executed(1, 's', made('A')), executed(2, 't', made('B')));
    expect(judged(...two, listing('a'))).toBe('inconclusive');
    expect(judged(...two, listing('A'))).toBe('contradicts');
    expect(judged(...two, listing('a', 'b', 'c'))).toBe('contradicts');
  });

  it('that show less than was accepted contradict', () => {
    expect(judged(...inTurn(executed(1, 't', made('a'))), listing())).toBe('contradicts');
  });
});

describe('random plays', () => {
  const command = fc.record({
    token: fc.constantFrom('a', 'b', 'c', null),
    times: fc.integer({ min: 1, max: 3 }),
  });
  const plays = fc.array(command, { minLength: 1, maxLength: 8 });

  /** What an endpoint that keeps tokens as documented answers to `commands`. */
  function play(commands: readonly { readonly token: string | null; readonly times: number }[]) {
    const ids = new Map<string, string>();
    let ordinal = 0;
    const steps = commands.map(({ token, times }) =>
      atOnce(
        ...Array.from({ length: times }, (): ExecutedCreate => {
          ordinal += 1;
          const id = (token === null ? undefined : ids.get(token)) ?? `id-${ordinal}`;
          if (token !== null) ids.set(token, id);
          return executed(ordinal, token, made(id));
        }),
      ),
    );
    const all = new Set(
      steps
        .flatMap((step) => (step.kind === 'create' ? step.answers : []))
        .flatMap(({ reply }) => (reply.kind === 'accepted' ? (reply.id ?? []) : [])),
    );
    return { steps, all: [...all] };
  }

  it('against an endpoint that keeps tokens are kept', () => {
    fc.assert(
      fc.property(plays, (commands) => {
        const { steps, all } = play(commands);
        expect(judged(...steps, listing(...all))).toBe('kept');
      }),
    );
  });

  it('against an endpoint with one resource more or less are not', () => {
    fc.assert(
      fc.property(plays, fc.boolean(), (commands, more) => {
        const { steps, all } = play(commands);
        expect(judged(...steps, listing(...(more ? [...all, 'another'] : all.slice(1))))).toBe('contradicts');
      }),
    );
  });

  it('against an endpoint that forgets tokens are not, once a token comes again', () => {
    fc.assert(
      fc.property(plays, (commands) => {
        const { steps } = play(commands);
        const forgetful = steps.map((step) =>
          step.kind !== 'create'
            ? step
            : atOnce(...step.answers.map((it) => ({ ...it, reply: made(`new-${it.ordinal}`) }))),
        );
        const tokens = steps.flatMap((step) =>
          step.kind === 'create' ? step.answers.flatMap(({ values }) => values.ClientToken ?? []) : [],
        );
        const repeated = new Set(tokens).size < tokens.length;
        expect(judged(...forgetful)).toBe(repeated ? 'contradicts' : 'kept');
      }),
    );
  });
});

describe('what is said of tokens', () => {
  const first = executed(1, 't', made('a'));

  it.each([
    [
      'a refusal of the same token',
      [first, executed(2, 't', refusal())],
      { expected: 'the id of request 1 again, a', actual: 'refused with 400 InvalidParameter', at: 2 },
    ],
    [
      'a mismatch of the same token',
      [first, executed(2, 't', mismatch)],
      {
        expected: 'the id of request 1 again, a',
        actual: 'turned away with 400 IdempotentParameterMismatch',
        at: 2,
      },
    ],
    [
      'a mismatch of a new token',
      [first, executed(2, 'u', mismatch)],
      {
        expected: 'accepted, for no earlier request had its token',
        actual: 'turned away with 400 IdempotentParameterMismatch',
        at: 2,
        about: 'distinct',
      },
    ],
    [
      'an id that another token got',
      [first, executed(2, 'u', made('a'))],
      {
        expected: 'an id of its own',
        actual: 'a, which an earlier request with another token or none got',
        at: 2,
        about: 'distinct',
      },
    ],
  ])('after %s', (_, creates, said) => {
    expect(judgeTokens(group, inTurn(...creates))).toMatchObject({ kind: 'contradicts', ...said });
  });

  it.each([
    [refusal(), 'a request of the sequence was refused with 400 InvalidParameter'],
    [turnedAway('quota'), 'a request of the sequence was turned away with 400 Elsewhere'],
    [retryable, 'a request of the sequence was put off with 403 IdempotentProcessing'],
    [made(null), 'a request of the sequence was accepted without an id'],
  ])('of a new token answered with %j: nothing, and why', (reply, reason) => {
    expect(judgeTokens(group, inTurn(executed(1, 't', reply)))).toMatchObject({
      kind: 'inconclusive',
      reason,
    });
  });

  it.each([
    [0, '0 resources in all'],
    [1, '1 resource in all'],
    [2, '2 resources in all'],
  ])('counts %i', (count, expected) => {
    const creates = Array.from({ length: count }, (_, at) => executed(at + 1, `t${at}`, made(`id-${at}`)));
    expect(judgeTokens(group, [...inTurn(...creates), listing('x', 'y', 'z')])).toMatchObject({ expected });
  });

  it('tells what a gateway may answer in the place of the target from what only the target can', () => {
    const isSoft = (...creates: readonly ExecutedCreate[]) => {
      const judgement = judgeTokens(group, inTurn(...creates));
      return judgement.kind === 'contradicts' && judgement.isSoft === true;
    };
    expect(isSoft(first, executed(2, 't', refusal()))).toBe(true);
    expect(isSoft(first, executed(2, 'u', mismatch))).toBe(true);
    expect(isSoft(first, executed(2, 't', made('b')))).toBe(false);
    expect(isSoft(first, executed(2, 'u', made('a')))).toBe(false);
  });

  it('is about requests at once where ids differ among those', () => {
    const both = atOnce(first, executed(2, 't', made('b')));
    expect(judgeTokens(group, [both])).toMatchObject({ about: 'concurrent' });
    expect(judgeTokens(group, inTurn(first, executed(2, 't', made('b'))))).not.toHaveProperty('about');
  });

  it('goes on after a pause', () => {
    expect(judged(atOnce(first), { kind: 'pause' }, atOnce(executed(2, 't', made('b'))))).toBe('contradicts');
  });
});

describe('a request without a token whose first answer was lost', () => {
  const sent = inTurn(executed(1, null, made('a')), executed(2, null, made('b'), { unsure: true }));

  it('may have made one more, which tells nothing', () => {
    expect(judgeTokens(group, [...sent, listing('a', 'b', 'c')])).toEqual({
      kind: 'inconclusive',
      reason: 'an answer was lost, and with it what its request created',
      passes: true,
    });
  });

  it('makes one all the same, and no fewer', () => {
    expect(judged(...sent, listing('a', 'b'))).toBe('kept');
    expect(judged(...sent, listing('a'))).toBe('contradicts');
  });
});

describe('a second request as valid as the first', () => {
  const first = executed(1, null, made('a'));

  it('is not refused', () => {
    expect(judgeTokens(group, inTurn(first, executed(2, null, refusal())))).toMatchObject({
      kind: 'contradicts',
      expected: 'accepted as another resource',
      about: 'distinct',
    });
  });

  it('may be where the documents refuse it, and when it comes first or with others at once', () => {
    const kind = { ...first.expectation, kind: 'refuse' } as const;
    expect(judged(...inTurn(first, executed(2, null, refusal(), { expectation: kind })))).toBe('kept');
    expect(judged(...inTurn(executed(2, null, refusal()), first))).toBe('inconclusive');
    expect(judged(...inTurn(first), atOnce(executed(2, null, refusal()), executed(3, null, made('b'))))).toBe(
      'inconclusive',
    );
  });
});
