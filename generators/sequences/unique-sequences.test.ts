import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadContracts } from '../../specs/contracts.ts';
import { readContractFile } from '../../src/cli/read-contract-file.ts';
import type { Sequence, Step } from '../../src/contract/sequence.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import { imaginedBaseline, imaginedFacts } from '../../src/engine/imagined-target.ts';
import { generateSequences } from './sequences.ts';

const garden = fileURLToPath(new URL('../../docs/examples/create-garden.yaml', import.meta.url));
const contracts = [...(await loadContracts()), await readContractFile(garden)].filter(({ parameters }) =>
  parameters.some((it) => it.shape === 'text' && it.text.unique !== undefined),
);

it.each(contracts)(
  'gives requests of $operation without a token texts of their own, in every part of a sequence',
  (contract) => {
    const facts = imaginedFacts(contract, () => false);
    const sequences = generateSequences({
      contract,
      facts,
      base: imaginedBaseline(contract, facts),
      profile: 'quick',
      seed: 1,
      cases: 1,
    });
    const names = contract.parameters.flatMap((it) =>
      it.shape === 'text' && it.text.unique !== undefined ? [it.name] : [],
    );
    const withParts = (sequence: Sequence): readonly Sequence[] => [
      sequence,
      ...(sequence.parts ?? []).flatMap(withParts),
    ];
    const isTokenless = (step: Step) =>
      step.kind === 'create' && step.request.parameters[tokenName(contract)] === undefined;
    const all = sequences
      .flatMap(withParts)
      .filter(({ check }) => check !== 'conflict' && check !== 'no-effect');
    for (const { id, steps } of all) {
      const texts = steps
        .filter(isTokenless)
        .flatMap((step) =>
          step.kind === 'create' ? names.map((name) => step.request.parameters[name]) : [],
        );
      expect(new Set(texts).size, id).toBe(texts.length);
    }
  },
);
