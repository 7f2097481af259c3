import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { readText } from '../../src/contract/read-text.ts';
import { alikeDrafts } from './alike-drafts.ts';

const contracts = await loadContracts();

describe('requests whose texts are alike', () => {
  const all = contracts.flatMap((contract) => alikeDrafts(contract).map((draft) => ({ contract, draft })));

  it('are there', () => {
    expect(all).not.toEqual([]);
  });

  it.each(all.map(({ contract, draft }) => [contract.operation, draft.label, { contract, draft }] as const))(
    '%s: %s is valid in both',
    (_, __, { contract, draft }) => {
      const values = Object.values(draft.change);
      expect(values).toHaveLength(2);
      expect(new Set(values).size).toBe(1);
      for (const [name, value] of Object.entries(draft.change)) {
        const parameter = contract.parameters.find((it) => it.name === name);
        expect(parameter?.shape === 'text' && readText(parameter.text, value ?? '')).toEqual([]);
      }
    },
  );
});
