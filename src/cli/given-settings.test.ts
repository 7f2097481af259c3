import { expect, it } from 'vitest';
import { settingsFromEnvironment, settingsFromOptions } from './given-settings.ts';
import { runFlags, variableOf } from './run-flags.ts';

it('are read from options and from variables alike', () => {
  const options = {
    target: ['ecs=http://a', 'alb=http://b'],
    seed: '7',
    rate: '0.5',
    fixture: ['VpcId=vpc-1', 'OwnerAccount=a=b'],
    maxResources: '5',
    strict: true,
  };
  const variables = {
    CLAUSEWISE_TARGET: 'ecs=http://a  alb=http://b',
    CLAUSEWISE_SEED: '7',
    CLAUSEWISE_RATE: '0.5',
    CLAUSEWISE_FIXTURE: 'VpcId=vpc-1 OwnerAccount=a=b',
    CLAUSEWISE_MAX_RESOURCES: '5',
    CLAUSEWISE_STRICT: 'true',
    CLAUSEWISE_OUT: '',
  };
  const expected = {
    target: ['ecs=http://a', 'alb=http://b'],
    seed: 7,
    rate: 0.5,
    fixture: { VpcId: 'vpc-1', OwnerAccount: 'a=b' },
    maxResources: 5,
    strict: true,
  };
  expect(settingsFromOptions(options)).toEqual(expected);
  expect(settingsFromEnvironment(variables)).toEqual(expected);
});

it('are told by the name that they were given under', () => {
  expect(() => settingsFromEnvironment({ CLAUSEWISE_SEED: 'x' })).toThrow(
    'CLAUSEWISE_SEED: expected a whole',
  );
  expect(() => settingsFromEnvironment({ CLAUSEWISE_STRICT: 'yes' })).toThrow(
    'CLAUSEWISE_STRICT: expected true',
  );
  expect(() => settingsFromOptions({ quotaCap: '0' })).toThrow('--quota-cap: expected a whole number from 1');
});

it('have a variable each', () => {
  expect(new Set(runFlags.map(({ setting }) => variableOf(setting))).size).toBe(runFlags.length);
});
