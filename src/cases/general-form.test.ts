import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { plainTransport } from '../contract/plain-transport.ts';
import { createObserver, success } from '../oracle/observer.test.kit.ts';
import { generalForm, sharedLettersIn } from './general-form.ts';
import { onTarget } from './on-target.ts';

const { group, facts } = specimen;
const planned = {
  ...plainTransport,
  parameters: {
    RegionId: 'cn-hangzhou',
    VpcId: 'vpc-known',
    SecurityGroupName: 'vpc-known',
    ClientToken: '{fresh:24}',
  },
};

describe('the general form of a request', () => {
  const general = generalForm(group, facts, new Map()).request(planned);

  it('has placeholders for what belongs to one target, and for nothing that only looks like it', () => {
    expect(general.parameters).toEqual({
      RegionId: '{region:1}',
      VpcId: '{fixture:VpcId}',
      SecurityGroupName: 'vpc-known',
      ClientToken: '{fresh:24}',
    });
  });

  it('is the same request again on the same target', () => {
    expect(onTarget(general, facts)).toEqual({ kind: 'ready', request: planned });
  });

  it('has the region and the ids of another target there', () => {
    const other = { ...facts, region: 'r-1', regions: ['r-1'], fixtures: { VpcId: 'vpc-2' } };
    const there = onTarget(general, other);
    expect(there.kind === 'ready' && there.request.parameters).toMatchObject({
      RegionId: 'r-1',
      VpcId: 'vpc-2',
    });
  });

  it('names what a target lacks for it, with the option that says it', () => {
    expect(onTarget(general, { ...facts, fixtures: {} })).toEqual({
      kind: 'lacking',
      what: 'an id to use as VpcId (--fixture VpcId=…)',
    });
    const second = generalForm(group, facts, new Map()).request({
      ...planned,
      parameters: { RegionId: 'cn-beijing' },
    });
    expect(onTarget(second, { ...facts, regions: ['cn-hangzhou'] })).toEqual({
      kind: 'lacking',
      what: 'a second region (--region)',
    });
  });
});

describe('letters that requests of a sequence shared', () => {
  it('become placeholders wherever they stand', () => {
    const created = createObserver(group).create(
      { RegionId: 'cn-hangzhou', ClientToken: 'abcdefghijkl', Description: 'x-abcdefghijkl-y' },
      success(group, 'sg-1'),
    );
    const template = { ...created.exchange.parameters, ClientToken: '{shared:token:12}' };
    const observation = { ...created, exchange: { ...created.exchange, parameters: template } };
    const shared = sharedLettersIn([observation]);
    expect([...shared]).toEqual([['abcdefghijkl', '{shared:token:12}']]);
    const { parameters } = generalForm(group, facts, shared).request({
      ...plainTransport,
      parameters: { ClientToken: 'abcdefghijkl', Description: 'x-abcdefghijkl-y' },
    });
    expect(parameters).toEqual({
      ClientToken: '{shared:token:12}',
      Description: 'x-{shared:token:12}-y',
    });
  });

  it('are left alone when they are so few that they may stand there by chance', () => {
    const created = createObserver(group).create({ ClientToken: 'ab' }, success(group, 'sg-1'));
    const template = { ClientToken: '{shared:token:2}' };
    const observation = { ...created, exchange: { ...created.exchange, parameters: template } };
    expect([...sharedLettersIn([observation])]).toEqual([]);
  });
});
