import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { ReplayCase } from '../../cases/replay-case.ts';
import { createClient } from '../../client/create-client.ts';
import type { ReferenceOptions } from '../../reference/reference-options.ts';
import { startReference } from '../../reference/start-reference.ts';
import { littleServer, oncePerText, plainOptions, refused, runReference } from '../runs.test.kit.ts';
import { type Replay, replay } from './replay.ts';

/** The cases of a run against an endpoint with this defect; one run for all tests that ask for them. */
const casesOf = oncePerText(async (defect): Promise<readonly ReplayCase[]> => {
  const cases: ReplayCase[] = [];
  const on = (event: { readonly type: string; readonly case?: ReplayCase }) => {
    if (event.type === 'case' && event.case !== undefined) cases.push(event.case);
  };
  const changes = { contracts: [specimen.group], profile: 'quick', listeners: [{ on }] } as const;
  await runReference({ defects: [defect] }, changes);
  return cases;
});

async function replayAt(url: string, cases: readonly ReplayCase[]): Promise<Replay> {
  const credentials = { accessKeyId: 'an-access-key-id', accessKeySecret: 'an-access-key-secret' };
  const client = createClient({ origins: {}, origin: url, credentials, timeoutMs: 20_000 });
  try {
    const target = { ecs: url, alb: url };
    const wait = (milliseconds: number) => sleep(milliseconds);
    return await replay({ ...plainOptions, wait, target, send: client.send, listeners: [] }, cases);
  } finally {
    await client.close();
  }
}

/** What sending `cases` to an endpoint with these defects comes to, and how much more that holds than before. */
async function replayedBy(options: ReferenceOptions, cases: readonly ReplayCase[]) {
  const target = await startReference({ quota: 20, ...options });
  const before = target.resources().securityGroups.length;
  try {
    const { replayed, left } = await replayAt(target.url, cases);
    const verdicts = replayed.map(({ case: { clause }, verdict }) => `${clause}: ${verdict}`);
    return { verdicts, left: [...left, target.resources().securityGroups.length - before] };
  } finally {
    await target.close();
  }
}

const group = (rule: string) => `CreateSecurityGroup.${rule}`;

describe('a case that is sent again', () => {
  it.each([
    ['sg-name-length/max-plus-one', 'SecurityGroupName.length'],
    ['sg-tag-value/empty-refused', 'Tag.Value.empty'],
    ['sg-token/ignored', 'ClientToken.idempotent'],
    ['request-id/missing-in-xml', 'RequestId.present'],
    ['odd-input-crash/nul', 'Robust.input'],
  ])('to an endpoint that is still %s is still failing, and fixed where it is not', async (defect, rule) => {
    const cases = (await casesOf(defect)).filter(({ clause }) => clause === group(rule));
    expect(await replayedBy({ defects: [defect] }, cases)).toEqual({
      verdicts: [`${group(rule)}: still-failing`],
      left: [0],
    });
    expect(await replayedBy({}, cases)).toEqual({ verdicts: [`${group(rule)}: fixed`], left: [0] });
  });

  it('is fixed where a text is refused for another rule than let it pass', async () => {
    const [known] = await casesOf('sg-name-length/max-plus-one');
    if (known?.sendings.kind !== 'request') throw new Error('The case is a request.');
    const { request } = known.sendings;
    const parameters = { ...request.parameters, SecurityGroupName: ' a' };
    const lax: ReplayCase = {
      ...known,
      clause: group('SecurityGroupName.first'),
      raisedBy: { clause: group('SecurityGroupName.charset'), case: 'a blank first' },
      sendings: { ...known.sendings, request: { ...request, parameters } },
    };
    expect((await replayedBy({}, [lax])).verdicts).toEqual([`${group('SecurityGroupName.first')}: fixed`]);
  });

  it('fails otherwise where the endpoint is wrong in another way', async () => {
    const cases = await casesOf('sg-tag-key-length/wrong-code');
    const { verdicts } = await replayedBy({ defects: ['sg-tag-key-length/max-plus-one'] }, cases);
    expect(verdicts).toEqual([`${group('Tag.Key.length')}: failing-otherwise`]);
  });

  it('tells nothing of an endpoint that accepts nothing', async () => {
    const cases = await casesOf('sg-name-length/max-plus-one');
    const { replayed } = await replayAt(await littleServer(refused(403, 'Forbidden.RAM')), cases);
    expect(replayed.map(({ verdict }) => verdict)).toEqual(['cannot-tell']);
    expect(replayed[0]?.reason).toContain('Forbidden.RAM');
  });

  it('is fixed at an endpoint that shows late what it did, which it may', async () => {
    const cases = await casesOf('sg-token/ignored');
    const { verdicts } = await replayedBy({ oddities: ['timing/eventual'] }, cases);
    expect(verdicts).toEqual(cases.map(({ clause }) => `${clause}: fixed`));
  });
});
