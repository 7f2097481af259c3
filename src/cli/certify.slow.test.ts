import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startReference } from '../reference/start-reference.ts';
import { clausewise, type Ended, emptyDirectory } from './command.test.kit.ts';

const spoken = ({ stdout }: Ended) => stdout.replaceAll(/\s+/g, ' ');
const group = ['--quiet', '--seed', '1', '--operation', 'CreateSecurityGroup'];

const kept = mkdtempSync(join(tmpdir(), 'certify-'));
afterAll(() => rmSync(kept, { recursive: true }));

let keptRun: Promise<string> | undefined;

/** A new directory of the test with a run that has kept every clause in `latest`, and a pair of keys. */
async function withKeptRun(): Promise<string> {
  keptRun ??= withRun([], kept);
  const directory = emptyDirectory();
  cpSync(await keptRun, directory, { recursive: true });
  return directory;
}

/** `directory` with a run of profile standard in `latest`, and a pair of keys. */
async function withRun(
  defects: readonly string[],
  directory: string,
  ...words: readonly string[]
): Promise<string> {
  const reference = await startReference({ defects });
  await clausewise(['run', '--target', reference.url, ...group, '--out', 'latest', ...words], { directory });
  await reference.close();
  expect((await clausewise(['certify', '--new-key', 'key'], { directory })).code).toBe(0);
  return directory;
}

const certify = (directory: string, ...words: readonly string[]) =>
  clausewise(['certify', 'latest', '--name', 'Acme 1.2', ...words], { directory });
const verify = (directory: string, ...words: readonly string[]) =>
  clausewise(['verify', 'latest/certificate.json', '--record', 'latest', ...words], { directory });

function edit(directory: string, file: string, change: (text: string) => string): void {
  const path = join(directory, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('the certificate of a target that keeps every clause', () => {
  it('holds for who has the record and the public key, and for nobody who has changed either', async () => {
    const directory = await withKeptRun();
    expect(await certify(directory, '--key', 'key', '--seed-by', 'the buyer')).toMatchObject({ code: 0 });
    expect(readFileSync(join(directory, 'latest/certificate.html'), 'utf8')).toContain('chosen by the buyer');

    const good = await verify(directory, '--key', 'key.pub');
    expect(spoken(good)).toContain('It is signed with this key, and the record shows what it states.');
    expect(good.code).toBe(0);

    await clausewise(['certify', '--new-key', 'other'], { directory });
    const stranger = await verify(directory, '--key', 'other.pub');
    expect(spoken(stranger)).toContain('It is signed by another key.');
    expect(stranger.code).toBe(1);

    const certificate = readFileSync(join(directory, 'latest/certificate.json'), 'utf8');
    edit(directory, 'latest/certificate.json', (text) => {
      const envelope: { payload: string } = JSON.parse(text);
      const payload = Buffer.from(envelope.payload, 'base64').toString().replace('Acme', 'Other');
      return JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString('base64') });
    });
    expect(spoken(await verify(directory, '--key', 'key.pub'))).toContain(
      'It was changed after it was signed.',
    );

    writeFileSync(join(directory, 'latest/certificate.json'), certificate);
    edit(directory, 'latest/results.ndjson', (text) => text.replace('"status":400', '"status":401'));
    const edited = await verify(directory, '--key', 'key.pub');
    expect(edited.stderr).toMatch(/^error: .*results\.ndjson/);
    expect(edited.code).toBe(2);
  });

  it('is about one record only', async () => {
    const directory = await withKeptRun();
    const another = await withRun([], emptyDirectory(), '--profile', 'quick');
    await certify(directory, '--key', 'key');
    const record = join(another, 'latest');
    const { code, stdout } = await clausewise(
      ['verify', 'latest/certificate.json', '--record', record, '--key', 'key.pub'],
      { directory },
    );
    expect(stdout).toContain('The record is not the one that it is about.');
    expect(code).toBe(1);
  });

  it('may be unsigned, and says so', async () => {
    const directory = await withKeptRun();
    expect(spoken(await certify(directory))).toContain('It is not signed.');
    expect(spoken(await verify(directory))).toContain('Nobody checked who signed it');
    expect(spoken(await verify(directory, '--key', 'key.pub'))).toContain('It is not signed.');
  });
});

describe('no certificate is given', () => {
  it('for a clause that is violated, and it says which', async () => {
    const ended = await certify(await withRun(['sg-tag-key-length/max-plus-one'], emptyDirectory()));
    expect(spoken(ended)).toContain('CreateSecurityGroup.Tag.Key.length is violated: ');
    expect(ended.code).toBe(3);
  });

  it.each<readonly [string, readonly string[]]>([
    ['The run was of profile quick', ['--profile', 'quick']],
    ['The run was about chosen clauses only', ['--clause', 'Tag.count']],
    ['The run was broken off.', ['--budget', '100']],
  ])('where %s', async (sentence, words) => {
    const ended = await certify(await withRun([], emptyDirectory(), ...words));
    expect(spoken(ended)).toContain(sentence);
    expect(ended.code).toBe(3);
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
