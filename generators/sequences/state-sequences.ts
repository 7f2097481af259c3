import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Sequence } from '../../src/contract/sequence.ts';
import { shownFields } from '../../src/contract/shown-fields.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { bareChange, largestChange } from '../requests/contexts.ts';
import { parameterDrafts } from '../requests/parameter-drafts.ts';
import { records } from '../requests/position.ts';
import { faultsWithMarker, markedRequest } from './marked.ts';
import { build, count, create, shared } from './sequence-steps.ts';

/** Sequences that show what is kept from one request to the next, though it should not be. */
export function stateSequences(options: CaseOptions): readonly Sequence[] {
  return [
    ...leakSequences(options),
    ...afterRefusal(options),
    ...afterCheck(options),
    ...withoutToken(options),
  ].map((sequence): Sequence => ({ ...sequence, isAlone: true }));
}

/** All that there is, then as little as there may be: what is shown of the second was not given with the first. */
function leakSequences(options: CaseOptions): readonly Sequence[] {
  const { contract, facts, base } = options;
  const bare = bareChange(contract, facts, base);
  const shown = new Set(shownFields(contract).map(({ parameter }) => parameter));
  const optional = contract.parameters.filter(({ name, presence }) => shown.has(name) && !presence.required);
  if (optional.length === 0) return [];
  const rich: Change = {
    ...largestChange(contract, facts),
    ...Object.assign({}, ...parametersOfShape({ parameters: optional }, 'group').map((it) => records(it, 2))),
  };
  // A request of 20 records and one of two differ in what comes after them, not in what is kept of them.
  const few = Object.fromEntries(
    Object.entries(rich).filter(([name]) => {
      const { index, member } = parameterPath(name);
      return member === null || index === null || index <= 2;
    }),
  );
  return [
    build(options, contract.common.resultReadback, 'nothing of the request before', 'leak', [
      create(options, shared('rich', 24), few),
      create(options, shared('bare', 24), bare),
      { kind: 'read', of: 1, format: 'JSON' },
    ]),
  ];
}

/** A right request, a refused one and a right one again: with a record in all, and with the name of the refused one. */
function afterRefusal(options: CaseOptions): readonly Sequence[] {
  const { contract, facts } = options;
  const clause = contract.idempotence?.clauses.distinct ?? contract.common.refusalEffect;
  const ofRecord = parametersOfShape(contract, 'group').flatMap((it) =>
    parameterDrafts(it, contract, facts)
      .filter(({ side, control }) => side === 'refuse' && control === undefined)
      .slice(0, 1)
      .map(({ clause, change }) =>
        build(options, clause, 'a right record after a wrong one', 'accepted-after', [
          create(options, shared('before', 24), records(it, 2)),
          create(options, shared('wrong', 24), change),
          create(options, shared('right', 24), records(it, 2)),
        ]),
      ),
  );
  const marked = Object.keys(markedRequest(contract));
  const fault = faultsWithMarker(options).find(
    (change) =>
      !Object.keys(change).some((name) => marked.includes(name) && change[name] !== null) ||
      marked.every((name) => change[name] === markedRequest(contract)[name]),
  );
  const ofName =
    fault === undefined
      ? []
      : [
          build(options, clause, 'the text of a refused request again', 'accepted-after', [
            create(options, shared('before', 24), another(options)),
            create(options, shared('wrong', 24), fault),
            create(options, shared('right', 24)),
          ]),
        ];
  return [...ofRecord, ...ofName];
}

/** The marker with something behind it, for another text. */
function another({ contract }: CaseOptions): Change {
  return Object.fromEntries(
    Object.entries(markedRequest(contract)).map(([name, value]) => [name, `${value}x`]),
  );
}

/** A check, then a request in earnest that does not say so. */
function afterCheck(options: CaseOptions): readonly Sequence[] {
  return parametersOfShape(options.contract, 'dry-run').map(({ name, clauses: { off } }) =>
    build(options, off, 'a request after a check', 'accepted-after', [
      create(options, shared('before', 24), { [name]: null }),
      create(options, shared('check', 24), { [name]: 'true' }),
      create(options, shared('earnest', 24), { [name]: null }),
    ]),
  );
}

/** A request with a token, then the same without one. */
function withoutToken(options: CaseOptions): readonly Sequence[] {
  const { idempotence } = options.contract;
  if (idempotence === null) return [];
  const { distinct } = idempotence.clauses;
  return [
    build(options, distinct, 'a token and then none', 'tokens', [
      create(options, shared('token', 24)),
      create(options, null),
      count,
    ]),
  ];
}
