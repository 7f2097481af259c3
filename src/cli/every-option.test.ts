import type { Command, Option } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDirectory } from './command.test.kit.ts';
import { createCommands } from './commands.ts';
import { isRepeatable } from './guard-options.ts';
import { createProgram } from './program.ts';
import { tellFault } from './tell-fault.ts';

/** A value that each option takes, by which what is given beside it is seen to be wrong. */
const sound: Readonly<Record<string, string>> = {
  '--target': 'http://127.0.0.1:9',
  '--operation': 'CreateSecurityGroup',
  '--clause': '*.Tag.*',
  '--profile': 'quick',
  '--seed': '1',
  '--shard': '1/2',
  '--cases': '1',
  '--region': 'cn-hangzhou',
  '--fixture': 'VpcId=vpc-1',
  '--assume': 'vpc-only',
  '--signature': 'v3',
  '--cert': 'client.pem',
  '--key': 'client.key',
  '--ca': 'ca.pem',
  '--exceptions': 'known.yaml',
  '--run': 'none',
  '--kind': 'natural',
  '--record': 'none',
  '--name': 'Acme 1.2',
  '--seed-by': 'the buyer',
  '--new-key': 'key',
  '--write-exceptions': 'known.yaml',
  '--concurrency': '1',
  '--rate': '1',
  '--timeout': '1000',
  '--budget': '1',
  '--time': '1',
  '--quota-cap': '1',
  '--max-resources': '1',
  '--kept-cases': 'none',
  '--resume': 'reports',
  '--from': 'reports',
  '--out': 'reports',
  '--config': 'clausewise.config.json',
  '--level': 'must',
  '--port': '0',
  '--host': '127.0.0.1',
  '--defect': 'sg-name-length/max-plus-one',
  '--oddity': 'token/*',
  '--quota': '5',
  '--seeds': '1',
  '--pairs': '0',
  '--sample': '1',
  '--threads': '1',
};

/** Values that no option of the name takes; those of these options alone may be any text. */
const anyText = [
  '--from',
  '--out',
  '--kept-cases',
  '--region',
  '--host',
  '--write-exceptions',
  '--name',
  '--seed-by',
  '--new-key',
];

const program = createProgram(createCommands(async (code) => expect.fail(`It ended with ${code}.`)));
/** The words that call a command. */
const pathOf = (command: Command): readonly string[] =>
  command.parent === null ? [] : [...pathOf(command.parent), command.name()];
const commands = program.commands.flatMap((command) =>
  command.commands.length > 0 ? command.commands : [command],
);
const options = commands.flatMap((command) =>
  command.options.map((option) => ({ command, option, name: option.long ?? option.flags })),
);
const valued = options.filter(({ option }) => option.required);

beforeEach(() => {
  for (const name of Object.keys(process.env).filter((it) => /^CLAUSEWISE_|^ALIBABA_/.test(it)))
    vi.stubEnv(name, undefined);
  process.chdir(emptyDirectory());
});
const home = process.cwd();
afterEach(() => {
  process.chdir(home);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What is told of a command line that has to be refused. */
async function faultOf(command: Command, ...words: readonly string[]): Promise<string> {
  const written = vi.spyOn(process.stdout, 'write');
  const needed = command.registeredArguments.filter(({ required }) => required).map(() => 'none');
  const positional = words[0]?.startsWith('-') === false ? [] : needed;
  const fresh = createProgram(createCommands(async (code) => expect.fail(`It ended with ${code}.`)));
  const error: unknown = await fresh
    .parseAsync([...pathOf(command), ...positional, ...words], { from: 'user' })
    .then(
      () => expect.fail('It ended.'),
      (fault: unknown) => fault,
    );
  const { text, code } = tellFault(error, {});
  expect(text).toMatch(/^(error: \S.*\.\n)+hint: \S.*$/);
  expect(text.length).toBeLessThan(1200);
  expect(written).not.toHaveBeenCalled();
  expect(code).toBe(2);
  return text;
}

const title = ({ command, name }: { readonly command: Command; readonly name: string }) =>
  `${pathOf(command).join(' ')} ${name}`;

/** What stands on the command line for `option` with a value that it takes. */
function wordsOf(option: Option): readonly string[] {
  const name = option.long ?? option.flags;
  if (!option.required) return [name];
  const value = sound[name];
  if (value === undefined) return expect.fail(`There is no example of ${name}.`);
  return [
    name,
    option.long === '--signature' && option.description.startsWith('required') ? 'required' : value,
  ];
}

it.each(options.map((it) => [title(it), it] as const))(
  '%s given twice is refused',
  async (_, { command, option, name }) => {
    const words = wordsOf(option);
    const text = await faultOf(command, ...words, ...words);
    expect(text).toContain(`${name}: expected ${isRepeatable(option) ? 'each value once' : 'once'}`);
  },
);

it.each(valued.map((it) => [title(it), it] as const))(
  '%s with nothing is refused',
  async (_, { command, name }) => {
    for (const empty of ['', ' ', '\t\n'])
      expect(await faultOf(command, name, empty)).toContain(
        `error: ${name}: expected a value, received ${JSON.stringify(empty)}`,
      );
  },
);

it.each(valued.map((it) => [title(it), it] as const))(
  '%s with a value without an end is refused',
  async (_, { command, name }) => {
    const text = await faultOf(command, name, 'a'.repeat(70_000));
    expect(text).toContain(`error: ${name}: expected at most 4096 characters, received "aaa`);
    expect(text).toContain('(70000 characters)');
  },
);

it.each(valued.filter(({ name }) => !anyText.includes(name)).map((it) => [title(it), it] as const))(
  '%s with what it does not take is refused',
  async (_, { command, name }) => {
    for (const wrong of ['-1', '{', '../none', 'a'.repeat(4000)])
      expect(await faultOf(command, name, wrong)).toMatch(/\S/);
  },
);

it.each(
  commands.flatMap((command) =>
    command.registeredArguments.map(
      (argument, at) => [`${pathOf(command).join(' ')} ${argument.name()}`, command, at] as const,
    ),
  ),
)('%s that is empty or has no end is refused', async (_, command, at) => {
  for (const wrong of ['', ' ', 'a'.repeat(70_000), `${'a'.repeat(300)}/b`]) {
    const words = command.registeredArguments.map((_argument, index) => (index === at ? wrong : 'none'));
    expect(await faultOf(command, ...words)).toMatch(/\S/);
  }
});
