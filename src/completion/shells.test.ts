import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { recordedCommands } from '../cli/command.test.kit.ts';
import { createProgram } from '../cli/program.ts';
import { offersOf } from './offer.ts';
import { shells } from './shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

const offers = offersOf(createProgram(recordedCommands(() => {})));

describe.each(Object.entries(shells))('the completion of %s', (shell, script) => {
  it('has every command and every option of it', () => {
    const text = script('clausewise', offers);
    expect(offers.length).toBeGreaterThan(15);
    for (const { commands, options } of offers) {
      for (const { word } of commands) expect(text).toMatch(new RegExp(`\\b${word}\\b`));
      for (const { word } of options)
        expect(text).toMatch(
          shell === 'fish' ? new RegExp(`-l ${word.slice(2)} `) : new RegExp(`${word}\\b`),
        );
    }
  });

  it('is a script that the shell can read, where there is such a shell', ({ skip }) => {
    if (spawnSync(shell, ['-c', 'true']).status !== 0) return skip(`There is no ${shell} here.`);
    const file = join(folder, `clausewise.${shell}`);
    writeFileSync(file, script('clausewise', offers));
    const { status, stderr } = spawnSync(shell, ['-n', file]);
    expect(String(stderr)).toBe('');
    expect(status).toBe(0);
  });
});

/** What bash offers for the last of `words`. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `${shells.bash?.('clausewise', offers) ?? ''}
    COMP_WORDS=(clausewise "$@"); COMP_CWORD=$#; _clausewise; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return String(spawnSync('bash', ['-c', script, 'bash', ...words]).stdout)
    .split('\n')
    .filter(Boolean);
}

it.each<readonly [readonly string[], readonly string[]]>([
  [['comp'], ['compare', 'completion']],
  [['run', '--kept'], ['--kept-cases']],
  [['exceptions', ''], ['check']],
  [['exceptions', 'check', '--r'], ['--run']],
  [['schema', 'ex'], ['exceptions']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['run', '--out', 'a'], []],
  [['run', '--seed', '1', '--prof'], ['--profile']],
])('in bash %j can go on as %j', (words, expected) => {
  expect(offered(...words)).toEqual(expected);
});
