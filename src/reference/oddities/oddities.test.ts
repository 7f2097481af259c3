import { XMLParser } from 'fast-xml-parser';
import { afterEach, describe, expect, it } from 'vitest';
import { documentedBehaviour } from '../documented-behaviour.ts';
import type { Reference } from '../reference-options.ts';
import { startReference } from '../start-reference.ts';
import { ask, group, policy } from '../testing/ask.ts';
import { differs, transcribe } from '../testing/drive.ts';
import { openPoints } from '../testing/open-points.ts';
import { oddities } from './index.ts';

describe('every oddity shows', () => {
  const documented = transcribe(documentedBehaviour(), openPoints);

  // Shows only for a moment, when the last place is freed: a test below is about it.
  const passing = ['quota/late'];
  const lasting = oddities.filter(({ name, layer }) => layer === undefined && !passing.includes(name));
  it.each(lasting.map((oddity) => [oddity.name, oddity] as const))('%s', async (_name, { apply }) => {
    // What takes time shows in the behaviour, and in a test of its own, but not in a scenario.
    const behaviour = apply(documentedBehaviour());
    const isSlow = JSON.stringify(behaviour.timing) !== JSON.stringify(documentedBehaviour().timing);
    expect(isSlow || (await differs(behaviour, openPoints, await documented))).toBe(true);
  });
});

it('every oddity has a name of its own, with a family in front', () => {
  expect(new Set(oddities.map(({ name }) => name)).size).toBe(oddities.length);
  for (const { name } of oddities) expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe('an endpoint with an oddity', () => {
  let reference: Reference;
  afterEach(() => reference.close());

  const isInterrupted = /^(throttling|unavailable)\/|^natural-\w+\/(throttled|unavailable)-/;
  const takesPart = oddities.filter(({ name, assume }) => !isInterrupted.test(name) && assume === undefined);
  it.each(takesPart.map(({ name }) => name))(
    '%s creates, replays and refuses as documented',
    async (name) => {
      reference = await startReference({ oddities: [name] });
      for (const [asked, id, nameOf] of [
        [group, 'SecurityGroupId', 'SecurityGroupName'],
        [policy, 'SecurityPolicyId', 'SecurityPolicyName'],
      ] as const) {
        const first = await ask(reference, asked({ ClientToken: `${id}-one` }));
        const again = await ask(reference, asked({ ClientToken: `${id}-one` }), 'POST');
        const other = await ask(reference, asked({ ClientToken: `${id}-two` }));
        const refused = await ask(reference, asked({ [nameOf]: 'a'.repeat(129) }));
        expect([200, 201]).toContain(first.status);
        expect(first.fields[id]).toEqual(expect.stringMatching(/./));
        expect(again.fields[id]).toBe(first.fields[id]);
        expect(other.fields[id]).not.toBe(first.fields[id]);
        expect([refused.status >= 400 && refused.status < 500, typeof refused.fields.Code]).toEqual([
          true,
          'string',
        ]);
        const inXml = await ask(reference, asked({ ClientToken: `${id}-one`, Format: 'XML' }));
        const root = new XMLParser({ parseTagValue: false, htmlEntities: true }).parse(inXml.text);
        expect(root[`${asked({}).Action}Response`][id]).toBe(first.fields[id]);
      }
    },
  );

  it.each([
    ['throttling/429-with-retry-after', 429],
    ['throttling/user-400', 400],
    ['unavailable/503', 503],
  ])('%s answers so now and then, the same way for the same seed', async (name, status) => {
    const statuses: number[][] = [];
    for (const seed of [1, 1, 2]) {
      reference = await startReference({ oddities: [name], seed });
      const seen: number[] = [];
      for (let count = 0; count < 200; count++) {
        seen.push((await ask(reference, { Action: 'DescribeRegions' })).status);
      }
      statuses.push(seen);
      await reference.close();
    }
    expect(new Set(statuses[0])).toEqual(new Set([200, status]));
    expect(statuses[1]).toEqual(statuses[0]);
    expect(statuses[2]).not.toEqual(statuses[0]);
  });

  it('unavailable/reset closes the connection now and then', async () => {
    reference = await startReference({ oddities: ['unavailable/reset'] });
    const asks = Array.from({ length: 200 }, () => ask(reference, { Action: 'DescribeRegions' }));
    const outcomes = await Promise.allSettled(asks);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
  });
});

it('every spelling of XML writes control characters so that it can be read', () => {
  const controls = Array.from({ length: 33 }, (_, code) => String.fromCharCode(code === 32 ? 127 : code));
  const spellings = [
    documentedBehaviour(),
    ...oddities.map(({ apply }) => apply(documentedBehaviour())),
  ].flatMap(({ write }) => [write.xml]);
  for (const { text } of spellings)
    for (const control of controls)
      expect(text(`a${control}b`, 'Message')).not.toMatch(/[\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}]/u);
});

it('an oddity that there is not is refused by name', async () => {
  await expect(startReference({ oddities: ['no/such'] })).rejects.toThrow('no oddity "no/such"');
});

it('quota/late takes a policy in a freed place only after a while', async () => {
  const reference = await startReference({ oddities: ['quota/late'], quota: 1 });
  try {
    const create = () => ask(reference, policy({}));
    const first = await create();
    const { SecurityPolicyId = '' } = first.fields as { readonly SecurityPolicyId?: string };
    await ask(reference, { Action: 'DeleteSecurityPolicy', Version: '2020-06-16', SecurityPolicyId });
    const early = await create();
    await expect.poll(async () => (await create()).status, { timeout: 10_000, interval: 100 }).toBe(200);
    expect([first.status, early.status]).toEqual([200, 400]);
  } finally {
    await reference.close();
  }
});
