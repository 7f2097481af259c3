import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
// @ts-expect-error: they come without types, and are plain data.
import harSchemas from 'har-schema';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { clausewise, clausewiseRun, emptyDirectory, startMock } from '../cli/command.test.kit.ts';
import { type Described, jsonSchemaOf } from './json-schemas.ts';

function checkerOf(what: Described): (value: unknown) => readonly unknown[] {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(jsonSchemaOf(what));
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

function harFaults(value: unknown): readonly unknown[] {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const schemas: Readonly<Record<string, object>> = harSchemas;
  const { har: whole, ...parts } = schemas;
  // They are of a draft that this validator takes as its own.
  for (const schema of [...Object.values(parts), whole ?? {}])
    ajv.addSchema({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });
  const validate = ajv.getSchema('har.json#') ?? expect.fail('There is no schema.');
  return validate(value) ? [] : (validate.errors ?? []);
}

it('what a run with findings writes is as the published schemas and that of HAR say, and keeps its secrets', async () => {
  const directory = emptyDirectory();
  const secrets = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-an-id-that-nobody-shows',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a-secret-that-nobody-shows',
  };
  const surroundings = { directory, environment: secrets };
  const url = await startMock(['--defect', 'sg-tag-key-length/max-plus-one', '--signature', 'required'], {
    environment: secrets,
  });
  const { code } = await clausewiseRun(
    ['--target', url, '--profile', 'quick', '--seed', '1', '--write-exceptions', 'known.yaml'],
    surroundings,
  );
  expect(code).toBe(1);
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  expect(checkerOf('summary')(JSON.parse(read('reports/summary.json')))).toEqual([]);
  const allure = readdirSync(join(directory, 'reports/allure-results')).filter((name) =>
    name.endsWith('-result.json'),
  );
  const lineFaults = checkerOf('record');
  const lines = read('reports/results.ndjson').trimEnd().split('\n');
  expect(lines.flatMap((line) => lineFaults(JSON.parse(line)))).toEqual([]);
  expect(allure).toHaveLength(lines.filter((line) => line.startsWith('{"type":"clause"')).length);
  expect(checkerOf('exceptions')(parse(read('known.yaml')))).toEqual([]);
  expect(checkerOf('exceptions')({ exceptions: [{ clause: 'a' }] })).not.toEqual([]);

  const exported = await clausewise(['export', 'har', 'reports'], surroundings);
  expect(exported.code, exported.stderr).toBe(0);
  const content: { log: { entries: readonly unknown[] } } = JSON.parse(exported.stdout);
  expect(harFaults(content)).toEqual([]);
  expect(harFaults({ log: {} })).not.toEqual([]);
  expect(content.log.entries).toHaveLength(
    lines.filter((line) => line.startsWith('{"type":"exchange"')).length,
  );
  for (const secret of Object.values(secrets)) expect(exported.stdout).not.toContain(secret);
});
