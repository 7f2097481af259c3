import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { listResources } from './companions.ts';
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
