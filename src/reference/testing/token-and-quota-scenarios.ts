import { resourceGroupId } from '../fixtures.ts';
import { type Asked, group, policy } from './ask.ts';
import type { Scenario, Send } from './drive.ts';
import { type Changes, latin } from './variants.ts';

/** Tokens: replays, other tokens, no tokens, other parameters, at once, and after many others. */
const tokens =
  (request: (changes: Changes) => Asked, other: Changes): Scenario =>
  async (send) => {
    const keep = { keep: true };
    for (const method of ['GET', 'POST'] as const) {
      const way = { method, keep: true };
      for (const suffix of ['', 'x'.repeat(40), '~+!']) {
        for (let use = 0; use < 7; use++) await send(request({ ClientToken: `${method}${suffix}` }), way);
      }
      await send(request({ ClientToken: method, ...other }), way);
    }
    for (const token of [
      'one',
      'ONE',
      'One',
      'o-n-e',
      latin(64),
      `${latin(63)}b`,
      `${latin(32)}b`,
      `b${latin(10)}`,
      `c${latin(10)}`,
    ]) {
      await send(request({ ClientToken: token }), keep);
    }
    for (const method of ['GET', 'POST'] as const)
      await send(request({ ClientToken: 'by either method' }), { ...keep, method });
    for (const signed of [{}, { SignatureMethod: 'HMAC-SHA1' }])
      await send(request({ ClientToken: 'however signed', ...signed }), keep);
    for (let count = 0; count < 3; count++) await send(request({}), keep);
    const inGroup = { ClientToken: 'in group', ResourceGroupId: resourceGroupId };
    for (let count = 0; count < 3; count++) await send(request(inGroup), keep);
    await Promise.all(Array.from({ length: 10 }, () => send(request({ ClientToken: 'at once' }), keep)));
    await send(group({ ClientToken: 'both' }), keep);
    await send(policy({ ClientToken: 'both' }), keep);
    await send(request({ ClientToken: 'first' }), keep);
    for (let count = 0; count < 60; count++) await send(request({ ClientToken: `filler ${count}` }));
    await send(request({ ClientToken: 'first' }), keep);
    for (let count = 0; count < 150; count++) await send(request({ ClientToken: `more ${count}` }));
    for (let count = 0; count < 40; count++) await send(request({ ClientToken: 'last' }), keep);
  };
/** What tokens do for groups. */
export const groupTokens = tokens(group, { SecurityGroupName: 'other' });

/** What tokens do for policies. */
export const policyTokens = tokens(policy, { SecurityPolicyName: 'other' });

const fill = async (send: Send, request: Asked, times: number): Promise<void> => {
  for (let count = 0; count < times; count++) await send(request, { keep: true });
};
/** Fills two regions, with refused and deleted groups before. */
export const groupQuota: Scenario = async (send) => {
  await fill(send, group({ SecurityGroupName: '!' }), 3);
  await send(group({}));
  await send(group({ ClientToken: 'first' }), { keep: true });
  await fill(send, group(), 101);
  await fill(send, group({ ClientToken: 'first' }), 1);
  await send(group(), { keep: true, method: 'POST' });
  await fill(send, group({ RegionId: 'cn-shanghai' }), 102);
};

/** Fills the quota of policies, with dry runs before and after. */
export const policyQuota: Scenario = async (send) => {
  await fill(send, policy({ DryRun: 'true' }), 3);
  await fill(send, policy(), 52);
  await fill(send, policy({ DryRun: 'true' }), 2);
  await fill(send, policy({ DryRun: 'true', SecurityPolicyName: '!' }), 1);
};
