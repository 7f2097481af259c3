import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Evidence } from '../evidence.ts';
import {
  brokenDown,
  type Came,
  createObserver,
  refused,
  refusedWith,
  success,
} from '../observer.test.kit.ts';
import { made, refusal, toAccept, toRefuse } from '../oracle.test.kit.ts';
import type { Sent } from '../resolve.ts';
import type { BatchClaim, CaseClaim } from './case-claim.ts';
import type { Cited } from './cited.ts';
import {
  evaluateBatch,
  evaluateCase,
  expectationBeside,
  isKept,
  judgeYardsticks,
  ordinalsOf,
} from './evaluate-case.ts';

const { group } = specimen;
const observer = createObserver(group);
const base = specimen.base(group);
const none: ReadonlySet<string> = new Set();
const ok = success(group, 'sg-1');
const malformed = refusedWith(400, 'InvalidTagKey.Malformed');

const tag = (key: string): Parameters => ({ ...base, 'Tag.1.Key': key, 'Tag.1.Value': 'v' });
const valid = tag('team');
const invalid = tag('acs:team');
const open = tag('Aliyun-team');
const openAndInvalid = tag(`Aliyun-${'a'.repeat(70)}`);

const sent = (parameters: Parameters, came: Came): Sent => ({
  observation: observer.create(parameters, came),
  again: [],
  baselines: [],
});
const cite = (it: Sent | null): Cited | null =>
  it === null ? null : { at: it.observation.exchange.ordinal, again: [], baselines: [] };

interface Row {
  readonly side?: CaseClaim['side'];
  readonly basis?: CaseClaim['basis'];
  readonly clause?: string;
  readonly enumerated?: true;
  readonly request: Sent | null;
  readonly twin?: Sent | null;
  readonly control?: Sent | null;
  readonly capacity?: readonly string[];
}

/** What a case about the start of a tag's key shows. */
function evaluated(row: Row): readonly Evidence[] {
  const { side = 'refuse', basis = 'request', request, twin = null, control = null } = row;
  const claim: CaseClaim = {
    kind: 'case',
    operation: group.operation,
    clause: row.clause ?? 'CreateSecurityGroup.Tag.Key.prefix',
    case: 'the case',
    side,
    label: 'a label',
    basis,
    enumerated: row.enumerated === true,
    request: cite(request),
    twin: cite(twin),
    control: cite(control),
  };
  return evaluateCase(group, claim, { request, twin, control }, new Set(row.capacity));
}

const told = (row: Row) => evaluated(row).map(({ verdict, clause, reason }) => [verdict, clause, reason]);
const prefix = 'CreateSecurityGroup.Tag.Key.prefix';
const point = 'CreateSecurityGroup.Tag.prefixCase';

describe('an invalid request', () => {
  const twin = sent(valid, ok);

  it.each([
    ['kept', malformed, ''],
    ['contradicted', ok, 'expected refused with 400 InvalidTagKey.Malformed, received: accepted'],
    [
      'contradicted',
      refused,
      'expected refused with 400 InvalidTagKey.Malformed, received: refused with 400 InvalidParameter',
    ],
    ['inconclusive', 'timeout', 'not answered (it was timeout)'],
    ['inconclusive', refusedWith(403, 'NoPermission'), 'turned away with 403 NoPermission'],
  ] as const)('is %s when it is answered with %j', (verdict, came, reason) => {
    expect(told({ request: sent(invalid, came), twin })).toEqual([[verdict, prefix, reason]]);
  });

  it('counts as refused, and cites its twin and its control', () => {
    const [request, control] = [sent(invalid, malformed), sent(invalid, malformed)];
    const [it] = evaluated({ request, twin, control });
    expect(it).toMatchObject({ side: 'refuse', accepted: 0, refused: 1 });
    expect(it?.exchanges).toEqual(
      [request, twin, control].map(({ observation }) => observation.exchange.ordinal),
    );
  });

  it.each([
    ['refused', 'its valid twin was refused with 400 InvalidParameter', refused],
    ['lost', 'its valid twin was not answered (it was reset)', 'reset'],
    ['broken down on', 'its valid twin was answered with HTTP 500 InternalError', brokenDown],
  ] as const)('tells nothing beside a valid twin that was %s', (_, reason, came) => {
    expect(told({ request: sent(invalid, malformed), twin: sent(valid, came) })).toEqual([
      ['inconclusive', prefix, reason],
    ]);
  });

  it('need not be told of beside an open twin that was turned down', () => {
    expect(told({ request: sent(invalid, malformed), twin: sent(open, refused) })).toEqual([
      ['moot', prefix, ''],
    ]);
    expect(told({ request: sent(invalid, malformed), twin: sent(open, ok) })).toEqual([['kept', prefix, '']]);
  });

  it('need not be told of when the fault is let pass in plain form', () => {
    expect(told({ request: sent(invalid, ok), twin, control: sent(invalid, ok) })).toEqual([
      ['moot', prefix, ''],
    ]);
  });

  it('is held against its own clause only', () => {
    const clause = 'CreateSecurityGroup.Tag.count';
    expect(told({ clause, request: sent(invalid, malformed), twin })).toEqual([['moot', clause, '']]);
    expect(
      told({ clause, request: sent(invalid, malformed), twin, control: sent(invalid, malformed) }),
    ).toEqual([['kept', clause, '']]);
  });

  it('need not be told of when nothing is wrong with it', () => {
    expect(told({ request: sent(valid, ok), twin })).toEqual([['moot', prefix, '']]);
  });

  it('tells nothing when it was not sent', () => {
    expect(told({ request: null, twin })).toEqual([['inconclusive', prefix, 'it was not sent']]);
  });
});

describe('a valid request', () => {
  const side = 'accept';

  it.each([
    ['kept', ok, ''],
    ['contradicted', refused, 'expected accepted, received: refused with 400 InvalidParameter'],
    ['contradicted', brokenDown, 'expected accepted, received: answered with HTTP 500 InternalError'],
    ['inconclusive', 'reset', 'not answered (it was reset)'],
  ] as const)('is %s when it is answered with %j', (verdict, came, reason) => {
    expect(told({ side, request: sent(valid, came) })).toEqual([[verdict, prefix, reason]]);
  });

  it('counts as accepted, and as one combination of a space', () => {
    expect(evaluated({ side, request: sent(valid, ok), enumerated: true })).toMatchObject([
      { accepted: 1, refused: 0, enumerated: true },
    ]);
    expect(evaluated({ side, request: sent(valid, ok) })[0]).not.toHaveProperty('enumerated');
  });

  it('tells nothing when it is turned down by a target that is full', () => {
    expect(told({ side, request: sent(valid, refused), capacity: ['InvalidParameter'] })).toEqual([
      ['inconclusive', prefix, 'turned away with 400 InvalidParameter'],
    ]);
  });

  it('need not be told of when it turns out to be invalid', () => {
    expect(told({ side, request: sent(invalid, malformed) })).toEqual([['moot', prefix, '']]);
  });
});

describe('a request that touches an open point', () => {
  it('is observed there, and tells nothing of its clause', () => {
    expect(told({ side: 'accept', request: sent(open, refused) })).toEqual([
      ['moot', prefix, ''],
      ['observed', point, 'refused with 400 InvalidParameter'],
    ]);
  });

  it('is judged beside a twin that was let pass at the same point', () => {
    const clause = 'CreateSecurityGroup.Tag.Key.length';
    expect(told({ clause, request: sent(openAndInvalid, malformed), twin: sent(open, ok) })).toEqual([
      ['kept', clause, ''],
    ]);
    expect(told({ clause, request: sent(openAndInvalid, ok), twin: sent(open, ok) })[0]?.[0]).toBe(
      'contradicted',
    );
  });

  it('is observed only where that is all it is for', () => {
    expect(
      evaluated({ side: 'open', clause: point, request: sent(open, ok), twin: sent(valid, refused) }),
    ).toMatchObject([
      { verdict: 'observed', clause: point, reason: 'accepted', label: 'a label', side: null },
    ]);
  });
});

describe('a request that has only to be answered', () => {
  const row = { basis: 'answered', side: 'accept', clause: 'CreateSecurityGroup.Robust.input' } as const;

  it.each([
    ['kept', ok, ''],
    ['kept', refused, ''],
    ['kept', refusedWith(403, 'NoPermission'), ''],
    [
      'contradicted',
      brokenDown,
      'expected accepted or refused, received: answered with HTTP 500 InternalError',
    ],
    ['inconclusive', 'timeout', 'not answered (it was timeout)'],
  ] as const)('is %s when it is answered with %j', (verdict, came, reason) => {
    expect(told({ ...row, request: sent(invalid, came), twin: sent(valid, refused) })).toEqual([
      [verdict, row.clause, reason],
    ]);
  });

  it('shows what becomes of a parameter that is given twice as well', () => {
    const observation = observer.create(base, ok, { again: [['Description', 'Finance']] });
    expect(told({ ...row, request: { observation, again: [], baselines: [] } })).toEqual([
      ['kept', row.clause, ''],
      ['observed', 'CreateSecurityGroup.Request.duplicate', 'accepted'],
    ]);
  });
});

describe('controls', () => {
  it.each([
    [null, sent(valid, ok), null],
    [null, null, sent(invalid, malformed)],
    [null, sent(invalid, malformed), null],
    ['moot', null, sent(invalid, refused)],
    ['moot', sent(valid, ok), sent(invalid, 'reset')],
    ['its valid twin was refused with 400 InvalidParameter', sent(valid, refused), sent(invalid, ok)],
  ])('come to %j, row %#', (expected, twin, control) => {
    expect(judgeYardsticks(group, twin, control, none)).toBe(expected);
  });
});

describe('a batch', () => {
  const parts = [
    { case: 'one', clause: 'Make.one' },
    { case: 'two', clause: 'Make.two' },
  ];
  const batch = (side: BatchClaim['side'], request: Sent, twin: Sent | null = null) =>
    evaluateBatch(
      group,
      {
        kind: 'batch',
        operation: group.operation,
        case: 'a batch',
        side,
        parts,
        request: cite(request) ?? { at: 0, again: [], baselines: [] },
        twin: cite(twin),
      },
      { request, twin },
      none,
    );

  it('shows each of its cases when it is answered as it must be', () => {
    expect(batch('accept', sent(valid, ok))).toMatchObject([
      { case: 'one', clause: 'Make.one', verdict: 'kept', accepted: 1, refused: 0 },
      { case: 'two', clause: 'Make.two', verdict: 'kept', accepted: 1, refused: 0 },
    ]);
    expect(batch('refuse', sent(invalid, malformed), sent(valid, ok))).toMatchObject([
      { verdict: 'kept', accepted: 0, refused: 1 },
      { verdict: 'kept', accepted: 0, refused: 1 },
    ]);
  });

  it.each([
    ['it was refused', 'accept', sent(valid, refused), null],
    ['it was not answered', 'accept', sent(valid, 'timeout'), null],
    ['it is of the other side', 'accept', sent(invalid, malformed), null],
    ['it touches an open point', 'accept', sent(open, ok), null],
    ['it was let pass', 'refuse', sent(invalid, ok), sent(valid, ok)],
    ['its twin was refused', 'refuse', sent(invalid, malformed), sent(valid, refused)],
    ['its twin is open', 'refuse', sent(invalid, malformed), sent(open, ok)],
  ] as const)('shows nothing when %s', (_, side, request, twin) => {
    expect(batch(side, request, twin)).toEqual([]);
  });
});

describe('what is expected beside a twin', () => {
  const points = { kind: 'open', openPoints: ['a point'] } as const;

  it.each([
    ['refuse', { ...toRefuse(), ...points }, { ...toAccept, ...points }, made('a')],
    ['accept', { ...toAccept, ...points }, { ...toAccept, ...points }, made('a')],
    ['open', { ...toAccept, ...points }, { ...toAccept, ...points }, refusal()],
    ['open', { ...toAccept, ...points }, { ...toAccept, ...points, openPoints: ['another'] }, made('a')],
    ['open', { ...toAccept, ...points }, toAccept, made('a')],
    ['open', { ...toAccept, ...points }, null, null],
    ['refuse', toRefuse(), { ...toAccept, ...points }, made('a')],
  ] as const)('is to %s, row %#', (kind, expectation, twin, reply) => {
    expect(expectationBeside(expectation, twin, reply).kind).toBe(kind);
  });
});

it('cites a request with all that was sent to tell what it is due to', () => {
  expect(ordinalsOf({ at: 3, again: [5], baselines: [4, 6] })).toEqual([3, 5, 4, 6]);
  expect(ordinalsOf(null)).toEqual([]);
});

it.each([
  [true, toAccept, made('a')],
  [false, toAccept, refusal()],
  [false, toAccept, null],
  [false, { ...toAccept, kind: 'open' } as const, made('a')],
  [true, toRefuse(), refusal()],
])('says %s of whether an answer is as it must be, row %#', (kept, expectation, reply) => {
  expect(isKept(group, expectation, reply)).toBe(kept);
});
