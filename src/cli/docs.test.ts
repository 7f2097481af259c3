import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadContracts } from '../../specs/contracts.ts';
import { recordedCommands } from './command.test.kit.ts';
import { settingsFromOptions } from './given-settings.ts';
import { listMarkdown } from './list-markdown.ts';
import { createProgram } from './program.ts';

const root = new URL('../..', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const guides = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));
const examples = ['docs/ci', 'docs/scale'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root)).map((name) => `${folder}/${name}`),
);

interface Line {
  readonly file: string;
  readonly line: string;
}

/** The lines of the docs that call the program, in blocks of shell and in examples of CI. */
const lines: readonly Line[] = [
  ...guides.flatMap((name) =>
    [...read(`docs/${name}`).matchAll(/^```(?:sh|yaml)\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
      linesOf(`docs/${name}`, block),
    ),
  ),
  ...examples.flatMap((name) => linesOf(name, read(name))),
];

function linesOf(file: string, text: string): readonly Line[] {
  return text.split('\n').flatMap((own) => {
    const [line] = /npx clausewise [^#]*/.exec(own) ?? [];
    return line === undefined ? [] : [{ file, line: line.trim() }];
  });
}

/** What stands for a variable of a shell, by what it is called. */
const stand = (name: string): string =>
  /seed/i.test(name) ? '1' : /part/i.test(name) ? '1/2' : 'http://host';

/** The words of a command line, with something for each variable; what the shell does around it left out. */
function wordsOf(line: string): readonly string[] {
  const own = line.replace(/ (\|\||&&|>|<|\||&$)( .*)?$|'$(?<=^[^']*')/, '');
  return [...own.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) =>
      single ?? double?.replace(/^\$(.*)/, (_, name) => stand(name)) ?? bare ?? '',
  );
}

it.each(lines.map(({ file, line }) => [file, line] as const))('%s: %s', async (_, line) => {
  const called: string[] = [];
  const recorded = recordedCommands((name, options) => {
    called.push(name);
    if (name === 'run') settingsFromOptions(options);
  });
  const words = wordsOf(line).slice(2);
  await createProgram(recorded).parseAsync(['node', 'clausewise', ...words]);
  expect(called).toHaveLength(1);
});

it('walks through many of them', () => {
  expect(lines.length).toBeGreaterThan(20);
  expect(new Set(lines.map(({ file }) => file)).size).toBeGreaterThan(5);
});

it('has an action whose inputs are those that it uses, and whose variables are those of the program', () => {
  const text = read('.github/actions/clausewise/action.yml');
  const { inputs, runs } = parse(text) as {
    readonly inputs: object;
    readonly runs: { readonly steps: readonly { readonly env?: object }[] };
  };
  const used = [...text.matchAll(/inputs\.(\w+)/g)].map(([, name]) => name);
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(inputs).toSorted());
  const variables = runs.steps
    .flatMap(({ env = {} }) => Object.keys(env))
    .filter((it) => /^CLAUSEWISE/.test(it));
  const help = createProgram(recordedCommands(() => {})).commands.find((it) => it.name() === 'run');
  let told = '';
  help?.configureOutput({ writeOut: (part) => (told += part) }).outputHelp();
  for (const variable of variables) expect(told).toContain(variable);
  expect(variables.length).toBeGreaterThan(4);
});

it('links only to files that are there', () => {
  const broken = ['README.md', ...guides.map((name) => `docs/${name}`)].flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].flatMap(([, to = '']) => {
      try {
        readdirOrFile(new URL(to, new URL(file, root)));
        return [];
      } catch {
        return [`${file} links to ${to}`];
      }
    }),
  );
  expect(broken).toEqual([]);
});

function readdirOrFile(url: URL): void {
  try {
    readFileSync(url);
  } catch {
    readdirSync(url);
  }
}

it('has the list of clauses that the program prints', async () => {
  const contracts = await loadContracts();
  const printed = listMarkdown(contracts.map((contract) => ({ contract, clauses: contract.clauses })));
  const listed = read('docs/clauses.md');
  // `npx clausewise list --markdown` prints it anew.
  expect(listed.slice(listed.indexOf('## '))).toBe(`${printed}\n`);
});

it('names only clauses that there are', async () => {
  const ids = new Set((await loadContracts()).flatMap(({ clauses }) => clauses.map(({ id }) => id)));
  const operations = [...new Set([...ids].map((id) => id.split('.')[0] ?? ''))];
  const pattern = new RegExp(`\\b(?:${operations.join('|')})(?:\\.[A-Z]?[\\w]+)+\\b`, 'g');
  const named = guides.flatMap((name) => read(`docs/${name}`).match(pattern) ?? []);
  expect(named.filter((id) => !ids.has(id.replace(/\.$/, '')))).toEqual([]);
});
