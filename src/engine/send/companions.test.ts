import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { listResources, readResources } from './companions.ts';
import type { Sender } from './sender.ts';

/** What comes of a list when each call is answered with 200 and `body`. */
const listed = (body: object) => {
  const response = { status: 200, headers: {}, body: JSON.stringify(body) };
  const sender = { companion: async () => ({ exchange: { response } }) } as unknown as Sender;
  return listResources(sender, specimen.policy, 'cn-hangzhou', {
    purpose: 'cleanup',
    case: '',
    clause: null,
  });
};

const envelope = { Code: 'InvalidAction.NotFound', Message: 'No.', RequestId: 'A' };

it.each([
  ['an error with a status of success', envelope, null],
  ['a list that is empty', { SecurityPolicies: [], TotalCount: 0 }, 0],
  ['an empty list that is left out', { TotalCount: '0', Code: 'OK' }, 0],
  ['nothing at all', {}, 0],
  ['a list with a Code of success', { Code: '200', SecurityPolicies: [{ SecurityPolicyId: 'spy-1' }] }, 1],
])('reads %s', async (_, body, size) => {
  expect((await listed(body))?.resources.size ?? null).toBe(size);
});

it('asks for a page that holds no more than the resources that it reads', async () => {
  const asked: Parameters[] = [];
  const response = { status: 200, headers: {}, body: '{"SecurityPolicies":[],"TotalCount":0}' };
  const companion = async (_contract: unknown, _call: unknown, parameters: Parameters) => {
    asked.push(parameters);
    return { exchange: { response } };
  };
  const context = { purpose: 'sequence', case: '', clause: null } as const;
  const sender = { companion } as unknown as Sender;
  await readResources(sender, specimen.policy, 'cn-hangzhou', ['spy-1', 'spy-2'], { context });
  expect(asked).toEqual([
    expect.objectContaining({
      MaxResults: '2',
      'SecurityPolicyIds.1': 'spy-1',
      'SecurityPolicyIds.2': 'spy-2',
    }),
  ]);
});
