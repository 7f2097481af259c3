import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { type Described, described, jsonSchemaOf } from './json-schemas.ts';

const names = Object.keys(described).filter((name): name is Described => name in described);

describe.each(names)('the JSON Schema of %s', (name) => {
  it('is one, and is the one that is published', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    expect(ajv.validateSchema(jsonSchemaOf(name))).toBe(true);
    const published = new URL(`../../docs/schemas/${name}.json`, import.meta.url);
    // `npx clausewise schema NAME > docs/schemas/NAME.json` and `npx biome check --write docs` write it anew.
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(jsonSchemaOf(name));
  });
});

it('takes the contracts that are there, and no other', async () => {
  const validate = new Ajv2020({ strict: false }).compile(jsonSchemaOf('contract'));
  for (const contract of await loadContracts()) {
    expect(validate(contract), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...contract, parameters: [] })).toBe(false);
  }
});
