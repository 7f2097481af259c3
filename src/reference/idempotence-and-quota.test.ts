import { afterEach, describe, expect, it } from 'vitest';
import type { Reference } from './reference-options.ts';
import { startReference } from './start-reference.ts';
import { ask, group, policy } from './testing/ask.ts';

let reference: Reference;
afterEach(() => reference.close());

describe.each([
  { kind: 'group', asked: group, id: 'SecurityGroupId', list: 'securityGroups', name: 'SecurityGroupName' },
  {
    kind: 'policy',
    asked: policy,
    id: 'SecurityPolicyId',
    list: 'securityPolicies',
    name: 'SecurityPolicyName',
  },
] as const)('a token of a $kind', ({ asked, id, list, name }) => {
  it('gives the first result again, and nothing new', async () => {
    reference = await startReference();
    const first = await ask(reference, asked({ ClientToken: 'one' }));
    const again = await ask(reference, asked({ ClientToken: 'one' }), 'POST');
    expect(again.fields[id]).toBe(first.fields[id]);
    expect(again.fields.RequestId).not.toBe(first.fields.RequestId);
    expect(reference.resources()[list]).toHaveLength(1);
  });

  it('is refused with other parameters', async () => {
    reference = await startReference();
    await ask(reference, asked({ ClientToken: 'one' }));
    const other = await ask(reference, asked({ ClientToken: 'one', [name]: 'other' }));
    expect([other.status, other.fields.Code]).toEqual([400, 'IdempotentParameterMismatch']);
  });

  it('counts letter case, and its absence makes a request of its own', async () => {
    reference = await startReference();
    for (const ClientToken of ['one', 'ONE', undefined, undefined])
      await ask(reference, asked({ ClientToken }));
    expect(reference.resources()[list]).toHaveLength(4);
  });

  it('is not used up by a refusal', async () => {
    reference = await startReference();
    await ask(reference, asked({ ClientToken: 'one', [name]: '!' }));
    expect(await ask(reference, asked({ ClientToken: 'one' }))).toMatchObject({ status: 200 });
  });

  it('makes one of many requests at once', async () => {
    reference = await startReference();
    const told = await Promise.all(
      Array.from({ length: 20 }, () => ask(reference, asked({ ClientToken: 'one' }))),
    );
    expect(new Set(told.map(({ fields }) => fields[id])).size).toBe(1);
    expect(reference.resources()[list]).toHaveLength(1);
  });

  it('is answered as being processed while the first request runs', async () => {
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const pause = (): Promise<void> => {
      begin();
      return finished;
    };
    reference = await startReference({ slowMs: 1, pause });
    const first = ask(reference, asked({ ClientToken: 'one' }));
    await begun;
    const meanwhile = await ask(reference, asked({ ClientToken: 'one' }));
    finish();
    const { fields } = await first;
    const after = await ask(reference, asked({ ClientToken: 'one' }));
    const processing =
      list === 'securityGroups' ? [403, 'IdempotentProcessing'] : [400, 'IdempotenceProcessing'];
    expect([meanwhile.status, meanwhile.fields.Code]).toEqual(processing);
    expect(after.fields[id]).toBe(fields[id]);
  });
});

describe('the quota of groups', () => {
  it('is a hundred in each region, and deleted and refused ones do not count', async () => {
    reference = await startReference();
    for (let count = 0; count < 5; count++) await ask(reference, group({ SecurityGroupName: '!' }));
    const ids = [];
    for (let count = 0; count < 100; count++) {
      ids.push((await ask(reference, group({ ClientToken: `t${count}` }))).fields.SecurityGroupId);
    }
    const full = await ask(reference, group());
    expect([full.status, full.fields.Code]).toEqual([403, 'QuotaExceed.SecurityGroup']);
    expect((await ask(reference, group({ ClientToken: 't99' }))).fields.SecurityGroupId).toBe(ids[99]);
    expect(await ask(reference, group({ RegionId: 'cn-beijing' }))).toMatchObject({ status: 200 });
    const SecurityGroupId = String(ids[0]);
    await ask(reference, { Action: 'DeleteSecurityGroup', RegionId: 'cn-hangzhou', SecurityGroupId });
    expect(await ask(reference, group())).toMatchObject({ status: 200 });
    expect(await ask(reference, group())).toMatchObject({ status: 403 });
  });
});

describe('the quota of policies', () => {
  it('is refused with usage and limit in the message, dry run or not', async () => {
    reference = await startReference({ quota: 2 });
    for (let count = 0; count < 3; count++) await ask(reference, policy({ DryRun: 'true' }));
    for (let count = 0; count < 2; count++) {
      expect(await ask(reference, policy())).toMatchObject({ status: 200 });
    }
    for (const DryRun of ['true', 'false']) {
      const { status, fields } = await ask(reference, policy({ DryRun }));
      expect(status).toBe(400);
      expect(fields).toMatchObject({
        Code: 'QuotaExceeded.SecurityPoliciesNum',
        Message: 'The quota of security_policies_num is exceeded, usage 2/2.',
      });
    }
  });

  it('comes after the cipher rule in a dry run', async () => {
    reference = await startReference({ quota: 0 });
    const { fields } = await ask(
      reference,
      policy({ DryRun: 'true', 'Ciphers.1': 'TLS_AES_128_GCM_SHA256' }),
    );
    expect(fields.Code).toBe('UnsupportedCiphers');
  });
});

describe('a dry run', () => {
  it('does not use up its token', async () => {
    reference = await startReference();
    await ask(reference, policy({ ClientToken: 'one', DryRun: 'true' }));
    expect(await ask(reference, policy({ ClientToken: 'one' }))).toMatchObject({ status: 200 });
  });

  it('does not exist for groups', async () => {
    reference = await startReference();
    expect(await ask(reference, group({ DryRun: 'true' }))).toMatchObject({ status: 200 });
    expect(reference.resources().securityGroups).toHaveLength(1);
  });
});
