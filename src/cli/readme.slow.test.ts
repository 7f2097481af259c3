import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clausewise, recordedCommands, startMock } from './command.test.kit.ts';
import { settingsFromOptions } from './given-settings.ts';
import { createProgram } from './program.ts';

const root = new URL('../..', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const readme = read('README.md');

/** The lines of shell in the README, and those that its CI example runs. */
const lines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .concat([...readme.matchAll(/- run: (.+)/g)].map(([, line = '']) => line));

/** The words of a command line: quotes taken off, what the shell does with its exit code left out. */
function wordsOf(line: string): readonly string[] {
  const words = [...line.replace(/ (\|\||&&) .*$/, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)];
  return words.map(
    ([, single, double, bare]) => single ?? double?.replace(/^\$.*/, 'http://host') ?? bare ?? '',
  );
}

const commands = lines
  .filter((line) => line.startsWith('npx clausewise '))
  .map((line) => wordsOf(line).slice(2));
const sequences: readonly string[] = Object.keys(JSON.parse(read('package.json')).scripts);

it.each(commands.map((words) => [words.join(' '), words] as const))(
  'has a command line that is one: %s',
  async (_, words) => {
    const called: string[] = [];
    const recorded = recordedCommands((name, options) => {
      called.push(name);
      if (name === 'run') settingsFromOptions(options);
    });
    await createProgram(recorded).parseAsync(['node', 'clausewise', ...words]);
    expect(called).toEqual([words[0]]);
  },
);

it('has npm scripts that are there', () => {
  const named = [...readme.matchAll(/npm (?:run (\w+)|(start|test))/g)].map(([, run, own]) => run ?? own);
  expect(named).toEqual(expect.arrayContaining(['start', 'test', 'conformance']));
  expect(sequences).toEqual(expect.arrayContaining(named));
});

it('has at most 150 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

describe('its finding', () => {
  const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

  /** Without what differs from run to run: ids, tokens, ports, counts and times. */
  const lasting = (text: string): readonly string[] =>
    text
      .replaceAll(/"[0-9A-F-]{36}"|"sg-\w+"|"[A-Za-z]{24}"/g, '"…"')
      // The names of a run end in letters of its own.
      .replaceAll(/[a-z]{12}"/g, '…"')
      .replaceAll(/\d+(\.\d+)?( m?s\b)?/g, '0')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '' && !/By hand|Twin|ClientToken/.test(line));

  it('is what the tool prints', async () => {
    const mock = commands.find((words) => words.includes('--defect')) ?? [];
    const run =
      commands.find((words) => words.includes('--seed') && words.includes('http://127.0.0.1:8080')) ?? [];
    const url = await startMock(mock.slice(1).map((word) => (word === '8080' ? '0' : word)));
    const { code, stdout } = await clausewise(run.map((word) => word.replace('http://127.0.0.1:8080', url)));
    expect(lasting(shown).length).toBeGreaterThan(10);
    expect(lasting(stdout)).toEqual(expect.arrayContaining([...lasting(shown)]));
    expect(code).toBe(1);
  });
});
