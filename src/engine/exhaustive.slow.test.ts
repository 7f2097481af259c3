import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subsetsOf, supportedBy } from '../../generators/requests/support.ts';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract, SupportRule } from '../contract/contract.ts';
import type { Parameters } from '../contract/test-case.ts';
import type { RunEvent } from '../results/event.ts';
import type { RunOptions } from './run-options.ts';
import {
  type Answering,
  type EndedRun,
  littleServer,
  once,
  refused,
  requestId,
  runAgainst,
  type Seen,
  success,
} from './runs.test.kit.ts';

const clause = 'CreateSecurityPolicy.Ciphers.supported';

/** A small part of the documented tables: 7 sets of versions, 15 sets of ciphers. */
const rule: SupportRule = {
  ...(specimen.policy.across as readonly [SupportRule])[0],
  table: {
    'TLSv1.0': ['AES128-SHA', 'AES256-SHA'],
    'TLSv1.2': ['AES128-SHA', 'AES256-SHA', 'AES128-GCM-SHA256'],
    'TLSv1.3': ['TLS_AES_128_GCM_SHA256'],
  },
};
const size = 7 * 15;
const ordered = (3 + 3 * 2) * (4 + 4 * 3);
const contract: Contract = { ...specimen.policy, across: [rule] };
const versions = Object.keys(rule.table);
const ciphers = [...supportedBy(rule, versions)];

/** Versions and ciphers of one request. */
type Combination = readonly [versions: readonly string[], ciphers: readonly string[]];

const everything: readonly Combination[] = subsetsOf(versions).flatMap((given) =>
  subsetsOf(ciphers).map((items): Combination => [given, items]),
);

function isSupported([given, items]: Combination): boolean {
  return items.every((item) => given.some((version) => rule.table[version]?.includes(item)));
}

/** Whether the documents leave open what comes of it: nothing is unsupported, and a version has no cipher. */
function isOpen([given, items]: Combination): boolean {
  const isServed = (version: string) => items.some((item) => rule.table[version]?.includes(item));
  return isSupported([given, items]) && !given.every(isServed);
}

const listIn = (entries: Iterable<readonly [string, string]>, list: string) =>
  [...entries].flatMap(([name, value]) => (name.startsWith(`${list}.`) ? [value] : []));

const combinationIn = (entries: readonly (readonly [string, string])[]): Combination => [
  listIn(entries, rule.by),
  listIn(entries, rule.each),
];

const combinationOf = (parameters: Parameters): Combination => combinationIn(Object.entries(parameters));

/** What an endpoint does with versions and ciphers. */
type Deciding = (it: Combination) => 'accepted' | 'refused' | 'forbidden';

/** An endpoint that creates, lists and deletes policies, and takes versions and ciphers as `decide` says. */
function endpoint(decide: Deciding): Promise<string> {
  const policies = new Set<string>();
  const answers: Readonly<Record<string, (seen: Seen) => Answering>> = {
    CreateSecurityPolicy: (seen) => {
      const decision = decide(combinationIn([...seen.parameters]));
      if (decision === 'forbidden') return refused(403, 'Forbidden.RAM')(seen);
      if (decision === 'refused' || !seen.parameters.has('SecurityPolicyName')) return refused()(seen);
      if (seen.parameters.get('DryRun') === 'true') return refused(400, 'DryRunOperation')(seen);
      policies.add(`spy-${seen.count}`);
      return success(seen);
    },
    DeleteSecurityPolicy: (seen) =>
      policies.delete(seen.parameters.get('SecurityPolicyId') ?? '')
        ? { status: 200, body: { RequestId: requestId(seen.count) } }
        : refused(404, 'ResourceNotFound.SecurityPolicy')(seen),
    ListSecurityPolicies: ({ count, parameters }) => {
      const asked = parameters.get('SecurityPolicyIds.1');
      const listed = [...policies].filter((id) => asked === null || asked === id);
      return {
        status: 200,
        body: {
          RequestId: requestId(count),
          SecurityPolicies: listed.map((SecurityPolicyId) => ({ SecurityPolicyId })),
          TotalCount: listed.length,
        },
      };
    },
  };
  return littleServer((seen) => (answers[seen.action] ?? refused(404, 'InvalidAction.NotFound'))(seen));
}

const rightly: Deciding = (it) => (isSupported(it) ? 'accepted' : 'refused');

const exhaustively = (url: string, changes: Partial<RunOptions> = {}): Promise<EndedRun> =>
  runAgainst(url, {
    contracts: [contract],
    clauses: new Set([clause]),
    profile: 'exhaustive',
    ...changes,
  });

describe('a space that is sent in full', () => {
  /** A run, which the tests share, with what it told; one request at a time, for their order is looked at. */
  const whole = once(async () => {
    const events: RunEvent[] = [];
    const listener = { on: (event: RunEvent) => void events.push(event) };
    const ended = await exhaustively(await endpoint(rightly), { concurrency: 1, listeners: [listener] });
    return { ended, events };
  });

  it('is said to be, with as many combinations judged as there are', async () => {
    const { ended } = await whole();
    const { outcome, coverage, reason } = ended.result(clause);
    expect(outcome).toBe('conforms');
    expect(coverage).toEqual({ kind: 'exhaustive', judged: size, space: size });
    expect(reason).toContain(`${everything.filter(isOpen).length} combinations are left open`);
    expect(ended.summary.complete).toBe(true);
  });

  it('comes after all pairs in both orders, every combination once, the smallest first', async () => {
    const { events } = await whole();
    const exchanges = events.flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
    const sent = exchanges.filter(({ purpose }) => purpose === 'plan');
    const space = sent.slice(-size).map(({ parameters }) => combinationOf(parameters));
    const ahead = sent.slice(-size - ordered, -size).map(({ parameters }) => combinationOf(parameters));
    const named = (it: Combination) => it.map((list) => list.toSorted().join()).join(' with ');
    expect(space.map(named).toSorted()).toEqual(everything.map(named).toSorted());
    const entries = space.map((it) => it.flat().length);
    expect(entries).toEqual(entries.toSorted((a, b) => a - b));
    expect(new Set(ahead.map((it) => JSON.stringify(it))).size).toBe(ordered);
    expect(Math.max(...ahead.map((it) => it.flat().length))).toBe(4);
  });

  it('counts in what is still to come', async () => {
    const { events } = await whole();
    const planned = events.findLast((event) => event.type === 'planned');
    const last = events.findLast((event) => event.type === 'progress');
    expect(planned?.cases).toBeGreaterThan(size + ordered);
    expect(last?.casesDone).toBeLessThanOrEqual(planned?.cases ?? 0);
  });

  it('is exhaustive of an endpoint that fails as well, and says how many combinations fail', async () => {
    const ended = await exhaustively(await endpoint(() => 'accepted'));
    const { outcome, coverage, reason } = ended.result(clause);
    const failing = everything.filter((it) => !isSupported(it)).length;
    expect(outcome).toBe('violates');
    expect(coverage).toEqual({ kind: 'exhaustive', judged: size, space: size });
    expect(reason).toContain(`; ${failing} of the ${size} combinations that were judged fail`);
  });
});

describe('a space that is not sent to its end', () => {
  const isSampled = ({ result, summary }: EndedRun) => {
    const { outcome, coverage } = result(clause);
    expect(outcome).toBe('inconclusive');
    expect(coverage).toMatchObject({ kind: 'sampled', space: size });
    expect(summary.complete).toBe(false);
  };

  it('is not exhaustive when the budget ends it', async () => {
    isSampled(await exhaustively(await endpoint(rightly), { budget: 250 }));
  });

  it('is not exhaustive when the time ends it', async () => {
    let time = 0;
    const tick = ({ type }: RunEvent) => {
      if (type === 'exchange') time += 1;
    };
    const limited = { now: () => time, timeLimitMs: 250, listeners: [{ on: tick }] };
    isSampled(await exhaustively(await endpoint(rightly), limited));
  });

  it('is not exhaustive when it is broken off', async () => {
    const controller = new AbortController();
    const breakOff = (event: RunEvent) => {
      if (event.type === 'exchange' && event.exchange.ordinal === 250) controller.abort();
    };
    const url = await endpoint(rightly);
    isSampled(await exhaustively(url, { signal: controller.signal, listeners: [{ on: breakOff }] }));
  });

  it('is not exhaustive when one combination was not judged', async () => {
    const url = await endpoint((it) => (it.flat().length === 7 ? 'forbidden' : rightly(it)));
    const { outcome, coverage } = (await exhaustively(url)).result(clause);
    expect(outcome).toBe('inconclusive');
    expect(coverage).toMatchObject({ kind: 'sampled', space: size });
  });
});

describe('the counterexample of a rule over two lists', () => {
  /** What a wrong endpoint takes the wrong way: whatever has all of these. */
  const trigger = fc
    .tuple(fc.subarray(versions, { minLength: 1 }), fc.subarray(ciphers, { minLength: 1 }))
    .filter(([given, items]) => given.length + items.length > 2);

  const holdsAll = ([given, items]: Combination, [v, c]: Combination) =>
    v.every((it) => given.includes(it)) && c.every((it) => items.includes(it));

  async function shown(wrong: (it: Combination) => boolean, profile: 'standard' | 'exhaustive') {
    const url = await endpoint((it) => (isSupported(it) !== wrong(it) ? 'accepted' : 'refused'));
    const { counterexample } = (await exhaustively(url, { profile })).result(clause);
    if (counterexample === null) throw new Error('Nothing was found.');
    return combinationOf(counterexample.parameters);
  }

  /** Whether the endpoint contradicts the documents in `it`, in which direction. */
  const failureOf = (it: Combination, wrong: (it: Combination) => boolean) =>
    it.some((list) => list.length === 0) || isOpen(it) || !wrong(it)
      ? null
      : isSupported(it)
        ? 'refused'
        : 'accepted';

  const asSets = (it: Combination) => it.map((list) => list.toSorted());

  const withoutOne = ([given, items]: Combination): readonly Combination[] => [
    ...given.map((one): Combination => [given.filter((it) => it !== one), items]),
    ...items.map((one): Combination => [given, items.filter((it) => it !== one)]),
  ];

  it('has no version and no cipher that could be left out', async () => {
    await fc.assert(
      fc.asyncProperty(trigger, async (all) => {
        const wrong = (it: Combination) => holdsAll(it, all);
        const found = await shown(wrong, 'exhaustive');
        const failure = failureOf(found, wrong);
        expect(failure).not.toBeNull();
        for (const smaller of withoutOne(found)) expect(failureOf(smaller, wrong)).not.toBe(failure);
      }),
      { numRuns: 3 },
    );
  });

  it('is the smallest combination of the space that fails', async () => {
    await fc.assert(
      fc.asyncProperty(trigger, trigger, async (one, other) => {
        const wrong = (it: Combination) => holdsAll(it, one) || holdsAll(it, other);
        const sizes = everything.filter((it) => failureOf(it, wrong) !== null).map((it) => it.flat().length);
        const found = await shown(wrong, 'exhaustive');
        expect(found.flat().length).toBe(Math.min(...sizes));
      }),
      { numRuns: 3 },
    );
  });

  it('is one of two ciphers and a version where these three make the failure', async () => {
    const all: Combination = [['TLSv1.0'], ['AES256-SHA', 'TLS_AES_128_GCM_SHA256']];
    expect(asSets(await shown((it) => holdsAll(it, all), 'exhaustive'))).toEqual(asSets(all));
  });

  it('loses a version together with what it alone supports', async () => {
    const all: Combination = [['TLSv1.2'], ['AES128-SHA', 'AES256-SHA', 'AES128-GCM-SHA256']];
    expect(asSets(await shown((it) => holdsAll(it, all), 'standard'))).toEqual(asSets(all));
  });
});
