import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startReference } from '../reference/start-reference.ts';
import { clausewise, emptyDirectory } from './command.test.kit.ts';

const clause = 'CreateSecurityGroup.Tag.Key.length';
const spoken = (text: string) => text.replaceAll(/\s+/g, ' ');

async function target(...defects: readonly string[]): Promise<string> {
  const reference = await startReference({ defects });
  onTestFinished(() => reference.close());
  return reference.url;
}

const tooLong = 'sg-tag-key-length/max-plus-one';
const only = ['--quiet', '--seed', '1', '--profile', 'quick', '--operation', 'CreateSecurityGroup'];

describe('known deviations', () => {
  it('let nothing through that fails otherwise', async () => {
    const directory = emptyDirectory();
    writeFileSync(
      join(directory, 'known.json'),
      JSON.stringify({
        exceptions: [
          {
            clause,
            reason: 'it answers with a code of its own',
            since: '2026-01-01',
            expires: '9999-12-31',
            fails: { received: 'refused *' },
          },
        ],
      }),
    );
    const { code, stdout } = await clausewise(
      ['run', '--target', await target(tooLong), ...only, '--exceptions', 'known.json'],
      { directory },
    );
    expect(spoken(stdout)).toContain('it fails otherwise than its exception says');
    expect(code).toBe(1);
  });

  it.each([
    ['', 'known.yaml": '],
    ['exceptions: [', 'is neither YAML nor JSON'],
    ['exceptions: [{ clause: a }]', 'exceptions.0.reason: it is missing.'],
    ['exceptions: [{ claus: a }]', 'there is no claus.'],
    ['more: 1', 'there is no more.'],
    [
      'exceptions: [{ clause: Tag.Ky.length, reason: r, since: 2026-01-01, expires: 2026-01-01 }]',
      'no clause matches "Tag.Ky.length"',
    ],
    [
      'exceptions: [{ clause: Tag.Key.length, reason: r, since: 2026-01-01, expires: soon }]',
      'exceptions.0.expires: ',
    ],
  ])('that read %j are refused with a sentence and a hint', async (text, sentence) => {
    const directory = emptyDirectory();
    writeFileSync(join(directory, 'known.yaml'), text);
    for (const words of [
      ['exceptions', 'check', 'known.yaml'],
      ['run', '--exceptions', 'known.yaml'],
    ]) {
      const { code, stderr } = await clausewise(words, { directory });
      expect(spoken(stderr)).toContain(sentence);
      expect(stderr).toMatch(/^hint: /m);
      expect(code).toBe(2);
    }
  });

  it('of which one is expired are told before a run', async () => {
    const directory = emptyDirectory();
    const entry = { clause, reason: 'r', since: '2026-01-01', expires: '2026-01-31' };
    writeFileSync(join(directory, 'known.json'), JSON.stringify({ exceptions: [entry] }));
    const { code, stdout } = await clausewise(['exceptions', 'check', 'known.json'], { directory });
    expect(spoken(stdout)).toContain('expired on 2026-01-31');
    expect(code).toBe(1);
  });
});
