import { expect, it } from 'vitest';
import { clausewise, recordedCommands } from './command.test.kit.ts';
import { createProgram } from './program.ts';
import { optionOf, runFlags } from './run-flags.ts';

const words = (text: string): string => text.replaceAll(/\s+/g, ' ');

const commands = createProgram(recordedCommands(() => {})).commands.map((command) => command.name());

it('names the commands, and none that is not there', async () => {
  const { code, stdout } = await clausewise(['--help'], { isAlone: true });
  const named = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(named).toEqual([...commands, 'help']);
  expect(named).toEqual(expect.arrayContaining(['run', 'list', 'explain', 'mock']));
  expect(stdout).toContain('Exit codes:');
  expect(code).toBe(0);
});

it('explains every setting of a run', async () => {
  const { stdout } = await clausewise(['run', '--help']);
  for (const { flags, about, setting } of runFlags) {
    expect(flags.startsWith(optionOf(setting))).toBe(true);
    expect(words(stdout)).toContain(words(`${flags} ${about}`));
  }
});

it.each(['run', 'list', 'explain', 'mock', 'selftest'])(
  'explains every option of %s within 100 columns',
  async (command) => {
    const { code, stdout } = await clausewise([command, '--help']);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name);
    expect(new Set(options).size).toBe(options.length);
    // An option whose line has nothing after its name would be one that nobody explains.
    expect(stdout).not.toMatch(/^ {2}(-\w, )?--[\w-]+( <\S+>)?$/m);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(code).toBe(0);
  },
);

it('says which version it is', async () => {
  const { stdout } = await clausewise(['--version'], { isAlone: true });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
