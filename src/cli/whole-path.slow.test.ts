import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { startReference } from '../reference/start-reference.ts';
import type { Summary } from '../results/summary.ts';
import { clausewise, type Ended, emptyDirectory } from './command.test.kit.ts';

const clause = 'CreateSecurityGroup.Tag.Key.length';
const operation = ['--operation', 'CreateSecurityGroup'];

/** What is said, whatever the width of the lines. */
const spoken = ({ stdout }: Ended) => stdout.replaceAll(/\s+/g, ' ');

it('a violation becomes an exception, is mended, and the target gets a certificate that others can check', async () => {
  const directory = emptyDirectory();
  const call = async (code: number, ...words: readonly string[]): Promise<Ended> => {
    const ended = await clausewise(words, { directory });
    expect(ended.code, `${words.join(' ')}\n${ended.stdout}${ended.stderr}`).toBe(code);
    return ended;
  };
  const run = (code: number, out: string, ...words: readonly string[]) =>
    call(code, 'run', '--target', url, '--quiet', '--seed', '1', ...operation, '--out', out, ...words);
  const quick = ['--profile', 'quick'];
  const summaryIn = (out: string): Summary =>
    JSON.parse(readFileSync(join(directory, out, 'summary.json'), 'utf8'));

  const broken = await startReference({ defects: ['sg-tag-key-length/max-plus-one'] });
  const { url } = broken;
  await run(1, 'october', ...quick, '--write-exceptions', 'known.yaml');
  const drafted: unknown = parse(readFileSync(join(directory, 'known.yaml'), 'utf8'));
  expect(drafted).toMatchObject({ exceptions: [{ clause, fails: { received: 'accepted' } }] });

  const excepted = await run(0, 'latest', ...quick, '--exceptions', 'known.yaml');
  expect(spoken(excepted)).toContain('1 exception, 0 to look at');
  expect(summaryIn('latest')).toMatchObject({ verdict: 'conforms', exceptions: [{ standing: 'holds' }] });
  expect(summaryIn('latest').clauses.find(({ id }) => id === clause)).toMatchObject({ outcome: 'excepted' });
  await call(0, 'verify', 'latest');
  await call(0, 'exceptions', 'check', 'known.yaml', '--run', 'latest');

  await broken.close();
  const mended = await startReference({ port: Number(new URL(url).port) });
  const stale = await run(1, 'latest', ...quick, '--exceptions', 'known.yaml');
  expect(spoken(stale)).toContain('nothing of it fails any more: remove the entry');
  await call(1, 'exceptions', 'check', 'known.yaml', '--run', 'latest');

  writeFileSync(join(directory, 'known.yaml'), 'exceptions: []\n');
  await run(0, 'november', '--exceptions', 'known.yaml');
  await mended.close();
  const [kept = expect.fail('No case is kept.')] = readdirSync(join(directory, 'cases'));
  const { fixedIn }: { fixedIn: unknown } = JSON.parse(readFileSync(join(directory, 'cases', kept), 'utf8'));
  expect(fixedIn).toHaveLength(2);

  await call(0, 'certify', '--new-key', 'vendor');
  await call(0, 'certify', 'november', '--name', 'Acme 1.3', '--seed-by', 'the buyer', '--key', 'vendor');

  // The second party has three files and nothing else.
  mkdirSync(join(directory, 'elsewhere'));
  for (const name of ['november/certificate.json', 'november/results.ndjson', 'vendor.pub'])
    cpSync(join(directory, name), join(directory, 'elsewhere', name.replace(/.*\//, '')));
  const elsewhere = { directory: join(directory, 'elsewhere') };
  const checked = await clausewise(
    ['verify', 'certificate.json', '--record', 'results.ndjson', '--key', 'vendor.pub'],
    elsewhere,
  );
  expect(spoken(checked)).toContain('It is signed with this key, and the record shows what it states.');
  expect(checked.code, checked.stderr).toBe(0);

  const better = await call(0, 'compare', 'october', 'november');
  expect(better.stdout).toContain(`${clause}: violates → conforms`);
  const worse = await call(1, 'compare', 'november', 'october');
  expect(worse.stdout).toContain(`${clause}: conforms → violates`);
}, 240_000);
