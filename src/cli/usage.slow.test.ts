import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listen } from '../client/local-server.test.kit.ts';
import { clausewise, emptyDirectory, startCommand } from './command.test.kit.ts';

/** Wrong usage, and what the sentence and the hint about it say. */
const faults: readonly (readonly [string, readonly string[], RegExp, RegExp])[] = [
  ['an unknown option', ['run', '--claus', 'x'], /Unknown option '--claus'/, /--clause/],
  ['an option that is not built', ['run', '--shard', '1/2'], /Unknown option '--shard'/, /--help/],
  ['an unknown command', ['runn'], /Unknown command 'runn'/, /run/],
  ['a command that is not built', ['import'], /Unknown command 'import'/, /--help/],
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
    /CreateSecurityGroup\.RequestId/,
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
  ['no thread', ['selftest', '--threads', '0'], /--threads: expected.*"0"/, /--help/],
  ['signatures without a pair', ['mock', '--signature', 'required'], /pair to check/, /ACCESS_KEY_ID/],
  [
    'an unknown way to sign',
    ['mock', '--signature', 'maybe'],
    /--signature: expected required or optional/,
    /signed/,
  ],
];

it.each(faults)('%s is told in one sentence with one hint', async (_, words, sentence, hint) => {
  const { code, stdout, stderr } = await clausewise(words);
  const [error = '', help = '', ...rest] = stderr.split('\n');
  expect(error).toMatch(/^error: \S.*\.$/);
  expect(error).toMatch(sentence);
  expect(help).toMatch(/^hint: \S/);
  expect(help).toMatch(hint);
  expect(rest).toEqual(['']);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

describe('a configuration', () => {
  const configured = (name: string, text: string) => {
    const directory = emptyDirectory();
    writeFileSync(join(directory, name), text);
    return directory;
  };

  it.each([
    ['clausewise.config.json', '{ "targets": { "staging": { "sed": 1, "rate": "fast" } } }'],
    ['clausewise.config.js', 'export default { targets: { staging: { sed: 1, rate: "fast" } } };'],
    [
      'clausewise.config.ts',
      'const targets: object = { staging: { sed: 1, rate: "fast" } }; export default { targets };',
    ],
  ])('in %s has a sentence for each fault', async (name, text) => {
    const { code, stderr } = await clausewise(['run', '--target', 'staging'], {
      directory: configured(name, text),
    });
    expect(stderr).toContain(`${name}, targets.staging.rate: expected a number above 0`);
    expect(stderr).toContain(`${name}, targets.staging.sed: there is no such setting.`);
    expect(code).toBe(2);
  });

  it('that is no JSON is told', async () => {
    const directory = configured('clausewise.config.json', '{ targets');
    const { code, stderr } = await clausewise(['run', '--target', 'staging'], { directory });
    expect(stderr).toMatch(/^error: The configuration file .* cannot be read: /);
    expect(code).toBe(2);
  });

  it('that names another target is told', async () => {
    const directory = configured('clausewise.config.json', '{ "targets": { "staging": {} } }');
    const { code, stderr } = await clausewise(['run', '--target', 'stagin'], { directory });
    expect(stderr).toContain('Did you mean staging?');
    expect(code).toBe(2);
  });

  it('of which no target is chosen is told', async () => {
    const directory = configured('own.json', '{ "targets": { "staging": {}, "live": {} } }');
    const { code, stderr } = await clausewise(['run', '--config', 'own.json'], { directory });
    expect(stderr).toContain('staging, live');
    expect(code).toBe(2);
  });
});

it('a URL that carries a password is refused without showing it', async () => {
  for (const url of [
    'http://user:hunter2@127.0.0.1:1',
    'user:hunter2@host',
    'ftp://user:hunter2@host',
    'alb=https://:hunter2@h',
  ]) {
    const { code, stdout, stderr } = await clausewise(['run', '--target', url]);
    expect(stderr).toContain('must not carry a user or a password');
    expect(stdout + stderr).not.toContain('hunter2');
    expect(code).toBe(2);
  }
});

it('the value of an unknown option is not shown', async () => {
  const { code, stderr } = await clausewise(['run', '--access-key-secret=hunter2']);
  expect(stderr).toContain("Unknown option '--access-key-secret'");
  expect(stderr).not.toContain('hunter2');
  expect(code).toBe(2);
});

it('half a pair of credentials is told without showing it', async () => {
  const { code, stderr } = await clausewise(['run', '--target', 'http://127.0.0.1:1'], {
    environment: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'hunter2-hunter2' },
  });
  expect(stderr).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID is not set');
  expect(stderr).not.toContain('hunter2');
  expect(code).toBe(2);
});

it('no command at all shows the help', async () => {
  const { code, stderr } = await clausewise([]);
  expect(stderr).toContain('Usage: clausewise');
  expect(code).toBe(2);
});

it('a directory for reports that cannot be one is told', async () => {
  const directory = emptyDirectory();
  writeFileSync(join(directory, 'taken'), '');
  const { code, stderr } = await clausewise(['run', '--out', 'taken'], { directory });
  expect(stderr).toMatch(/^error: The reports cannot be written to taken/);
  expect(code).toBe(2);
});

it('a port that is taken is told', async () => {
  const { host } = await listen(createServer());
  const { code, stderr } = await clausewise(['mock', '--port', host.split(':')[1] ?? '']);
  expect(stderr).toMatch(/^error: Port \d+ is taken\.\nhint: --port 0/);
  expect(code).toBe(2);
});

it('a reader that stops reading is nobody’s fault', async () => {
  const { process: child, ended } = startCommand(['list']);
  child.stdout?.destroy();
  const { code, stderr } = await ended;
  expect(stderr).toBe('');
  expect(code).toBe(0);
});
