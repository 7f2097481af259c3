import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyDirectory } from './command.test.kit.ts';
import { presentationIn, settingsFromEnvironment, settingsFromOptions } from './given-settings.ts';
import { resolveSettings } from './resolve-settings.ts';
import { runFlags, runVariables, variableOf } from './run-flags.ts';

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
  expect(settingsFromOptions(options)).toEqual({ settings: expected, config: undefined });
  expect(settingsFromEnvironment(variables)).toEqual({ settings: expected, config: undefined });
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

it.each([
  ['a misspelt variable', { CLAUSEWISE_TARGTE: 'http://a' }, /^CLAUSEWISE_TARGTE: there is no such/],
  [
    'a variable of an option that is not built',
    { CLAUSEWISE_REPEAT: 'reports' },
    /^CLAUSEWISE_REPEAT: there is no/,
  ],
  ['a target that was not filled in', { CLAUSEWISE_TARGET: ' ' }, /^CLAUSEWISE_TARGET is set and empty/],
  ['a value given twice', { CLAUSEWISE_CLAUSE: 'a a' }, /^CLAUSEWISE_CLAUSE: expected each value once/],
  [
    'a fixture given twice',
    { CLAUSEWISE_FIXTURE: 'A=1 A=2' },
    /^CLAUSEWISE_FIXTURE: expected each name once/,
  ],
  [
    'a value without an end',
    { CLAUSEWISE_OUT: 'a'.repeat(5000) },
    /^CLAUSEWISE_OUT: expected .* at most 4000/,
  ],
])('are refused for %s', (_, environment, sentence) => {
  expect(() => settingsFromEnvironment(environment)).toThrow(sentence);
});

it('have a bad value told by every variable', () => {
  // One that no setting takes: too long, and no number, switch or choice.
  const bad = 'x'.repeat(5000);
  for (const variable of runVariables) {
    const read = () => {
      settingsFromEnvironment({ [variable]: bad });
      presentationIn({}, { [variable]: bad });
    };
    expect(read).toThrow(new RegExp(`^${variable}: expected `));
  }
});

it('count from the strongest place: options, then variables, then the configuration file', async () => {
  const options = settingsFromOptions({ seed: '1', fixture: ['VpcId=option'] });
  const variables = settingsFromEnvironment({
    CLAUSEWISE_SEED: '2',
    CLAUSEWISE_RATE: '2',
    CLAUSEWISE_FIXTURE: 'VpcId=variable OwnerAccount=variable',
    CLAUSEWISE_TARGET: 'staging',
    CLAUSEWISE_CONFIG: 'own.json',
  });
  const directory = emptyDirectory();
  const staging = { target: 'http://a', seed: 3, rate: 3, cases: 3, fixture: { ResourceGroupId: 'file' } };
  writeFileSync(join(directory, 'own.json'), JSON.stringify({ targets: { staging } }));
  expect(await resolveSettings([options, variables], directory)).toEqual({
    settings: {
      target: ['http://a'],
      seed: 1,
      rate: 2,
      cases: 3,
      fixture: { VpcId: 'option', OwnerAccount: 'variable', ResourceGroupId: 'file' },
    },
    named: { name: 'staging', config: 'own.json' },
    config: 'own.json',
  });
});

it('let an option overrule the file that a variable names, and nothing else', async () => {
  const directory = emptyDirectory();
  writeFileSync(join(directory, 'own.json'), JSON.stringify({ targets: { staging: {} } }));
  const variables = settingsFromEnvironment({ CLAUSEWISE_CONFIG: 'own.json' });
  const given = settingsFromOptions({ target: ['http://a'] });
  expect(await resolveSettings([given, variables], directory)).toMatchObject({ named: null });
  await expect(resolveSettings([settingsFromOptions({}), variables], directory)).rejects.toThrow(
    'none of its targets is chosen',
  );
});

it('say how a run shows itself, options before variables', () => {
  const environment = { CLAUSEWISE_QUIET: 'true', CLAUSEWISE_NO_COLOR: '1' };
  expect(presentationIn({}, environment)).toEqual({ quiet: true, color: false });
  expect(presentationIn({ color: true }, {})).toEqual({ quiet: false, color: true });
  expect(presentationIn({ quiet: true, color: false }, {})).toEqual({ quiet: true, color: false });
});
