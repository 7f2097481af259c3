import { parametersOfShape } from '../../src/contract/of-shape.ts';
import type { Sequence } from '../../src/contract/sequence.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { faultsWithMarker } from './marked.ts';
import { build, create, shared } from './sequence-steps.ts';

export function formatSequences(options: CaseOptions): readonly Sequence[] {
  const clause = options.contract.common.formatEqual;
  const fault = refusedChange(options);
  const both = (label: string, change: Change) =>
    build(options, clause, label, 'equal-fields', [
      create(options, shared('json', 24), change, 1, { format: 'JSON' }),
      create(options, shared('xml', 24), change, 1, { format: 'XML', rpcSignature: true }),
    ]);
  return [both('an accepted request', {}), both('a refused request', fault)];
}

export function observationSequences(options: CaseOptions): readonly Sequence[] {
  const { contract } = options;
  if (contract.idempotence === null) return [];
  const { afterRefusal, afterDryRun, replayRequestId } = contract.idempotence.clauses;
  const token = shared('token', 24);
  const fault = refusedChange(options);
  const [dry] = parametersOfShape(contract, 'dry-run');
  return [
    build(options, afterRefusal, 'a valid request after a refused one', 'observe-last', [
      create(options, token, fault),
      create(options, token),
    ]),
    build(options, replayRequestId, 'a replay', 'observe-replay', [
      create(options, token),
      create(options, token),
    ]),
    ...(afterDryRun === null || dry === undefined
      ? []
      : [
          build(options, afterDryRun, 'a valid request after a DryRun', 'observe-last', [
            create(options, token, { [dry.name]: 'true' }),
            create(options, token),
          ]),
        ]),
  ];
}

/** What makes a request one that is refused, whether there is a text for a marker or not. */
function refusedChange(options: CaseOptions): Change {
  return faultsWithMarker(options)[0] ?? options.contract.baselineFault;
}
