import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { forgeCertificate, forgeRecord } from '../certificate/forge.test.kit.ts';
import type { ReferenceOptions } from '../reference/reference-options.ts';
import { startReference } from '../reference/start-reference.ts';
import { clausewise, type Ended, emptyDirectory } from './command.test.kit.ts';

const spoken = ({ stdout }: Ended) => stdout.replaceAll(/\s+/g, ' ');
const group = ['--quiet', '--seed', '1', '--operation', 'CreateSecurityGroup'];
const base = mkdtempSync(join(tmpdir(), 'clausewise-'));
const certificate = 'latest/certificate.json';
const record = 'latest/results.ndjson';

/** One complete run of a right target, in `latest`, with its certificate, and two pairs of keys. */
async function prepare(): Promise<string> {
  const reference = await startReference();
  await clausewise(['run', '--target', reference.url, ...group, '--out', 'latest'], { directory: base });
  await reference.close();
  for (const key of ['key', 'other'])
    expect((await clausewise(['certify', '--new-key', key], { directory: base })).code).toBe(0);
  const certified = await certify(base, '--key', 'key', '--seed-by', 'the buyer');
  expect(certified.code, certified.stdout).toBe(0);
  return base;
}
let preparing: Promise<string> | undefined;
/** The directory of that run, which the tests share: it takes long. */
const prepared = (): Promise<string> => (preparing ??= prepare());
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A copy of it that may be tampered with. */
async function copied(): Promise<string> {
  const directory = emptyDirectory();
  cpSync(await prepared(), directory, { recursive: true });
  return directory;
}

const certify = (directory: string, ...words: readonly string[]) =>
  clausewise(['certify', 'latest', '--name', 'Acme 1.2', ...words], { directory });
const verify = (directory: string, ...words: readonly string[]) =>
  clausewise(['verify', certificate, '--record', 'latest', ...words], { directory });

function edit(directory: string, file: string, change: (text: string) => string): void {
  const path = join(directory, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** One answer to a valid request becomes a refusal. */
const changeAnswer = (lines: string) =>
  lines.replace(/("response":\{"status":)200(?=[^\n]*SecurityGroupId)/, '$1403');

/** Carries out a run of a target with `defects` into `latest` of a directory that has the keys. */
function withRun(defects: readonly string[], ...words: readonly string[]): Promise<string> {
  return withRunOf({ defects }, ...words);
}

async function withRunOf(options: ReferenceOptions, ...words: readonly string[]): Promise<string> {
  const directory = await copied();
  const reference = await startReference(options);
  await clausewise(['run', '--target', reference.url, ...group, '--out', 'latest', ...words], { directory });
  await reference.close();
  return directory;
}

describe('a certificate', () => {
  it('holds for who has the record and the public key', async () => {
    await prepared();
    expect(readFileSync(join(base, 'latest/certificate.html'), 'utf8')).toContain('chosen by the buyer');
    const good = await verify(base, '--key', 'key.pub');
    expect(spoken(good)).toContain('It is signed with this key, and the record shows what it states.');
    expect(good.code).toBe(0);
  });

  it('that another key has signed, or that was changed since, is refused', async () => {
    const directory = await copied();
    const stranger = await verify(directory, '--key', 'other.pub');
    expect(spoken(stranger)).toContain('It is signed by another key.');
    expect(stranger.code).toBe(1);

    edit(directory, certificate, (text) => {
      const envelope: { payload: string } = JSON.parse(text);
      const payload = Buffer.from(envelope.payload, 'base64').toString().replace('Acme', 'Other');
      return JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString('base64') });
    });
    const changed = await verify(directory, '--key', 'key.pub');
    expect(spoken(changed)).toContain('It was changed after it was signed.');
    expect(changed.code).toBe(1);
  });

  it('over a record with one changed answer is refused, however well that was done', async () => {
    const directory = await copied();
    edit(directory, record, changeAnswer);
    const edited = await verify(directory, '--key', 'key.pub');
    expect(edited.stderr).toMatch(/^error: .*results\.ndjson is damaged: expected sha256:/);
    expect(edited.code).toBe(2);

    cpSync(join(base, record), join(directory, record));
    forgeRecord(join(directory, record), changeAnswer);
    const replaced = await verify(directory, '--key', 'key.pub');
    expect(spoken(replaced)).toContain('The record is not the one that it is about.');
    expect(replaced.code).toBe(1);

    const refused = await certify(directory, '--key', 'key');
    expect(spoken(refused)).toContain('Judged again, the record comes to something else.');
    expect(refused.code).toBe(3);

    await forgeCertificate(join(directory, certificate), join(directory, record), join(directory, 'key'));
    const forged = await verify(directory, '--key', 'key.pub');
    expect(spoken(forged)).toContain('Judged again, the record comes to something else.');
    expect(forged.code).toBe(1);
  });

  it('over a run with a must clause left out is refused, although its key has signed it', async () => {
    const directory = await withRun([], '--profile', 'quick', '--clause', '!Tag.*');
    await forgeCertificate(join(directory, certificate), join(directory, record), join(directory, 'key'));
    const forged = await verify(directory, '--key', 'key.pub');
    expect(spoken(forged)).toContain('CreateSecurityGroup.Tag.Key.length was not run: ');
    expect(spoken(forged)).toContain('The run was about chosen clauses only; a certificate needs all.');
    expect(forged.code).toBe(1);
  });

  it('may be unsigned, and says so', async () => {
    const directory = await copied();
    expect(spoken(await certify(directory))).toContain('It is not signed.');
    expect(spoken(await verify(directory))).toContain('Nobody checked who signed it');
    expect(spoken(await verify(directory, '--key', 'key.pub'))).toContain('It is not signed.');
  });
});

describe('no certificate is given', () => {
  it.each<readonly [readonly string[], readonly string[], readonly string[]]>([
    [
      ['sg-tag-key-length/max-plus-one'],
      ['--profile', 'quick', '--clause', 'Tag.*'],
      [
        'CreateSecurityGroup.Tag.Key.length is violated: ',
        'The run was of profile quick; a certificate needs standard or exhaustive.',
        'The run was about chosen clauses only; a certificate needs all.',
      ],
    ],
    [[], ['--budget', '100'], ['The run was broken off.']],
  ])('for a run with the defects %j and the options %j', async (defects, words, sentences) => {
    const ended = await certify(await withRun(defects, ...words));
    for (const sentence of sentences) expect(spoken(ended)).toContain(sentence);
    expect(ended.code).toBe(3);
  });

  it('is not given where the target deletes nothing, for which less was sent', async () => {
    const directory = await withRunOf({ oddities: ['companions/deletions-forbidden'] });
    const { code, stdout } = await certify(directory);
    expect(code).not.toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'CreateSecurityGroup: no more was sent than in profile quick, for what is created stays: DeleteSecurityGroup answered 403',
    );
  });

  it.each<readonly [string, readonly string[]]>([
    ['says whose target', ['certify', 'latest']],
    ['no private Ed25519 key', ['certify', 'latest', '--name', 'a', '--key', 'latest/results.ndjson']],
    ['is there already', ['certify', '--new-key', 'key']],
    ['makes a pair of keys', ['certify', '--new-key', 'another', '--name', 'a']],
    ['no certificate', ['verify', 'latest/summary.json', '--record', 'latest']],
    ['for a certificate only', ['verify', 'latest', '--key', 'key.pub']],
  ])('when it is not asked as it must be: %s', async (sentence, words) => {
    const directory = emptyDirectory();
    mkdirSync(join(directory, 'latest'));
    for (const file of ['key', 'latest/results.ndjson', 'latest/summary.json'])
      writeFileSync(join(directory, file), '{}');
    const { code, stderr } = await clausewise(words, { directory });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(stderr).toMatch(/^hint: /m);
    expect(code).toBe(2);
  });
});
