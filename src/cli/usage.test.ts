import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCommands } from './commands.ts';
import { createProgram } from './program.ts';
import { type FaultReport, tellFault } from './tell-fault.ts';

/** Wrong usage, and what the sentence and the hint about it say. */
const faults: readonly (readonly [string, readonly string[], RegExp, RegExp])[] = [
  ['an unknown option', ['run', '--claus', 'x'], /Unknown option '--claus'/, /--clause/],
  ['an unknown command', ['runn'], /Unknown command 'runn'/, /run/],
  ['a part of nothing', ['run', '--shard', '1/2'], /--shard takes a --seed/, /share one seed/],
  [
    'a part with kept cases',
    ['run', '--shard', '1/2', '--seed', '1', '--kept-cases', 'a'],
    /--shard sends no kept cases/,
    /./,
  ],
  ['a part beyond the last', ['run', '--shard', '3/2', '--seed', '1'], /--shard: expected a part/, /./],
  ['a command that is not built', ['translate'], /Unknown command 'translate'/, /--help/],
  ['too many words', ['run', 'http://127.0.0.1:1'], /too many arguments/i, /--help/],
  ['an option without its value', ['run', '--seed'], /--seed <n>' argument missing/, /--help/],
  [
    'a malformed URL',
    ['run', '--target', 'localhost:8080'],
    /URL of a target.*"localhost:8080"/,
    /http:\/\/host/,
  ],
  ['a URL of another kind', ['run', '--target', 'ftp://host'], /URL of a target/, /http:\/\/host/],
  ['a URL with a query', ['run', '--target', 'http://host/?a=b'], /query/, /http:\/\/host/],
  ['a target for an unknown product', ['run', '--target', 'esc=http://host'], /no product "esc"/, /ecs/],
  [
    'two targets for one product',
    ['run', '--target', 'ecs=http://a', '--target', 'ecs=http://b'],
    /twice/,
    /one/,
  ],
  [
    'a product without a target',
    ['run', '--target', 'ecs=http://127.0.0.1:1'],
    /No target.*alb/,
    /--operation/,
  ],
  [
    'an unknown operation',
    ['run', '--operation', 'CreateSecurityGroups'],
    /no operation/,
    /CreateSecurityGroup/,
  ],
  [
    'a pattern that matches nothing',
    ['run', '--clause', 'Tag.Key.lenght'],
    /No clause matches/,
    /Tag\.Key\.length/,
  ],
  [
    'patterns that leave nothing',
    ['run', '--clause', 'Tag.*', '--clause', '!*Tag*'],
    /patterns leave no clause/,
    /leaves out/,
  ],
  [
    'a pattern that leaves out nothing',
    ['run', '--clause', '!Tag.Key.lenght'],
    /No clause matches "!Tag\.Key\.lenght"/,
    /Tag\.Key\.length/,
  ],
  [
    'a profile that leaves out what is chosen',
    ['run', '--profile', 'quick', '--clause', 'Quota.*'],
    /profile leaves out every clause/,
    /standard/,
  ],
  [
    'an unknown profile',
    ['run', '--profile', 'fast'],
    /--profile: expected quick, standard or exhaustive/,
    /--help/,
  ],
  [
    'a seed that is no number',
    ['run', '--seed', 'lucky'],
    /--seed: expected a whole number.*"lucky"/,
    /--help/,
  ],
  ['a seed that is too large', ['run', '--seed', '2147483648'], /--seed: expected a whole number/, /--help/],
  ['no requests at once', ['run', '--concurrency', '0'], /--concurrency: expected/, /--help/],
  ['an unknown signature', ['run', '--signature', 'v2'], /--signature: expected v1, v3 or none/, /--help/],
  [
    'a malformed fixture',
    ['run', '--fixture', 'VpcId'],
    /--fixture: expected Name=value/,
    /--fixture VpcId=/,
  ],
  ['an unknown fixture', ['run', '--fixture', 'VpcID2=x'], /no fixture "VpcID2"/, /VpcId/],
  ['an unknown assumption', ['run', '--assume', 'vpc'], /no property to assume "vpc"/, /vpc-only/],
  [
    'a name without a configuration',
    ['run', '--target', 'staging'],
    /no configuration file/,
    /clausewise\.config\.ts/,
  ],
  [
    'a configuration that is not there',
    ['run', '--config', 'gone.ts'],
    /gone\.ts cannot be read/,
    /readable/,
  ],
  ['an unknown clause', ['explain', 'Tag.Key.lenght'], /no clause/, /Tag\.Key\.length/],
  [
    'an ambiguous clause',
    ['explain', 'RequestId.present'],
    /several operations/,
    /\w+\.RequestId\.present or \w+\.RequestId/,
  ],
  ['an unknown level', ['list', '--level', 'may'], /--level: expected must, should or open/, /must/],
  ['an unknown defect', ['mock', '--defect', 'sg-name-length/max-plus-on'], /no defect/, /max-plus-one/],
  ['an unknown oddity', ['mock', '--oddity', 'nonsense'], /no oddity "nonsense"/, /--list/],
  ['a port that is no port', ['mock', '--port', '65536'], /--port: expected.*"65536"/, /--port 0/],
  ['an unknown defect to try', ['selftest', '--defect', 'sg-nam/*'], /No defect .*"sg-nam\/\*"/, /glob|mean/],
  ['a sample of nothing', ['selftest', '--sample', '0'], /--sample: expected.*"0"/, /--help/],
  ['pairs that are no number', ['selftest', '--pairs', 'all'], /--pairs: expected.*"all"/, /--help/],
  ['a quota of none', ['selftest', '--quota', '0'], /--quota: expected.*"0"/, /--help/],
  ['seeds that are none', ['selftest', '--seeds', '0'], /--seeds: expected.*"0"/, /--help/],
  ['a kind that there is not', ['selftest', '--kind', 'odd'], /--kind: expected.*"odd"/, /real stacks/],
  ['no thread', ['selftest', '--threads', '0'], /--threads: expected.*"0"/, /--help/],
  ['signatures without a pair', ['mock', '--signature', 'required'], /pair to check/, /ACCESS_KEY_ID/],
  [
    'an unknown way to sign',
    ['mock', '--signature', 'maybe'],
    /--signature: expected required or optional/,
    /signed/,
  ],
];

beforeEach(() => {
  for (const name of Object.keys(process.env).filter((it) => /^(CLAUSEWISE|ALIBABA_CLOUD)_/.test(it)))
    vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What is told of `words` as a command line that must not come to its end. */
async function faultOf(words: readonly string[]): Promise<FaultReport> {
  const commands = createCommands(async (code) => expect.fail(`It ended with ${code}.`));
  return createProgram(commands)
    .parseAsync(words, { from: 'user' })
    .then(
      () => expect.fail('It ended.'),
      (error: unknown) => tellFault(error, {}),
    );
}

it.each(faults)('%s is told in one sentence with one hint', async (_, words, sentence, hint) => {
  const written = vi.spyOn(process.stdout, 'write');
  const { text, code } = await faultOf(words);
  const [error = '', help = '', ...rest] = text.split('\n');
  expect(error).toMatch(/^error: \S.*\.$/);
  expect(error).toMatch(sentence);
  expect(help).toMatch(/^hint: \S/);
  expect(help).toMatch(hint);
  expect(rest).toEqual([]);
  expect(written).not.toHaveBeenCalled();
  expect(code).toBe(2);
});
