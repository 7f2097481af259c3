import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listen } from '../client/local-server.test.kit.ts';
import { clausewise, emptyDirectory, startCommand } from './command.test.kit.ts';

it.each([
  ['the command line itself', ['run', '--claus', 'x'], /Unknown option '--claus'/],
  ['a setting', ['run', '--profile', 'fast'], /--profile: expected quick/],
  ['a command', ['mock', '--defect', 'sg-name-length/max-plus-on'], /no defect/],
])(
  'what is wrong with %s goes to standard error alone, in one sentence with one hint',
  async (_, words, sentence) => {
    const { code, stdout, stderr } = await clausewise(words, { isAlone: true });
    const [error = '', help = '', ...rest] = stderr.split('\n');
    expect(error).toMatch(/^error: \S.*\.$/);
    expect(error).toMatch(sentence);
    expect(help).toMatch(/^hint: \S/);
    expect(rest).toEqual(['']);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  },
);

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
  const { code, stderr } = await clausewise([], { isAlone: true });
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
  const { code, stderr } = await clausewise(['mock', '--port', host.split(':')[1] ?? ''], { isAlone: true });
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
