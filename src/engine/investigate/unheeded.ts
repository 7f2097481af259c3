import { parameterPath } from '../../contract/parameter-path.ts';
import type { Sequence } from '../../contract/sequence.ts';
import { shownFields } from '../../contract/shown-fields.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { isUnheeded } from '../../oracle/claims/evaluate-unheeded.ts';
import { expectationOf } from '../../oracle/expectation.ts';
import { isWanted } from '../run-options.ts';
import { placeholdersFilled } from '../send/placeholders.ts';
import type { Sending } from '../sending.ts';
import { citationsOf } from '../sequences/citations-of.ts';
import { executeAtOnce } from '../sequences/execute-at-once.ts';
import type { CaseContradiction, Execution } from './unconfirmed-contradiction.ts';

/** Finds out whether a target heeds what stands in the place of a fault that it accepted. */
export interface Unheeded {
  /** What shows that nothing in that place is heeded; null where it is, or nobody can tell. */
  readonly look: (unconfirmed: CaseContradiction) => Promise<Ignored | null>;
  /** Puts down that the fault tells nothing of its clause. */
  readonly claim: (unconfirmed: CaseContradiction, ignored: Ignored) => void;
}

/** A place of which a target shows nothing, and an execution that shows this. */
export interface Ignored {
  readonly parameter: string;
  readonly execution: Execution;
}

/** A request with a valid value in the place of the fault. */
interface Probe {
  readonly parameter: string;
  readonly valid: PlannedRequest;
}

/** A look that asks once for each place. */
export function createUnheeded(tools: Sending): Unheeded {
  const { contract, capabilities } = tools.profile;
  const known = new Map<string, Promise<Execution | null>>();

  async function execute({ it }: CaseContradiction, { parameter, valid }: Probe): Promise<Execution | null> {
    const sequence: Sequence = {
      id: `${it.id}/valid`,
      operation: contract.operation,
      clause: contract.common.resultReadback,
      label: `a valid ${parameter}`,
      check: 'readback',
      steps: [
        { kind: 'create', request: valid, times: 1 },
        { kind: 'read', of: 0, format: 'JSON' },
      ],
    };
    const execution = await executeAtOnce(tools, sequence, 'valid');
    if (execution === null) return null;
    const { steps } = execution;
    return isUnheeded(contract, { steps, parameter }, citationsOf(execution).lookup) ? execution : null;
  }

  return {
    look: async (unconfirmed) => {
      // Where nobody asks what is shown, the fault that was accepted is all that there is to tell.
      const isAsked = capabilities.list && isWanted(tools.options, contract.common.resultReadback);
      const probe = isAsked ? probeOf(tools, unconfirmed) : null;
      if (probe === null) return null;
      const { parameters: _, ...transport } = probe.valid;
      const place = JSON.stringify([probe.parameter, transport]);
      const looking = known.get(place) ?? execute(unconfirmed, probe);
      known.set(place, looking);
      const execution = await looking;
      return execution === null ? null : { parameter: probe.parameter, execution };
    },
    claim: ({ it: { clause, id } }, { parameter, execution }) => {
      const { operation } = contract;
      tools.judge.claim(
        { kind: 'unheeded', operation, clause, case: id, parameter, steps: execution.steps },
        citationsOf(execution),
      );
    },
  };
}

/** The one parameter in which the request has a fault, if it is one that is shown, with the value of the twin or of the baseline. */
function probeOf({ profile }: Sending, { it, answered, twin }: CaseContradiction): Probe | null {
  const { contract, facts, baseline } = profile;
  if (it.side !== 'refuse' || it.answered || answered.reply.kind !== 'accepted') return null;
  const usual = it.valid?.parameters ?? it.twin?.parameters ?? twin?.planned.parameters ?? baseline;
  const { parameters } = it.request;
  const [name, ...others] = Object.keys(parameters).filter((key) => parameters[key] !== usual[key]);
  const value = name === undefined ? undefined : (usual[name] ?? baseline[name]);
  if (name === undefined || value === undefined || others.length > 0) return null;
  const root = parameterPath(name).name;
  if (!shownFields(contract).some(({ parameter }) => parameter === root)) return null;
  const valid = { ...it.request, parameters: { ...parameters, [name]: value } };
  const { kind } = expectationOf(contract, Object.entries(valid.parameters).map(placeholdersFilled), facts);
  return kind === 'accept' ? { parameter: name, valid } : null;
}
