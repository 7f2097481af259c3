import { marker } from '../../generators/marked.ts';
import type { Parameters, PlannedRequest } from '../contract/case.ts';
import type { Script } from '../contract/script.ts';
import { type Expectation, expectationOf } from '../oracle/expectation.ts';
import { readbackDifference } from '../oracle/judge-readback.ts';
import type { Resource } from './companions.ts';
import { standInsFilled } from './fresh.ts';
import { runScript } from './run-script.ts';
import { type Session, tallyOf } from './session.ts';
import { signatureOf } from './signature.ts';
import type { Submitted } from './submit.ts';

const mostTried = 12;

/**
 * Looks among `resources`, which the target lists at the end, for some that nobody was told of and that look as a
 * request that created nothing asked for. Such requests are sent again with a mark of their own, for others may have
 * created what only looks like it.
 */
export async function lookForStrays(session: Session, resources: Iterable<Resource>): Promise<void> {
  const strays = [...resources].filter(({ id }) => !session.resources.isOurs(id));
  if (strays.length === 0) return;
  const { contract, fruitless } = session;
  const suspects = fruitless.filter(
    ({ values }) =>
      showsSomething(session, values) &&
      strays.some(({ tree }) => readbackDifference(contract, values, tree) === null),
  );
  const tried = new Set<string>();
  for (const suspect of suspects) {
    const script = scriptOf(session, suspect);
    if (script === null) continue;
    const kind = signatureOf(suspect.expectation);
    if (tried.has(kind) || tallyOf(session, script.clause).violation !== null) continue;
    if (tried.size >= mostTried || session.conduit.stopped() !== null) return;
    tried.add(kind);
    await runScript(session, script);
  }
}

function showsSomething({ contract }: Session, values: Parameters): boolean {
  return contract.companions.list.fields.some(({ parameter }) =>
    Object.keys(values).some((name) => name === parameter || name.startsWith(`${parameter}.`)),
  );
}

/** The request with a mark in a text that it is not about, and a look for that mark; null when there is no such text. */
function scriptOf(session: Session, { planned, expectation, occasion }: Submitted): Script | null {
  const { contract } = session;
  const dryRun = contract.parameters.find(({ shape }) => shape === 'dry-run');
  const clause =
    expectation.kind === 'refuse' || dryRun?.shape !== 'dry-run'
      ? contract.common.refusalEffect
      : dryRun.clauses.effect;
  const request = marked(session, planned, expectation);
  return request === null
    ? null
    : {
        id: `${clause}/sequence/${occasion.case}`,
        operation: contract.operation,
        clause,
        label: `what ${occasion.case} created`,
        check: 'no-effect',
        steps: [
          { kind: 'create', times: 1, request },
          { kind: 'count', marker },
        ],
      };
}

function marked(session: Session, planned: PlannedRequest, expectation: Expectation): PlannedRequest | null {
  const { contract, facts } = session;
  for (const { shape, parameter } of contract.companions.list.fields) {
    if (shape !== 'text') continue;
    const parameters = { ...planned.parameters, [parameter]: marker };
    const expected = expectationOf(contract, Object.entries(parameters).map(standInsFilled), facts);
    if (signatureOf(expected) === signatureOf(expectation)) return { ...planned, parameters };
  }
  return null;
}
