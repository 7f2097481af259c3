import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContractFile } from '../cli/read-contract-file.ts';
import type { Contract } from '../contract/contract.ts';
import { type EndedRun, runAgainst } from '../engine/runs.test.kit.ts';
import { type GardenFault, gardenEndpoint } from './testing/garden.test.kit.ts';
import { type Handle, serve } from './testing/serve.test.kit.ts';

const file = fileURLToPath(new URL('../../docs/examples/create-garden.yaml', import.meta.url));
let contract: Contract;

beforeAll(async () => {
  contract = await readContractFile(file);
});

const open: (() => void)[] = [];
afterAll(() => {
  for (const close of open) close();
});

async function runOn(handle: Handle, profile: 'quick' | 'standard'): Promise<EndedRun> {
  const server = await serve(handle);
  open.push(server.close);
  return runAgainst(server.url, { contracts: [contract], profile, fixtures: { SoilId: 'soil-1' } });
}

describe('the contract that has every kind of value, constraint and block', () => {
  it('has every must and should clause kept by an endpoint that keeps it', async () => {
    const { summary } = await runOn(gardenEndpoint(), 'standard');
    const others = summary.clauses.filter(({ level, outcome }) => level !== 'open' && outcome !== 'conforms');
    expect(others.map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`)).toEqual([]);
  });

  it('has each clause judged in profile quick that the profile does not leave out', async () => {
    const { summary, exchanges } = await runOn(gardenEndpoint(), 'quick');
    const others = summary.clauses.filter(
      ({ level, outcome, leftOutBy }) =>
        level !== 'open' && outcome !== 'conforms' && leftOutBy === undefined,
    );
    expect(others.map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`)).toEqual([]);
    expect(exchanges.length).toBeLessThanOrEqual(200);
  });

  it.each<readonly [GardenFault, string]>([
    ['size-510', 'Size.range'],
    ['size-default', 'Result.readback'],
    ['kind-zen', 'Kind.enum'],
    ['fenced-any', 'Fenced.boolean'],
    ['cidr-25', 'CidrBlock.prefix'],
    ['cidr-anywhere', 'CidrBlock.within'],
    ['cidr-first-number', 'CidrBlock.within'],
    ['cidr-no-192', 'CidrBlock.within'],
    ['bed-outside', 'BedBlock.within_CidrBlock'],
    ['trace-any', 'TraceId.format'],
    ['gateway-any', 'Gateway.format'],
    ['soil-any', 'SoilId.exists'],
    ['plant-twice', 'Plant.distinct'],
    ['motto-in-characters', 'Motto.length'],
    ['motto-31', 'Motto.length'],
    ['labels-five', 'Labels.count'],
    ['tag-no-key', 'Tag.Key.required'],
    ['gate-10', 'Gate.Width.range'],
    ['gate-any-width', 'Gate.Width.range'],
    ['gate-no-15', 'Gate.Width.range'],
    ['no-cidr-needed', 'Gateway.requires_CidrBlock'],
    ['herb-alone', 'Kind.requires_Plant'],
    ['both-gateways', 'Gateway.excludes_GatewayV6'],
    ['neither-owner', 'Owner.atLeastOne'],
    ['fence-and-gate', 'Fenced.exactlyOne'],
    ['other-payer', 'Owner.equals_Payer'],
    ['visitors', 'MinVisitors.notAbove_MaxVisitors'],
    ['closes-first', 'OpensAt.notAbove_ClosesAt'],
    ['name-same', 'GardenName.unique'],
    ['no-map', 'Result.MapId'],
    ['stage-wild', 'Result.states'],
  ])('has one clause accused of an endpoint that is wrong in %s', async (fault, rule) => {
    const { clausesThat } = await runOn(gardenEndpoint(fault), 'quick');
    expect(clausesThat('violates')).toEqual([`CreateGarden.${rule}`]);
  });

  it.each<readonly [GardenFault, string]>([
    ['bed-wider', 'BedBlock.within_CidrBlock'],
    ['port-0', 'Ports.range'],
  ])('has one clause accused in profile standard of an endpoint that is wrong in %s', async (fault, rule) => {
    const { clausesThat } = await runOn(gardenEndpoint(fault), 'standard');
    expect(clausesThat('violates')).toEqual([`CreateGarden.${rule}`]);
  });

  it('has all other clauses judged of an endpoint that turns down a value of the only example', async () => {
    const { summary } = await runOn(gardenEndpoint('kind-no-rose'), 'standard');
    const others = summary.clauses.filter(({ level, outcome }) => level === 'must' && outcome !== 'conforms');
    expect(others.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['CreateGarden.Kind.enum violates']);
  });
});
