import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Evidence } from '../evidence.ts';
import { type Came, refused, success } from '../observer.test.kit.ts';
import type { CitedStep } from './cited.ts';
import { evaluateSequenceFinding } from './evaluate-sequence-finding.ts';
import { type Cited, createCited, listing } from './lookup.test.kit.ts';
import type { SequenceFindingClaim } from './sequence-claim.ts';

const { group } = specimen;
const base = specimen.base(group);
const idempotent = 'CreateSecurityGroup.ClientToken.idempotent';
type Play = (cited: Cited) => readonly CitedStep[];

const create = (cited: Cited, parameters: Parameters, came: Came): CitedStep => ({
  kind: 'create',
  at: [cited.create(parameters, came)],
});
const replay =
  (second: Came): Play =>
  (cited) => [
    create(cited, { ...base, ClientToken: 't' }, success(group, 'sg-1')),
    create(cited, { ...base, ClientToken: 't' }, second),
  ];
const forgotten = replay(success(group, 'sg-2'));
const put = replay(refused);
const kept = replay(success(group, 'sg-1'));
const lost = replay('timeout');

/** The evidence of a finding of which the first execution, those after it and the smallest are given. */
function evaluated(
  executions: readonly Play[],
  smallest: Play,
  changes: Partial<Pick<SequenceFindingClaim, 'clause' | 'property' | 'raisedBy'>> & {
    readonly cure?: Play;
  } = {},
): Evidence {
  const cited = createCited(group);
  const { cure, ...claimed } = changes;
  const claim: SequenceFindingClaim = {
    kind: 'sequence-finding',
    operation: group.operation,
    clause: idempotent,
    case: 'the sequence',
    raisedBy: { clause: idempotent, case: 'the sequence' },
    property: 'tokens',
    executions: executions.map((play) => play(cited)),
    smallest: smallest(cited),
    cure: cure?.(cited) ?? null,
    planned: { smallest: [], cure: null },
    ...claimed,
  };
  return evaluateSequenceFinding(group, claim, cited.lookup, { ecs: 'http://target.example' });
}

const notShown = 'a contradiction was not shown again';

describe('a finding of a sequence', () => {
  it('breaks its clause when the sequence contradicted again', () => {
    const all = evaluated([forgotten, forgotten], forgotten);
    expect(all).toMatchObject({
      verdict: 'contradicted',
      clause: idempotent,
      case: 'the sequence',
      reason: 'expected the id of request 5 again, sg-1, received: sg-2',
      confirmed: { at: 2, raisedBy: { clause: idempotent, case: 'the sequence' } },
    });
    expect(all.exchanges).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('tells the smallest sequence step by step, and shows the request that was wrong', () => {
    const { confirmed } = evaluated([forgotten, forgotten], forgotten);
    expect(confirmed?.counterexample).toMatchObject({
      case: 'the sequence',
      expected: 'the id of request 5 again, sg-1',
      response: { body: expect.stringContaining('sg-2') },
      steps: [
        'request 5 with token t was accepted as sg-1',
        'request 6 with token t was accepted as sg-2',
        'expected the id of request 5 again, sg-1, received: sg-2',
      ],
    });
  });

  it('shows the request that was wrong though others came after it', () => {
    const more: Play = (cited) => [...forgotten(cited), create(cited, base, success(group, 'sg-3'))];
    expect(evaluated([more, more], more).confirmed?.counterexample.response.body).toContain('sg-2');
  });

  it.each<readonly [string, readonly Play[], Play]>([
    ['it was not executed again', [forgotten], forgotten],
    ['its first execution was kept', [kept, forgotten], forgotten],
    ['it went away', [forgotten, ...Array<Play>(12).fill(kept)], forgotten],
    ['its smallest sequence was kept', [forgotten, forgotten], kept],
    ['its smallest sequence told nothing', [forgotten, forgotten], lost],
    ['what a gateway may have made came again but twice', [put, put, put], put],
    ['what a gateway may have made went away', [put, put, kept, kept, kept], put],
    ['all that came again told nothing', [forgotten, lost, lost], forgotten],
  ])('shows nothing when %s', (_, executions, smallest) => {
    const all = evaluated(executions, smallest);
    expect(all).toMatchObject({ verdict: 'inconclusive', reason: notShown });
    expect(all).not.toHaveProperty('confirmed');
  });

  it('is shown by three more executions of what a gateway may have made, whatever told nothing', () => {
    expect(evaluated([put, put, lost, put, lost, put], put).verdict).toBe('contradicted');
  });

  it('shows nothing of another clause than the one that it is about', () => {
    expect(
      evaluated([forgotten, forgotten], forgotten, { clause: 'CreateSecurityGroup.Result.id' }),
    ).toMatchObject({
      verdict: 'inconclusive',
      reason: notShown,
    });
    const raisedBy = { clause: 'CreateSecurityGroup.Result.id', case: 'the sequence' };
    expect(evaluated([forgotten, forgotten], forgotten, { raisedBy }).verdict).toBe('inconclusive');
  });
});

describe('a finding of a sequence that is kept when it is carried as usual', () => {
  const alias = 'CreateSecurityGroup.Tag.alias';
  const spelled =
    (parameters: Parameters, ...tags: readonly unknown[]): Play =>
    (cited) => [
      create(cited, { ...base, ...parameters }, success(group, 'sg-1')),
      {
        kind: 'read',
        of: 0,
        at: [
          cited.look(
            listing({
              SecurityGroupId: 'sg-1',
              SecurityGroupName: base.SecurityGroupName,
              Description: base.Description,
              Tags: { Tag: tags },
            }),
          ),
        ],
      },
    ];
  const wrong = spelled({ 'Tag.1.key': 'k', 'Tag.1.value': 'v' });
  const right = spelled({ 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' }, { TagKey: 'k', TagValue: 'v' });
  const readback = {
    property: 'readback',
    raisedBy: { clause: 'CreateSecurityGroup.Result.readback', case: 'it' },
  } as const;

  it('is about the way that it was carried', () => {
    expect(evaluated([wrong, wrong], wrong, { ...readback, clause: alias, cure: right })).toMatchObject({
      verdict: 'contradicted',
      clause: alias,
    });
  });

  it('is not about that way when it is not kept otherwise either', () => {
    expect(evaluated([wrong, wrong], wrong, { ...readback, clause: alias, cure: wrong }).verdict).toBe(
      'inconclusive',
    );
    expect(evaluated([wrong, wrong], wrong, { ...readback, clause: alias }).verdict).toBe('inconclusive');
  });

  it('is not about its own clause any more', () => {
    const clause = readback.raisedBy.clause;
    expect(evaluated([wrong, wrong], wrong, { ...readback, clause, cure: right }).verdict).toBe(
      'inconclusive',
    );
    expect(evaluated([wrong, wrong], wrong, { ...readback, clause }).verdict).toBe('contradicted');
  });
});
