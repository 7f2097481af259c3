import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import type { PlannedRequest, TestCase } from '../../contract/test-case.ts';
import { isTwinKept } from '../../oracle/claims/evaluate-finding.ts';
import { brokenDown, type Came, refused, refusedWith, success } from '../../oracle/observer.test.kit.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { RefusedRequest } from '../send/requests.ts';
import { type Conclusion, investigateCase } from './investigate-case.ts';
import {
  type Arrival,
  changed,
  createTarget,
  type Followed,
  follow,
  type Target,
} from './target.test.kit.ts';

const { group, policy } = specimen;
const robust = 'CreateSecurityGroup.Robust.input';
const charset = 'CreateSecurityGroup.SecurityGroupName.charset';
type Change = Readonly<Record<string, string | null>>;

/** A case as a test tells it: changes of the baseline. */
interface Told {
  readonly clause: string;
  readonly side: TestCase['side'];
  readonly request: Change;
  readonly twin?: Change;
  readonly control?: Change;
  readonly valid?: Change;
  readonly answered?: true;
  readonly way?: Partial<PlannedRequest>;
}

type Looked = Followed<Conclusion> & { readonly first: Answered; readonly target: Target };

/** Looks into a case of a target that answers as `wrong` says. */
function looked(
  told: Told,
  wrong: (arrival: Arrival) => Came | null,
  {
    contract = group,
    capacity = [],
    isSent = () => true,
    refused = [],
  }: {
    readonly contract?: Contract;
    readonly capacity?: readonly string[];
    readonly isSent?: (count: number) => boolean;
    readonly refused?: readonly RefusedRequest[];
  } = {},
): Looked {
  const target = createTarget(contract, wrong);
  const maybe = (change?: Change) => (change === undefined ? null : changed(target, change));
  const [twin, control, valid] = [told.twin, told.control, told.valid].map(maybe);
  const it: TestCase = {
    id: 'the case',
    operation: contract.operation,
    clause: `${contract.operation}.${told.clause}`,
    side: told.side,
    label: 'a case',
    request: changed(target, told.request, told.way),
    twin: twin ?? null,
    control: control ?? null,
    answered: told.answered === true,
    ...(valid && { valid }),
  };
  const first = target.send(it.request);
  const send = (planned: PlannedRequest | null) => (planned === null ? null : target.send(planned));
  const unconfirmed = {
    kind: 'case',
    it,
    answered: first,
    twin: send(it.twin),
    control: send(it.control),
  } as const;
  const steps = investigateCase(unconfirmed, target.profile, new Set(capacity), refused);
  return {
    ...follow(steps, ({ planned }, count) => (isSent(count) ? target.send(planned) : null)),
    first,
    target,
  };
}

const serials = ({ asks }: Pick<Looked, 'asks'>) => asks.map(({ serial }) => serial);
const besides = ({ asks }: Looked) =>
  asks.filter(({ purpose }) => purpose === 'twin').map(({ planned }) => planned);
const nameOf = ({ values }: Arrival) => values.SecurityGroupName ?? '';

const named: Told = {
  clause: 'SecurityGroupName.length',
  side: 'accept',
  request: { SecurityGroupName: 'Quarter', 'Tag.1.Key': 'team', 'Tag.1.Value': 'web' },
};
const isCapital = (arrival: Arrival) => (/^Q/.test(nameOf(arrival)) ? refused : null);

describe('looking into a valid request that was refused', () => {
  it('sends it again beside the baseline, makes it small, and takes the value away that is blamed', () => {
    const { asks, target } = looked(named, isCapital);
    const purposes = asks.map(({ purpose }) => purpose).filter((it, index, all) => it !== all[index - 1]);
    expect(purposes).toEqual(['confirm', 'twin', 'confirm', 'twin', 'confirm', 'twin', 'shrink', 'blame']);
    expect(asks[0]?.planned).toEqual(changed(target, named.request));
    expect(asks[1]?.planned).toEqual(target.baseline);
  });

  it('comes to a finding about the clause whose value cures it', () => {
    const { conclusion, first, answers } = looked(named, isCapital);
    expect(conclusion).toMatchObject({
      kind: 'finding',
      basis: 'request',
      clause: 'CreateSecurityGroup.SecurityGroupName.first',
      smallest: { planned: { parameters: { SecurityGroupName: 'Qu' } } },
      cure: { reply: { kind: 'accepted' } },
    });
    if (conclusion.kind !== 'finding') return;
    expect(conclusion.first).toBe(first);
    expect(conclusion.again).toHaveLength(3);
    expect(conclusion.twins).toHaveLength(3);
    expect(conclusion.cure).toBe(answers.at(-1));
    expect(conclusion.nearest).toBe(conclusion.cure);
  });

  it('comes to no finding when nothing cures it', () => {
    let alternations = 0;
    const { conclusion } = looked(named, ({ planned }) => {
      // Whatever is sent after the alternation is refused.
      alternations += 'Tag.1.Key' in planned.parameters ? 1 : 0;
      return 'Tag.1.Key' in planned.parameters || alternations > 4 ? refused : null;
    });
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'ended', seen: 4, sent: 4 });
  });

  it('is unsteady when it is accepted from then on', () => {
    const { conclusion, asks } = looked(named, ({ count }) => (count === 1 ? refused : null));
    expect(conclusion).toMatchObject({
      kind: 'dismissal',
      why: 'unsteady',
      seen: 1,
      sent: 6,
      failedTwin: null,
    });
    expect(asks.filter(({ purpose }) => purpose !== 'confirm' && purpose !== 'twin')).toEqual([]);
  });

  it('is unsteady when it is refused now and then, and says how often', () => {
    const { conclusion } = looked(named, (arrival) =>
      arrival.count === 1 || arrival.count % 16 === 2 ? refused : null,
    );
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'unsteady', seen: 6, sent: 41 });
  });

  it('hands on the control that was refused as well', () => {
    const { conclusion, target } = looked(named, () => refused);
    expect(conclusion).toMatchObject({
      kind: 'dismissal',
      why: 'unstable-control',
      failedTwin: { planned: target.baseline, reply: { kind: 'refused' } },
    });
  });

  it.each([1, 2, 3, 5, 7, 9])('ends when the %i. request cannot be sent any more', (last) => {
    const { conclusion } = looked(named, isCapital, { isSent: (count) => count < last });
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'ended' });
  });

  it('has nothing to look into where the documents are kept', () => {
    const { conclusion, asks } = looked(named, () => null);
    expect(asks).toEqual([]);
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'ended', seen: 1, sent: 1 });
  });

  it('has nothing to look into where the target said that it is full', () => {
    expect(looked(named, () => refused, { capacity: ['InvalidParameter'] }).asks).toEqual([]);
  });

  it('tries a smaller request several times where it is refused now and then', () => {
    const { asks, conclusion } = looked(named, (arrival) =>
      arrival.count % 4 === 2 || arrival.count === 1 ? isCapital(arrival) : null,
    );
    const shrinking = asks.filter(({ purpose }) => purpose === 'shrink');
    const tries = shrinking.map(({ planned }) => JSON.stringify(planned));
    expect(new Set(tries).size).toBeLessThan(tries.length);
    expect(conclusion).toMatchObject({
      kind: 'finding',
      clause: 'CreateSecurityGroup.SecurityGroupName.first',
    });
    expect(serials({ asks })).toContain('blame-1/6');
  });
});

describe('what is sent in alternation', () => {
  const fault: Told = {
    clause: 'Tag.Key.prefix',
    side: 'refuse',
    request: { 'Tag.1.Key': 'acs:team', 'Tag.1.Value': 'web' },
    twin: { 'Tag.1.Key': 'team', 'Tag.1.Value': 'web' },
    valid: { 'Tag.1.Key': 'sound', 'Tag.1.Value': 'web' },
  };
  const isFault = ({ values }: Arrival) => (values['Tag.1.Key'] ?? '').startsWith('acs:');
  const answeredWith = (came: Came) => (arrival: Arrival) => (isFault(arrival) ? came : null);

  it('is the twin of a fault that is let pass, once', () => {
    const all = looked(fault, answeredWith(success(group, 'sg-1')));
    expect(serials(all).slice(0, 3)).toEqual(['confirm-1', 'twin-1', 'shrink-1']);
    expect(besides(all)[0]).toEqual(changed(all.target, fault.twin ?? {}));
  });

  it('is a sound request beside a refusal in other words', () => {
    const all = looked(fault, answeredWith(refusedWith(400, 'Another')));
    expect(besides(all).slice(0, 3)).toEqual(Array(3).fill(changed(all.target, fault.valid ?? {})));
    expect(all.conclusion).toMatchObject({ kind: 'finding', clause: 'CreateSecurityGroup.Tag.Key.prefix' });
  });

  it('is the twin where there is no sound request to refuse in other words', () => {
    const { valid: _, ...others } = fault;
    const all = looked(others, answeredWith(refusedWith(400, 'Another')));
    expect(besides(all)[0]).toEqual(changed(all.target, fault.twin ?? {}));
  });

  it.each([
    ['a success that cannot be read', { status: 200, body: 'sg-1' }],
    ['an error in a status of another kind', brokenDown],
    ['a breakdown without a Code', { status: 500, body: '{}' }],
  ])('is the twin beside %s', (_, came) => {
    const all = looked(fault, answeredWith(came));
    expect(besides(all)[0]).toEqual(changed(all.target, fault.twin ?? {}));
  });

  it('is the same fault in plain form, six times, where the form is in question', () => {
    const all = looked(
      { ...fault, clause: 'Transport.get', control: fault.request, way: { method: 'GET' } },
      (arrival) => (isFault(arrival) && arrival.planned.method === 'GET' ? success(group, 'sg-1') : null),
    );
    const confirming = besides(all).filter(({ parameters }) => parameters['Tag.1.Key'] === 'acs:team');
    expect(confirming).toEqual(Array(6).fill(changed(all.target, fault.request)));
    expect(all.conclusion).toMatchObject({ kind: 'finding', clause: 'CreateSecurityGroup.Transport.get' });
  });

  it('is the fault in plain form no longer than it is refused', () => {
    const { conclusion } = looked(
      { ...fault, clause: 'Transport.get', control: fault.request, way: { method: 'GET' } },
      (arrival) =>
        isFault(arrival) && (arrival.planned.method === 'GET' || arrival.count > 6)
          ? success(group, 'sg-1')
          : null,
    );
    expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'unstable-control' });
  });
});

describe('looking into an invalid request that was let pass', () => {
  const fault: Told = {
    clause: 'SecurityGroupName.charset',
    side: 'refuse',
    request: { SecurityGroupName: 'web$tier', 'Tag.1.Key': 'team', 'Tag.1.Value': 'web' },
    twin: { SecurityGroupName: 'web-tier', 'Tag.1.Key': 'team', 'Tag.1.Value': 'web' },
  };
  const isFault = ({ expectation, count }: Arrival) =>
    expectation.kind === 'refuse' ? success(group, `sg-${count}`) : null;

  it('blames the clause that it breaks, and takes nothing away to cure it', () => {
    expect(looked(fault, isFault).conclusion).toMatchObject({
      kind: 'finding',
      clause: 'CreateSecurityGroup.SecurityGroupName.charset',
      cure: null,
    });
  });

  it('shows its twin without what was shrunk away beside it', () => {
    const all = looked(fault, isFault);
    expect(serials(all).at(-1)).toBe('nearest');
    expect(all.conclusion).toMatchObject({ nearest: { reply: { kind: 'accepted' } } });
    const parameters = all.asks.at(-1)?.planned.parameters ?? {};
    expect(parameters.SecurityGroupName).toBe('web-tier');
    expect(Object.keys(parameters)).not.toContain('Tag.1.Key');
  });

  it('shows its twin as it was sent where nothing was shrunk away', () => {
    const all = looked(
      { ...fault, request: { SecurityGroupName: 'w$' }, twin: { SecurityGroupName: 'ww' } },
      isFault,
    );
    expect(serials(all)).not.toContain('nearest');
    expect(all.conclusion).toMatchObject({
      nearest: { planned: { parameters: { SecurityGroupName: 'ww' } } },
    });
  });

  it('shows its twin as it was sent where the shorter one is refused', () => {
    const all = looked(fault, (arrival) =>
      nameOf(arrival) === 'web-tier' && !('Tag.1.Key' in arrival.values) ? refused : isFault(arrival),
    );
    expect(all.conclusion).toMatchObject({ nearest: { planned: changed(all.target, fault.twin ?? {}) } });
  });

  it('shows the first accepted request where there is no twin', () => {
    const { twin: _, ...alone } = fault;
    const all = looked(alone, isFault);
    expect(all.conclusion).toMatchObject({ kind: 'finding' });
    if (all.conclusion.kind === 'finding') expect(all.conclusion.nearest).toBe(all.target.profile.accepted);
  });

  it.each([
    ['a parameter given twice', { again: [['SecurityGroupName', 'web$tier']] }],
    ['text that no encoder makes', { raw: 'SecurityGroupName=web$tier' }],
  ] as const)('leaves %s as large as it is', (_, way) => {
    const told: Told = { ...fault, way, answered: true, clause: 'Robust.input' };
    const { asks, conclusion, first } = looked(told, ({ planned }) =>
      planned.again.length > 0 || planned.raw !== '' ? { status: 500, body: '{}' } : null,
    );
    expect(asks.filter(({ purpose }) => purpose === 'shrink')).toEqual([]);
    expect(conclusion).toMatchObject({ kind: 'finding', smallest: { planned: first.planned } });
  });
});

describe('looking into a request that a target breaks down on', () => {
  const odd: Told = {
    clause: 'SecurityGroupName.charset',
    side: 'refuse',
    request: { SecurityGroupName: 'web\u0000tier' },
    twin: { SecurityGroupName: 'web-tier' },
  };

  it('says of odd input that it is not answered, and nothing of the rule that it breaks', () => {
    const breaksDown = (arrival: Arrival) =>
      nameOf(arrival).includes('\u0000') ? { status: 500, body: '{}' } : null;
    expect(looked(odd, breaksDown).conclusion).toMatchObject({ basis: 'answered', clause: robust });
  });

  it('says of odd input that is let pass that the rule is not kept', () => {
    const isLetPass = (arrival: Arrival) =>
      nameOf(arrival).includes('\u0000') ? success(group, `sg-${arrival.count}`) : null;
    expect(looked(odd, isLetPass).conclusion).toMatchObject({ basis: 'request', clause: charset });
  });

  it('says of ordinary input that the rule is not kept', () => {
    const told = { ...odd, request: { SecurityGroupName: 'web$tier' } };
    const breaksDown = (arrival: Arrival) =>
      nameOf(arrival).includes('$') ? { status: 500, body: '{}' } : null;
    expect(looked(told, breaksDown).conclusion).toMatchObject({
      basis: 'request',
      clause: charset,
    });
  });

  describe('that is answered late', () => {
    const told: Told = {
      clause: 'Robust.input',
      side: 'accept',
      answered: true,
      request: { Description: 'a long run' },
      twin: {},
    };
    const late = (arrival: Arrival) => ({ ...success(group, `sg-${arrival.count}`), durationMs: 4000 });

    it('each time, while others are answered at once, blames what is in it', () => {
      const { conclusion } = looked(told, (arrival) =>
        arrival.values.Description === 'a long run' ? late(arrival) : null,
      );
      expect(conclusion).toMatchObject({ kind: 'finding', basis: 'answered', clause: robust });
    });

    it('as all others are by then blames nobody', () => {
      const { conclusion } = looked(told, (arrival) => (arrival.count === 2 ? null : late(arrival)));
      expect(conclusion).toMatchObject({ kind: 'dismissal', why: 'unstable-control' });
    });
  });

  it('holds a case about answers at all against nothing else', () => {
    const told: Told = { ...odd, clause: 'Robust.input', side: 'accept', answered: true };
    const all = looked(told, (arrival) =>
      nameOf(arrival).includes('\u0000') ? { status: 500, body: '{}' } : null,
    );
    expect(all.conclusion).toMatchObject({ kind: 'finding', basis: 'answered', clause: robust, cure: null });
    expect(looked(told, () => success(group, 'sg-1')).asks).toEqual([]);
  });

  it('blames what breaks down each time where plain requests do now and then', () => {
    const { conclusion } = looked(odd, ({ values, count }) =>
      (values.SecurityGroupName ?? '').includes('\u0000') || count % 13 === 0
        ? { status: 500, body: '{}' }
        : null,
    );
    expect(conclusion).toMatchObject({ kind: 'finding', clause: group.common.robustInput });
  });

  it('blames nobody where plain requests break down as often', () => {
    const all = looked(odd, ({ values, count }) =>
      (values.SecurityGroupName ?? '').includes('\u0000') || count > 7 ? { status: 500, body: '{}' } : null,
    );
    expect(all.conclusion).toMatchObject({ kind: 'dismissal', why: 'unstable-control' });
    if (all.conclusion.kind === 'dismissal')
      expect(all.conclusion.failedTwin?.planned).toEqual(all.target.baseline);
  });

  it('says nothing against a page that requests without odd signs get as well', () => {
    const told: Told = {
      clause: 'Robust.input',
      side: 'accept',
      answered: true,
      request: { Description: 'a\u0000b' },
    };
    const page = { status: 404, body: '<p>No.</p>', headers: { 'content-type': 'text/html' } } as const;
    const isChanged = ({ values }: Arrival, baseline: string | undefined) => values.Description !== baseline;
    const usual = createTarget(group).baseline.parameters.Description;
    const everywhere = looked(told, (arrival) => (isChanged(arrival, usual) ? page : null));
    expect(everywhere.conclusion).toMatchObject({ kind: 'dismissal', why: 'ordinary' });
    const plain = { ...told, request: { Description: 'ab' } };
    const itself = looked(plain, (arrival) => (isChanged(arrival, usual) ? page : null));
    expect(itself.conclusion).toMatchObject({ kind: 'finding', clause: robust });
    const missing = { ...itself.target.baseline, parameters: { Description: 'ours' } };
    const { observation } = createTarget(group, () => page).send(missing).sent;
    const usually = looked(plain, (arrival) => (isChanged(arrival, usual) ? page : null), {
      refused: [{ planned: missing, observation }],
    });
    expect(usually.conclusion).toMatchObject({ kind: 'dismissal', why: 'ordinary' });
    const atSigns = looked(told, ({ values }) => (values.Description?.includes('\u0000') ? page : null));
    expect(atSigns.conclusion).toMatchObject({ kind: 'finding', clause: robust });
  });

  it('tries but one smaller request that costs time-outs as well', () => {
    const told = { ...named, request: { ...named.request, SecurityGroupName: 'Quarter-of-%-a-year' } };
    const hangs = (arrival: Arrival) => (nameOf(arrival).startsWith('Qu') ? 'timeout' : null);
    const all = looked(told, hangs);
    expect(serials(all)[0]).toBe('shrink-1');
    const timedOut = all.answers.filter((it) => it !== null && observationOf(it).reply.kind === 'retryable');
    expect(timedOut).toHaveLength(1);
  });
});

describe('looking into a request, whatever the target', () => {
  const isKept = ({ sent }: Answered) => isTwinKept(policy, sent, new Set());
  const told: Told = {
    clause: 'Ciphers.supported',
    side: 'accept',
    request: {
      SecurityPolicyName: 'Edge_policy.two',
      'TLSVersions.1': 'TLSv1.1',
      'TLSVersions.2': 'TLSv1.2',
      'Ciphers.1': 'AES256-SHA',
      'Ciphers.2': 'AES128-GCM-SHA256',
    },
  };

  it('finds a steady fault, shows it smaller, and with a cure that is accepted', () => {
    const ingredients = fc.constantFrom('Edge', '_', '.two', 'TLSv1.1', 'AES256-SHA', 'AES128-GCM-SHA256');
    fc.assert(
      fc.property(ingredients, (ingredient) => {
        const holds = ({ values }: Pick<Arrival, 'values'>) =>
          Object.values(values).some((value) => value.includes(ingredient));
        const { conclusion, first } = looked(told, (it) => (holds(it) ? refused : null), {
          contract: policy,
        });
        expect(conclusion.kind).toBe('finding');
        if (conclusion.kind !== 'finding' || conclusion.cure === null) throw new Error('There is no cure.');
        const { smallest, twins, cure } = conclusion;
        expect(holds(observationOf(smallest))).toBe(true);
        expect(holds(observationOf(cure))).toBe(false);
        expect(twins.every(isKept)).toBe(true);
        expect(isKept(cure)).toBe(true);
        const size = ({ planned }: Answered) => JSON.stringify(planned.parameters).length;
        expect(size(smallest)).toBeLessThan(size(first));
      }),
    );
  });

  it('blames nobody where a target refuses one request in fourteen or fewer, wherever they fall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 14, max: 60 }), fc.nat(60), (every, offset) => {
        const { conclusion } = looked(
          told,
          ({ count }) => (count === 1 || (count + offset) % every === 0 ? refused : null),
          { contract: policy },
        );
        expect(conclusion.kind).toBe('dismissal');
      }),
    );
  });

  it('never ends in a finding where requests and controls fail alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), (every) => {
        // A request and its control are sent in turn, so that both fail in the same rounds.
        const fails = (count: number) => Math.floor(count / 2) % every === 0;
        const { conclusion } = looked(told, ({ count }) => (fails(count) || count === 1 ? refused : null), {
          contract: policy,
        });
        expect(conclusion.kind).toBe('dismissal');
      }),
    );
  });
});

describe('looking into a text that passes with a sign at its beginning', () => {
  const told: Told = {
    clause: 'SecurityGroupName.charset',
    side: 'refuse',
    request: { SecurityGroupName: '^finance' },
  };
  const first = 'CreateSecurityGroup.SecurityGroupName.first';
  const passes = (pattern: RegExp) => (arrival: Arrival) =>
    pattern.test(arrival.values.SecurityGroupName ?? '') ? success(group, 'sg-lax') : null;

  it('puts it down to the first character where any other sign passes there, and none further on', () => {
    expect(looked(told, passes(/^.[a-z]+$/)).conclusion).toMatchObject({ kind: 'finding', clause: first });
  });

  it.each([
    ['that sign alone passes there', /^\^[a-z]+$/],
    ['it passes everywhere', /^.[a-z^]+$/],
  ])('puts it down to all characters where %s', (_, pattern) => {
    expect(looked(told, passes(pattern)).conclusion).toMatchObject({ kind: 'finding', clause: charset });
  });
});
