import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { Sequence, SequenceProperty, Step } from '../../contract/sequence.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Observation } from '../../oracle/observation.ts';
import { brokenDown, type Came, refused, refusedWith, success } from '../../oracle/observer.test.kit.ts';
import { investigateSequence, type SequenceConclusion } from './investigate-sequence.ts';
import { judged } from './judged.ts';
import { createPlayer, type FollowedSequence, followSequence, type Playing } from './player.test.kit.ts';

const { group, facts } = specimen;
const parameters = specimen.base(group);
const baseline: PlannedRequest = {
  ...plainTransport,
  parameters: { ...parameters, ClientToken: '{fresh:24}' },
};
const token = { ClientToken: '{shared:token:24}' };

const create = (
  change: Readonly<Record<string, string>> = {},
  times = 1,
): Extract<Step, { kind: 'create' }> => ({
  kind: 'create',
  request: { ...plainTransport, parameters: { ...parameters, ...change } },
  times,
});
const sequence = (check: SequenceProperty, ...steps: readonly Step[]): Sequence => ({
  id: `the ${check} sequence`,
  operation: group.operation,
  clause: `CreateSecurityGroup.ClientToken.${check === 'mismatch' ? 'mismatch' : 'idempotent'}`,
  label: 'a sequence',
  check,
  steps,
});

/** Looks into a sequence; `play` says how the `round`th execution is answered, null for none. 0 is the first. */
function looked(
  sequence: Sequence,
  play: (round: number, sequence: Sequence) => Playing | null,
): FollowedSequence<SequenceConclusion> {
  const player = createPlayer(group);
  const playing = play(0, sequence);
  if (playing === null) throw new Error('The first execution has to be answered.');
  const first = player(sequence, 'plan', playing);
  const steps = investigateSequence({ contract: group, facts, baseline, first });
  return followSequence(steps, ({ sequence: asked, serial }, count) => {
    const next = play(count, asked);
    return next === null ? null : player(asked, serial, next);
  });
}

const ids = (id: (at: number) => string): Playing => ({ create: (_, at) => success(group, id(at)) });
const forgetful = ids((at) => `sg-${at}`);
const mindful = ids(() => 'sg-0');
const lost: Playing = { create: () => 'timeout' };
const replay = sequence('tokens', create(token), create(token));
const names = ({ asks }: FollowedSequence<unknown>) => asks.map(({ serial }) => serial);

describe('looking into a sequence', () => {
  it('executes it once more where no gateway makes what was seen', () => {
    const all = looked(replay, () => forgetful);
    expect(names(all)).toEqual(['confirm-1']);
    expect(all.asks[0]?.sequence).toBe(replay);
    expect(all.conclusion).toMatchObject({ assessment: 'shown', seen: 2, cure: null, other: null });
    expect(all.conclusion.executions).toHaveLength(2);
    expect(all.conclusion.smallest).toBe(all.executions[0]);
  });

  it('executes it three times more where a gateway may have made it', () => {
    const soft = sequence('mismatch', create(token), create({ ...token, SecurityGroupName: 'Other' }));
    const all = looked(soft, (_, { steps }) => ({
      create: (_values, at) => (at === 1 && steps[0] !== steps[1] ? refused : success(group, 'sg-0')),
    }));
    expect(names(all).slice(0, 4)).toEqual(['confirm-1', 'confirm-2', 'confirm-3', 'alone']);
  });

  it('is unsteady when it goes away', () => {
    const { conclusion, asks } = looked(replay, (round) => (round === 0 ? forgetful : mindful));
    expect(conclusion).toMatchObject({ assessment: 'unsteady', seen: 1 });
    expect(asks).toHaveLength(12);
    expect(conclusion.executions).toHaveLength(13);
  });

  it('is unsteady when a target that wavers brings it back but once in forty', () => {
    const soft = sequence('tokens', create(token), create(token));
    const put = (round: number): Playing => ({
      create: (_, at) => (at === 1 && round % 15 === 0 ? refused : success(group, 'sg-0')),
    });
    expect(looked(soft, put).conclusion.assessment).toBe('unsteady');
  });

  it.each([
    ['blames it where it alone breaks down', 1000, 'shown'],
    ['blames nobody where plain requests break down now and then as well', 7, 'unstable-control'],
  ])('%s', (_, every, assessment) => {
    let count = 0;
    const all = looked(replay, (_round, { steps }) => ({
      create: (_values, at) => {
        count++;
        const isReplay = at === 1 && steps.length === replay.steps.length;
        return isReplay || count % every === 0 ? brokenDown : success(group, 'sg-0');
      },
    }));
    expect(all.conclusion.assessment).toBe(assessment);
    expect(names(all).filter((name) => name.startsWith('baseline')).length).toBeGreaterThan(0);
  });

  it('puts others in place of the rest of the run where it takes what came in between', () => {
    const waiting = sequence('tokens', create(token), { kind: 'pause' }, create(token));
    const othersIn = ({ steps }: Sequence) =>
      steps.flatMap((step) => (step.kind === 'pause' ? [step.others?.times ?? 0] : []));
    const memory = (room: number) =>
      looked(waiting, (round, asked) =>
        round === 0 || othersIn(asked).some((times) => times > room) ? forgetful : mindful,
      );
    const { conclusion, asks } = memory(100);
    expect(asks.map((ask) => othersIn(ask.sequence))).toEqual([[0], [128]]);
    expect(conclusion.assessment).toBe('shown');
    expect(conclusion.smallest.sequence.steps[1]).toMatchObject({
      others: { request: baseline, times: 128 },
    });
    expect(memory(500).asks.map((ask) => othersIn(ask.sequence))).toEqual([[0], [128], [512]]);
    expect(memory(1000).conclusion.assessment).toBe('unsteady');
  });

  it('does not count the executions that tell nothing', () => {
    const { conclusion, asks } = looked(replay, (round) => (round === 1 || round === 2 ? lost : forgetful));
    expect(asks).toHaveLength(3);
    expect(conclusion).toMatchObject({ assessment: 'shown', seen: 2 });
  });

  it('gives up when too many of them tell nothing', () => {
    const { conclusion, asks } = looked(replay, (round) => (round === 0 ? forgetful : lost));
    expect(conclusion.assessment).toBe('unsteady');
    expect(asks).toHaveLength(9);
  });

  it('ends when it cannot be executed any more', () => {
    const { conclusion } = looked(replay, (round) => (round === 0 ? forgetful : null));
    expect(conclusion).toMatchObject({ assessment: 'ended', seen: 1 });
    expect(conclusion.executions).toHaveLength(1);
  });
});

describe('making a sequence smaller', () => {
  const long = sequence('tokens', create(token), create({}, 5), create(token), create());
  /** A target that keeps tokens, and gives every request without one an id of its own. */
  const careful: Playing = { create: ({ ClientToken }, at) => success(group, ClientToken ?? `sg-${at}`) };
  const isForgotten: Playing = { create: (_, at) => success(group, `sg-${at}`) };

  it('leaves out what it does not need', () => {
    const { conclusion } = looked(long, () => isForgotten);
    const { sequence } = conclusion.smallest;
    expect(sequence.steps).toEqual([create(token), create(token)]);
    expect(judged(group, conclusion.smallest).kind).toBe('contradicts');
  });

  it('keeps what it needs', () => {
    const needs = (_: number, { steps }: Sequence) => (steps.length >= 3 ? isForgotten : careful);
    const { conclusion } = looked(long, needs);
    expect(conclusion.smallest.sequence.steps.length).toBe(3);
    expect(judged(group, conclusion.smallest).kind).toBe('contradicts');
  });

  it('asks for sixteen executions at most', () => {
    const many = sequence('tokens', ...Array.from({ length: 30 }, () => create(token)));
    let seen = 0;
    const all = looked(many, (_, { steps }) => {
      seen += 1;
      return seen < 3 || steps.length === 29 ? forgetful : mindful;
    });
    expect(names(all).filter((serial) => serial.startsWith('shrink')).length).toBeLessThanOrEqual(16);
  });

  it('keeps the smallest so far when no more can be executed', () => {
    const all = looked(long, (round) => (round > 5 ? null : isForgotten));
    expect(all.executions.at(-1)).toBeNull();
    expect(all.conclusion.assessment).toBe('shown');
    const shown = all.executions.flatMap((it) => (it === null ? [] : [it]));
    const last = shown.findLastIndex((it) => judged(group, it).kind === 'contradicts');
    expect(shown.indexOf(all.conclusion.smallest)).toBe(last);
    expect(last).toBeGreaterThan(0);
  });
});

describe('looking into a token that comes again with other parameters', () => {
  const other = create({ ...token, SecurityGroupName: 'Other' });
  const mismatch = sequence('mismatch', create(token), other);
  const replays: Playing = { create: () => success(group, 'sg-0') };

  it('asks whether the other request is accepted with a token of its own, and whether the token is forgotten', () => {
    const all = looked(mismatch, () => replays);
    expect(names(all).slice(0, 8)).toEqual([
      'confirm-1',
      'alone',
      ...[1, 2, 3, 4, 5, 6].map((count) => `same-${count}`),
    ]);
    expect(all.asks[1]?.sequence).toMatchObject({ check: 'tokens', steps: [other] });
    expect(all.asks[2]?.sequence).toMatchObject({
      check: 'tokens',
      clause: 'CreateSecurityGroup.ClientToken.idempotent',
      steps: [create(token), create(token)],
    });
    expect(all.conclusion.assessment).toBe('shown');
  });

  it('ends where the other request is turned down alone too', () => {
    const all = looked(mismatch, (_, { steps }) => ({
      create: (_values, at): Came =>
        steps.length === 1 ? refused : at === 1 ? refused : success(group, 'sg-0'),
    }));
    expect(all.conclusion.assessment).toBe('ended');
    expect(names(all).at(-1)).toBe('alone');
  });

  it('hands on the execution in which the token was forgotten', () => {
    const all = looked(mismatch, (round, { id }) =>
      id.endsWith('same-parameters') && round > 4 ? forgetful : replays,
    );
    expect(all.conclusion.assessment).toBe('token-forgotten');
    expect(names(all).at(-1)).toBe('same-3');
    expect(all.conclusion.other).toBe(all.executions.at(-1));
    expect(judged(group, all.conclusion.other ?? all.conclusion.smallest).kind).toBe('contradicts');
  });

  it('has nothing to say where the documented code comes the second time', () => {
    const { conclusion } = looked(mismatch, (round) =>
      round === 0
        ? replays
        : {
            create: (_, at) =>
              at === 1 ? refusedWith(400, 'IdempotentParameterMismatch') : success(group, 'a'),
          },
    );
    expect(conclusion.assessment).toBe('unsteady');
  });
});

describe('looking into a second request that is turned down', () => {
  const second = create({ ClientToken: 'other', SecurityGroupName: 'Other' });
  const distinct = sequence('tokens', create({ ClientToken: 'one' }), second);
  const isAlone = ({ id }: Sequence) => id.endsWith('/other-alone');
  const turnedDown =
    (alone: boolean) =>
    (_: number, asked: Sequence): Playing => ({
      create: (values, at) =>
        values.SecurityGroupName === 'Other' && (alone || !isAlone(asked))
          ? refused
          : success(group, `sg-${at}`),
    });

  it('ends where it is turned down alone too', () => {
    const all = looked(distinct, turnedDown(true));
    expect(all.asks.find(({ sequence }) => isAlone(sequence))?.sequence.steps).toEqual([second]);
    expect(all.conclusion.assessment).toBe('ended');
  });

  it('shows it where its token is said to be known', () => {
    const all = looked(distinct, () => ({
      create: (values, at) =>
        values.SecurityGroupName === 'Other'
          ? refusedWith(400, 'IdempotentParameterMismatch')
          : success(group, `sg-${at}`),
    }));
    expect(all.asks.some(({ sequence }) => isAlone(sequence))).toBe(false);
    expect(all.conclusion.assessment).toBe('shown');
  });

  it('shows it where it is accepted alone', () => {
    expect(looked(distinct, turnedDown(false)).conclusion.assessment).toBe('shown');
  });
});

describe('looking into two tokens that came to one id', () => {
  const distinct = sequence('tokens', create({ ClientToken: 'one' }), create({ ClientToken: 'other' }));
  const isControl = ({ id }: Sequence) => id.endsWith('/nothing-alike');

  it('asks whether requests that have nothing in common get one id as well', () => {
    const all = looked(distinct, (_, asked) => (isControl(asked) ? forgetful : mindful));
    const control = all.asks.find(({ sequence }) => isControl(sequence))?.sequence;
    const sent =
      control?.steps.flatMap((step) => (step.kind === 'create' ? [step.request.parameters] : [])) ?? [];
    expect(sent.length).toBeGreaterThan(2);
    for (const { ClientToken, SecurityGroupName } of sent)
      expect([ClientToken, SecurityGroupName]).toEqual([
        expect.stringContaining('{fresh:'),
        expect.stringContaining('{fresh:'),
      ]);
    expect(all.conclusion).toMatchObject({ assessment: 'shown', other: null });
  });

  it('asks for those that come at once as well', () => {
    const all = looked(distinct, (_, asked) => {
      const isAtOnce = asked.steps.some((step) => step.kind === 'create' && step.times > 1);
      return isControl(asked) && !isAtOnce ? forgetful : mindful;
    });
    expect(all.conclusion.assessment).toBe('ids-shared');
  });

  it('hands on the execution in which they did', () => {
    const { conclusion } = looked(distinct, () => mindful);
    expect(conclusion.assessment).toBe('ids-shared');
    expect(conclusion.other?.sequence.clause).toBe(group.common.resultId);
  });

  it('asks for nothing of the kind where a request was refused', () => {
    const all = looked(distinct, () => ({
      create: (_, at) => (at === 1 ? refused : success(group, 'sg-0')),
    }));
    expect(all.asks.some(({ sequence }) => isControl(sequence))).toBe(false);
  });
});

describe('looking into a sequence that reads what it made', () => {
  const way = { method: 'GET' } as const;
  const read = (
    change: Readonly<Record<string, string>>,
    carried: Partial<PlannedRequest> = way,
  ): Sequence => {
    const made = create({ ...token, ...change });
    return sequence(
      'readback',
      { ...made, request: { ...made.request, ...carried } },
      { kind: 'read', of: 0, format: 'JSON' },
    );
  };
  const tagsOf = (made: Observation | undefined) => {
    const { 'Tag.1.Key': TagKey, 'Tag.1.Value': TagValue } = made?.values ?? {};
    return TagKey === undefined ? [] : [{ TagKey, TagValue }];
  };
  /** A target that shows what it made, but for what `spoil` does to it. */
  const showing = (spoil: (name: string, made: Observation | undefined) => string): Playing => ({
    create: () => success(group, 'sg-0'),
    look: ([made]) => ({
      body: {
        SecurityGroups: {
          SecurityGroup: [
            {
              SecurityGroupId: 'sg-0',
              SecurityGroupName: spoil(made?.values.SecurityGroupName ?? '', made),
              Description: made?.values.Description ?? '',
              Tags: { Tag: tagsOf(made) },
            },
          ],
        },
      },
    }),
  });
  const lower = showing((name) => name.replace('Q', 'q'));

  it('sends others beside it where it is kept alone, and makes it smaller among them', () => {
    const isBeside = ({ steps }: Sequence) => steps.some((step) => step.kind === 'create' && step.beside);
    const right = showing((name) => name);
    const told = read({ SecurityGroupName: 'Some-Q-name', Description: 'ours' });
    const all = looked(told, (round, sequence) => (round === 0 || isBeside(sequence) ? lower : right));
    expect(all.asks.map(({ sequence }) => isBeside(sequence)).slice(0, 3)).toEqual([false, false, true]);
    expect(all.conclusion).toMatchObject({ assessment: 'shown' });
    const [step] = all.conclusion.smallest.sequence.steps;
    if (step?.kind !== 'create') throw new Error('The sequence begins with a create.');
    expect(step.beside?.parameters).toMatchObject({ SecurityGroupName: '{fresh:12}' });
    expect(step.request.parameters.SecurityGroupName?.length).toBeLessThan(11);
  });

  it('makes its request smaller', () => {
    const { conclusion } = looked(
      read({ SecurityGroupName: 'Some-Q-name', Description: 'ours' }),
      () => lower,
    );
    const [step] = conclusion.smallest.sequence.steps;
    expect(step).toMatchObject({ kind: 'create', request: { parameters: { Description: 'Finance' } } });
    expect(step?.kind === 'create' && step.request.parameters.SecurityGroupName?.length).toBeLessThan(11);
  });

  it('takes the way that it was carried for the reason when it is kept otherwise', () => {
    const byGet = showing((name, made) => (made?.exchange.request.method === 'GET' ? 'x' : name));
    const all = looked(read({ SecurityGroupName: 'Some-name' }), () => byGet);
    expect(names(all).at(-1)).toBe('as-usual-3');
    expect(all.asks.at(-1)?.sequence.steps[0]).toMatchObject({ request: { method: 'POST' } });
    expect(all.conclusion.cure).toBe(all.executions.at(-1));
  });

  it('has no such reason when it is not kept otherwise either', () => {
    const all = looked(read({ SecurityGroupName: 'Some-Qame' }), () => lower);
    expect(names(all).at(-1)).toBe('as-usual-1');
    expect(all.conclusion.cure).toBeNull();
  });

  it('has no such reason when what is wrong now and then was right by chance', () => {
    let count = 0;
    const all = looked(read({ SecurityGroupName: 'Some-name' }), () =>
      showing((name) => (++count % 2 === 0 || count < 6 ? 'x' : name)),
    );
    expect(names(all)).toContain('as-usual-1');
    expect(all.conclusion.assessment).toBe('shown');
    expect(all.conclusion.cure).toBeNull();
  });

  it('does not ask for it where it was carried as usual', () => {
    const all = looked(read({ SecurityGroupName: 'Some-Qame' }, {}), () => lower);
    expect(names(all)).not.toContain('as-usual-1');
  });

  it('takes the way that it was spelled for the reason when it is kept as documented', () => {
    const tags = { 'Tag.1.key': 'k', 'Tag.1.value': 'v' };
    const all = looked(read(tags, {}), () => showing((name) => name));
    expect(names(all).at(-1)).toBe('as-usual-3');
    expect(all.asks.at(-1)?.sequence.steps[0]).toMatchObject({
      request: { parameters: { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' } },
    });
    expect(all.conclusion.cure).toBe(all.executions.at(-1));
  });
});
