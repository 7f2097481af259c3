import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Tree } from '../../client/decode.ts';
import { detailDifference } from '../detail-difference.ts';
import { readbackDifference } from '../judge-readback.ts';
import {
  atOnce,
  executed,
  inTurn,
  made,
  refusal,
  toAccept,
  toRefuse,
  turnedAway,
} from '../oracle.test.kit.ts';
import type { ExecutedStep } from './executed.ts';
import { judgeSequence } from './judge-sequence.ts';

const { group, policy } = specimen;
const retryable = { kind: 'retryable', cause: 'timeout', retryAfterMs: null, detail: 'no answer' } as const;
const mismatch = turnedAway('token', 400, 'IdempotentParameterMismatch');

describe('no-effect', () => {
  const judged = (...steps: readonly ExecutedStep[]) => judgeSequence(group, 'no-effect', steps);
  const nothing: ExecutedStep = { kind: 'count', ids: [] };

  it('is kept when nothing is there after refusals', () => {
    expect(judged(...inTurn(executed(1, 't', refusal())), nothing)).toEqual({ kind: 'kept' });
  });

  it('is contradicted by what is there', () => {
    expect(judged(...inTurn(executed(1, 't', refusal())), { kind: 'count', ids: ['sg-1'] })).toEqual({
      kind: 'contradicts',
      expected: 'nothing to be created',
      actual: 'the target lists sg-1',
      at: 1,
    });
  });

  it('is not about what a request that was accepted created', () => {
    const steps = inTurn(executed(1, 't', refusal()), executed(2, 'u', made('sg-1')));
    expect(judged(...steps, { kind: 'count', ids: ['sg-1'] }).kind).toBe('kept');
    expect(judged(...steps, { kind: 'count', ids: ['sg-1', 'sg-2'] }).kind).toBe('contradicts');
  });

  it('cannot be told when nothing was refused', () => {
    expect(judged(...inTurn(executed(1, 't', retryable)), nothing).kind).toBe('inconclusive');
    expect(judged(...inTurn(executed(1, 't', made('sg-1'))), { kind: 'count', ids: ['sg-1'] }).kind).toBe(
      'inconclusive',
    );
  });

  it.each([
    ['kept', 'permission', toRefuse()],
    ['kept', 'action', toRefuse()],
    ['inconclusive', 'credentials', toRefuse()],
    ['inconclusive', 'quota', toRefuse()],
    ['inconclusive', 'permission', toAccept],
  ] as const)('is %s when a request was turned away for its %s, row %#', (kind, cause, expectation) => {
    const steps = inTurn(executed(1, 't', turnedAway(cause), { expectation }));
    expect(judged(...steps, nothing).kind).toBe(kind);
  });

  it('does not apply where the target lists nothing', () => {
    const judgement = judged(...inTurn(executed(1, 't', refusal())), { kind: 'count', ids: undefined });
    expect(judgement).toEqual({
      kind: 'inapplicable',
      reason: 'the target does not serve DescribeSecurityGroups',
    });
  });
});

describe('mismatch', () => {
  const judged = (...replies: Parameters<typeof executed>[2][]) =>
    judgeSequence(
      group,
      'mismatch',
      inTurn(...replies.map((reply, index) => executed(index + 1, 't', reply))),
    ).kind;

  it.each([
    ['kept', [made('a'), mismatch]],
    ['contradicts', [made('a'), made('a')]],
    ['contradicts', [made('a'), made('b')]],
    ['contradicts', [made('a'), refusal()]],
    ['inconclusive', [made('a'), retryable]],
    ['inconclusive', [refusal(), mismatch]],
    ['inconclusive', [made('a')]],
  ] as const)('is %s after %j', (kind, replies) => {
    expect(judged(...replies)).toBe(kind);
  });

  it('tells nothing where the other id was given to an unrelated request too', () => {
    const steps = inTurn(executed(1, 't', made('a')), executed(2, 't', made('b'), { isShared: true }));
    expect(judgeSequence(group, 'mismatch', steps).kind).toBe('inconclusive');
  });
});

describe('readback', () => {
  const values = {
    SecurityGroupName: '\u8d22\u52a1',
    Description: 'Finance',
    'Tag.2.Key': 'b',
    'Tag.2.Value': '',
    'Tag.1.Key': 'a',
    'Tag.1.Value': '1',
    ClientToken: 't',
  };
  const tag = (TagKey: string, TagValue: string) => ({ TagKey, TagValue });
  const shown = {
    SecurityGroupId: 'sg-1',
    SecurityGroupName: '\u8d22\u52a1',
    Description: 'Finance',
    VpcId: '',
    Tags: { Tag: [tag('a', '1'), tag('b', '')] },
  };

  it('is kept when everything is shown as asked', () => {
    expect(readbackDifference(group, values, shown)).toBeNull();
  });

  it.each([
    ['SecurityGroupName', { ...shown, SecurityGroupName: '\u8d22' }],
    ['SecurityGroupName', { SecurityGroupId: 'sg-1' }],
    ['Description', { ...shown, Description: '' }],
    ['Tag', { ...shown, Tags: { Tag: [tag('a', '1')] } }],
    ['Tag', { ...shown, Tags: { Tag: [tag('a', '1'), tag('b', 'x')] } }],
    ['Tag', { ...shown, Tags: {} }],
    ['Tag', { ...shown, Tags: { Tag: [tag('a', '1'), tag('b', ''), tag('c', '')] } }],
  ] as readonly (readonly [string, Tree])[])('finds the difference in %s: %j', (parameter, resource) => {
    expect(readbackDifference(group, values, resource)?.parameter).toBe(parameter);
  });

  it('does not judge what was not asked for, but for texts that are documented to be empty then', () => {
    const unnamed = { ...shown, SecurityGroupName: '', Description: '' };
    expect(readbackDifference(group, { ClientToken: 't' }, unnamed)).toBeNull();
    expect(readbackDifference(group, { ClientToken: 't' }, { VpcId: 'vpc-of-its-own' })).toBeNull();
    expect(readbackDifference(group, { ClientToken: 't' }, shown)).toMatchObject({
      parameter: 'SecurityGroupName',
      asked: '""',
    });
  });

  it('reads the older spelling of tags as the same', () => {
    const older = { 'Tag.1.key': 'a', 'Tag.1.value': '1' };
    expect(readbackDifference(group, older, { Tags: { Tag: [tag('a', '1')] } })).toBeNull();
    expect(readbackDifference(group, older, { Tags: { Tag: [tag('a', '2')] } })?.parameter).toBe('Tag');
  });

  it('takes one element for a list of one, as XML has it', () => {
    const asked = { 'Tag.1.Key': 'a', 'Tag.1.Value': '1', 'TLSVersions.1': 'TLSv1.2' };
    expect(readbackDifference(group, asked, { Tags: { Tag: tag('a', '1') } })).toBeNull();
    expect(readbackDifference(policy, asked, { TLSVersions: 'TLSv1.2' })).toBeNull();
  });

  const play = (
    reply: Parameters<typeof executed>[2],
    resource: Tree | null | undefined,
  ): readonly ExecutedStep[] => [
    atOnce(executed(1, 't', reply, { values })),
    { kind: 'read', of: 0, shown: resource },
  ];

  it.each([
    ['kept', made('sg-1'), shown],
    ['contradicts', made('sg-1'), { ...shown, Description: 'Other' }],
    ['contradicts', made('sg-1'), null],
    ['inapplicable', made('sg-1'), undefined],
    ['inconclusive', refusal(), undefined],
    ['inconclusive', retryable, null],
  ] as const)('is %s when %j is followed by %j', (kind, reply, resource) => {
    expect(judgeSequence(group, 'readback', play(reply, resource)).kind).toBe(kind);
  });

  it.each([
    ['passed-over', refusal(), undefined],
    ['passed-over', retryable, null],
    ['kept', made('sg-1'), shown],
    ['contradicts', made('sg-1'), { ...shown, Description: 'Other' }],
  ] as const)('is %s when what may be turned away was %j, followed by %j', (kind, reply, resource) => {
    const steps: readonly ExecutedStep[] = [
      atOnce(executed(1, 't', reply, { values, expectation: { ...toAccept, kind: 'open' } })),
      { kind: 'read', of: 0, shown: resource },
    ];
    expect(judgeSequence(group, 'readback', steps).kind).toBe(kind);
  });

  it.each([null, shown, { ...shown, Description: 'Other' }])(
    'tells nothing where the id was given to an unrelated request too, whatever is shown: %j',
    (resource) => {
      const steps: readonly ExecutedStep[] = [
        atOnce(executed(1, 't', made('sg-1'), { values, isShared: true })),
        { kind: 'read', of: 0, shown: resource },
      ];
      expect(judgeSequence(group, 'readback', steps).kind).toBe('inconclusive');
    },
  );

  it('names the parameter, what was asked and what is shown', () => {
    expect(judgeSequence(group, 'readback', play(made('sg-1'), { ...shown, Description: 'Other' }))).toEqual({
      kind: 'contradicts',
      expected: 'Description "Finance"',
      actual: '"Other"',
      at: 1,
    });
  });
});

describe('detail', () => {
  it.each([
    [null, { InnerAccessPolicy: 'Accept', Permissions: { Permission: [] } }],
    [null, { InnerAccessPolicy: 'Accept', Permissions: '' }],
    [null, { InnerAccessPolicy: 'Accept' }],
    ['InnerAccessPolicy', { InnerAccessPolicy: 'Drop' }],
    ['InnerAccessPolicy', { Permissions: { Permission: [] } }],
    [
      'Permissions.Permission',
      { InnerAccessPolicy: 'Accept', Permissions: { Permission: [{ PortRange: '22' }] } },
    ],
    [
      'Permissions.Permission',
      { InnerAccessPolicy: 'Accept', Permissions: { Permission: { PortRange: '22' } } },
    ],
  ] as readonly (readonly [string | null, Tree])[])('differs in %s in %j', (path, details) => {
    expect(detailDifference(group, details)?.parameter ?? null).toBe(path);
  });

  it('does not apply where the target shows no details', () => {
    const steps: readonly ExecutedStep[] = [
      atOnce(executed(1, 't', made('sg-1'))),
      { kind: 'detail', of: 0, shown: undefined },
    ];
    expect(judgeSequence(group, 'detail', steps)).toEqual({
      kind: 'inapplicable',
      reason: 'the target does not serve DescribeSecurityGroupAttribute',
    });
  });
});

describe('equal-fields', () => {
  const success = { RequestId: 'R', SecurityGroupId: 'sg-1' };
  const error = { RequestId: 'R', Code: 'A', Message: 'No.', HostId: 'h' };
  const judged = (json: Tree | null, xml: Tree | null) =>
    judgeSequence(
      group,
      'equal-fields',
      inTurn(executed(1, 's', made('a'), { tree: json }), executed(2, 't', made('b'), { tree: xml })),
    ).kind;

  it.each([
    ['kept', success, success],
    ['kept', error, { ...error, RequestId: 'S', Message: 'Other.' }],
    ['kept', success, { ...success, Extra: '1' }],
    ['contradicts', success, { RequestId: 'R' }],
    ['contradicts', error, { ...error, Code: 'B' }],
    ['contradicts', { RequestId: 'R', Code: 'A', Message: 'No.' }, error],
    ['inconclusive', success, null],
    ['inconclusive', null, success],
  ] as readonly (readonly [string, Tree | null, Tree | null])[])('is %s for %j and %j', (kind, json, xml) => {
    expect(judged(json, xml)).toBe(kind);
  });
});

describe('observations', () => {
  it('record what the last request was answered with', () => {
    const steps = inTurn(executed(1, 't', refusal()), executed(2, 't', made('a')));
    expect(judgeSequence(group, 'observe-last', steps)).toEqual({ kind: 'observed', what: 'accepted' });
    expect(judgeSequence(group, 'observe-last', []).kind).toBe('inconclusive');
  });

  it.each([
    ['the first RequestId', 'R', 'carries the first RequestId'],
    ['another RequestId', 'S', 'carries a RequestId of its own'],
  ])('record that a replay has %s', (_, requestId, what) => {
    const steps = inTurn(
      executed(1, 't', made('a'), { requestId: 'R' }),
      executed(2, 't', made('a'), { requestId }),
    );
    expect(judgeSequence(group, 'observe-replay', steps)).toEqual({ kind: 'observed', what });
  });
});

describe('what is said of a sequence', () => {
  const one = (reply: Parameters<typeof executed>[2], tree: Tree | null = {}) =>
    executed(1, 't', reply, { tree });
  const nothing: ExecutedStep = { kind: 'count', ids: [] };
  const named = { values: { Description: 'Finance' } };
  const success = { RequestId: 'R', SecurityGroupId: 'sg-1' };
  const error = { RequestId: 'R', Code: 'A', Message: 'No.', HostId: 'h' };
  const both = (json: Tree | null, xml: Tree | null) =>
    inTurn(executed(1, 's', made('a'), { tree: json }), executed(2, 't', made('b'), { tree: xml }));

  it.each([
    ['no-effect', inTurn(one(refusal())), 'inapplicable', 'the target does not serve DescribeSecurityGroups'],
    [
      'no-effect',
      [...inTurn(one(retryable)), nothing],
      'inconclusive',
      'no request of the sequence was refused',
    ],
    ['mismatch', [], 'inconclusive', 'the first request of the sequence was not accepted'],
    [
      'mismatch',
      inTurn(one(made('a'))),
      'inconclusive',
      'the first request of the sequence was not accepted',
    ],
    [
      'mismatch',
      inTurn(one(made('a')), one(turnedAway('quota'))),
      'inconclusive',
      'a request of the sequence was turned away with 400 Elsewhere',
    ],
    [
      'readback',
      [{ kind: 'read', of: 7, shown: {} }],
      'inconclusive',
      'the request of the sequence was not sent',
    ],
    [
      'readback',
      [{ kind: 'pause' }, { kind: 'read', of: 0, shown: {} }],
      'inconclusive',
      'the request of the sequence was not sent',
    ],
    [
      'readback',
      [atOnce(one(refusal())), { kind: 'read', of: 0, shown: {} }],
      'inconclusive',
      'a request of the sequence was refused with 400 InvalidParameter',
    ],
    [
      'readback',
      [atOnce(one(made('a'))), { kind: 'read', of: 0, shown: undefined }],
      'inapplicable',
      'the target does not serve DescribeSecurityGroups',
    ],
    [
      'detail',
      [atOnce(one(made('a'))), { kind: 'detail', of: 0, shown: null }],
      'inconclusive',
      'the new resource is not shown',
    ],
    ['equal-fields', [], 'inconclusive', 'an answer of the sequence could not be read'],
    ['equal-fields', inTurn(one(made('a'))), 'inconclusive', 'an answer of the sequence could not be read'],
    ['equal-fields', both(success, null), 'inconclusive', 'an answer of the sequence could not be read'],
    [
      'equal-fields',
      inTurn(one(retryable), one(made('a'))),
      'inconclusive',
      'a request of the sequence was not answered (no answer)',
    ],
    [
      'equal-fields',
      inTurn(one(made('a')), one(retryable)),
      'inconclusive',
      'a request of the sequence was not answered (no answer)',
    ],
    [
      'equal-fields',
      inTurn(one(made('a')), one(turnedAway('quota', 403, 'QuotaExceed.SecurityGroup'))),
      'inconclusive',
      'a request of the sequence was turned away with 403 QuotaExceed.SecurityGroup',
    ],
    ['observe-last', [], 'inconclusive', 'nothing was sent'],
  ] as const)('looked at for %s, row %#: nothing, and why', (check, steps, kind, reason) => {
    expect(judgeSequence(group, check, steps)).toMatchObject({ kind, reason });
  });

  it.each([
    [
      'no-effect',
      [atOnce(one(refusal())), { kind: 'count', ids: ['a', 'b'] }],
      { expected: 'nothing to be created', actual: 'the target lists a, b', at: 1 },
    ],
    [
      'readback',
      [atOnce(one(made('a'))), { kind: 'read', of: 0, shown: null }],
      { expected: 'the new resource to be shown', actual: 'it is not', at: 1 },
    ],
    [
      'detail',
      [
        atOnce(executed(1, 't', made('a'), named)),
        { kind: 'detail', of: 0, shown: { InnerAccessPolicy: 'Drop' } },
      ],
      { expected: 'InnerAccessPolicy Accept', actual: '"Drop"', at: 1 },
    ],
    [
      'equal-fields',
      both(success, { RequestId: 'R' }),
      { expected: 'the fields SecurityGroupId as in JSON', actual: 'none in XML', at: 2, isSoft: true },
    ],
    [
      'equal-fields',
      both(error, { ...error, Code: 'B' }),
      { expected: 'Code A as in JSON', actual: 'B in XML', at: 2, isSoft: true },
    ],
    [
      'equal-fields',
      both({ RequestId: 'R' }, success),
      { expected: 'the fields none as in JSON', actual: 'SecurityGroupId in XML', at: 2, isSoft: true },
    ],
  ] as const)('looked at for %s, row %#: what was expected and what came', (check, steps, said) => {
    expect(judgeSequence(group, check, steps)).toEqual({ kind: 'contradicts', ...said });
  });

  it('names a field that only JSON has', () => {
    const { HostId: _, ...without } = error;
    expect(judgeSequence(group, 'equal-fields', both(error, without))).toMatchObject({
      actual: 'none in XML',
    });
  });

  it.each(['RequestId', 'Code', 'Message'] as const)(
    'leaves it to other clauses that %s is there',
    (name) => {
      const { [name]: _, ...without } = error;
      expect(judgeSequence(group, 'equal-fields', both(error, without)).kind).toBe('kept');
    },
  );

  const crash = { kind: 'malformed', cause: 'server', detail: 'HTTP 500' } as const;

  it.each([
    ['mismatch', inTurn(one(made('a')), one(crash))],
    ['equal-fields', inTurn(one(made('a')), one(crash))],
    ['readback', [atOnce(one(crash)), { kind: 'read', of: 0, shown: {} }]],
  ] as const)('tells nothing by %s after a breakdown, which may pass', (check, steps) => {
    expect(judgeSequence(group, check, steps)).toMatchObject({ kind: 'inconclusive', passes: true });
  });

  it('names every documented code of a mismatch', () => {
    const contract = { ...group, idempotence: { ...group.idempotence, mismatch: ['One', 'Another'] } };
    expect(judgeSequence(contract, 'mismatch', inTurn(one(made('a')), executed(2, 't', made('a'))))).toEqual({
      kind: 'contradicts',
      expected: 'refused with One or Another',
      actual: 'accepted',
      at: 2,
    });
  });

  it('is about the last request of all', () => {
    const steps = inTurn(one(made('a')), one(made('b')), one(refusal()));
    expect(judgeSequence(group, 'observe-last', steps)).toEqual({
      kind: 'observed',
      what: 'refused with 400 InvalidParameter',
    });
  });
});

describe('differences', () => {
  it.each([
    [group, { Description: 'Finance' }, {}, { asked: '"Finance"', shown: '""' }],
    [group, { Description: 'Finance' }, { Description: ['Finance'] }, { asked: '"Finance"', shown: '""' }],
    [
      group,
      { 'Tag.1.Key': 'a', 'Tag.1.Value': '1', 'Tag.2.Key': 'b' },
      { Tags: { Tag: [{ TagKey: 'a' }, 'b'] } },
      { asked: '["a" = "1", "b" = ""]', shown: '["a" = "", "" = ""]' },
    ],
    [
      policy,
      { 'Ciphers.1': 'A', 'Ciphers.2': 'B' },
      { Ciphers: ['A', { Name: 'B' }] },
      { asked: '[A, B]', shown: '[A, {"Name":"B"}]' },
    ],
  ] as const)('show what was asked and what is there, row %#', (contract, values, resource, said) => {
    expect(readbackDifference(contract, values, resource)).toMatchObject(said);
  });

  it.each([
    ['lists of which nothing was asked', policy, { ClientToken: 't' }, { Ciphers: ['A'] }],
    ['a list that was asked for as one text', policy, { Ciphers: '["A"]' }, { Ciphers: ['B'] }],
    ['a member that was not asked for', group, { 'Tag.1.Key': 'a' }, { Tags: { Tag: [{ TagKey: 'a' }] } }],
    [
      'members without other spellings',
      { ...group, parameters: [] },
      { 'Tag.1.Key': 'a', 'Tag.1.Value': '1' },
      { Tags: { Tag: [{ TagKey: 'a', TagValue: '1' }] } },
    ],
  ] as const)('are not found in %s', (_, contract, values, resource) => {
    expect(readbackDifference(contract, values, resource)).toBeNull();
  });

  it.each([
    [{}, { parameter: 'InnerAccessPolicy', asked: 'Accept', shown: '""' }],
    [{ InnerAccessPolicy: ['Accept'] }, { parameter: 'InnerAccessPolicy', asked: 'Accept', shown: '""' }],
    [
      { InnerAccessPolicy: 'Accept', Permissions: { Permission: ['22'] } },
      { parameter: 'Permissions.Permission', asked: 'nothing', shown: '["22"]' },
    ],
  ])('of the details %j are shown', (details, difference) => {
    expect(detailDifference(group, details)).toEqual(difference);
  });

  it('are none where the document shows no details', () => {
    const contract = { ...group, companions: { ...group.companions, detail: null } };
    expect(detailDifference(contract, {})).toBeNull();
  });
});
