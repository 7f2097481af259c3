import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../../specs/contracts.ts';
import { openapiOf } from './openapi.ts';
import type { Unsaid } from './unsaid.ts';

const contracts = await loadContracts();
const document = openapiOf(contracts, { version: '1.2.3' });

interface PathItem {
  readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  readonly 'x-clausewise-said': readonly string[];
  readonly 'x-clausewise-unsaid': readonly Unsaid[];
}
const paths = document.paths as Readonly<Record<string, PathItem>>;
const itemOf = (operation: string): PathItem =>
  paths[`/#Action=${operation}`] ?? expect.fail(`There is no path of ${operation}.`);

describe('the contracts as OpenAPI', () => {
  it('are a valid document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it.each(contracts.map((contract) => [contract.operation, contract] as const))(
    'say or list as unsaid every clause of %s, each once',
    (operation, { clauses }) => {
      const { 'x-clausewise-said': said, 'x-clausewise-unsaid': unsaid } = itemOf(operation);
      expect([...said, ...unsaid.map(({ clause }) => clause)].toSorted()).toEqual(
        clauses.map(({ id }) => id).toSorted(),
      );
      expect(said.length).toBeGreaterThan(0);
      // What is open or an example must not become a demand.
      const levels = new Set(clauses.filter(({ id }) => said.includes(id)).map(({ level }) => level));
      expect([...levels]).toEqual(['must']);
    },
  );

  it.each<readonly [string, string, readonly string[], readonly string[]]>([
    [
      'CreateSecurityGroup',
      'SecurityGroupName',
      ['ab', 'a'.repeat(128), '𝒳𝒳'],
      ['a', 'a'.repeat(129), 'http://a'],
    ],
    ['CreateSecurityGroup', 'Description', ['', 'ab', 'a b'], ['a', 'https://a']],
    ['CreateSecurityGroup', 'Tag.1.Key', ['k', 'a'.repeat(64)], ['a'.repeat(65), 'aliyun1', 'acs:a']],
    ['CreateSecurityPolicy', 'TLSVersions.1', ['TLSv1.2'], ['TLSv1.4']],
    ['CreateSecurityPolicy', 'SecurityPolicyName', ['ab', ''], ['1b', 'a b', 'a'.repeat(129)]],
  ])('hold the values of %s %s to what is documented', (operation, name, kept, broken) => {
    const { schema } =
      itemOf(operation).parameters.find((it) => it.name === name) ?? expect.fail(`There is no ${name}.`);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(kept.filter((value) => !validate(value))).toEqual([]);
    expect(broken.filter((value) => validate(value))).toEqual([]);
  });
});
