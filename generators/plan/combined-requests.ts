import type { DryRunParameter } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Batch, TestCase } from '../../src/contract/test-case.ts';
import { tiedTo } from '../constraints/resolve.ts';
import type { CaseDraft, Change, TransportChange } from '../requests/case-draft.ts';
import { formatsOf, type TransportCase, transportsOf, usualTransport } from '../requests/common-drafts.ts';
import type { SingleFault } from '../requests/single-faults.ts';
import { toCase } from '../requests/to-case.ts';
import type { CaseOptions } from './case-options.ts';
import { type CombinedValues, combinedValues } from './combined-values.ts';

/** How a request differs from a plain one: how it is carried, in which format it is answered, and whether it asks for a check only. */
interface Variation {
  readonly transport: TransportCase;
  readonly format: TransportCase;
  readonly dryRun: DryRun | null;
}

interface DryRun {
  readonly parameter: DryRunParameter;
  readonly value: 'true' | 'false';
}

/** A valid request that shows much, in a variation of its own. */
export interface CombinedRequest {
  readonly number: number;
  readonly change: Change;
  readonly variation: Variation;
  readonly batch: Batch;
}

/** A few valid requests, each in another variation, that together show the accepted side of every clause about parameters. */
export const combinedRequests: (options: CaseOptions) => readonly CombinedRequest[] = oncePer((options) =>
  combinedValues(options, mostCombined).map((combined, index) => toCombinedRequest(options, combined, index)),
);

/** The combined requests that faults are put into: the last one stays out of it, to show at the end that the target still accepts. */
export function forFaults(combined: readonly CombinedRequest[]): readonly CombinedRequest[] {
  return combined.slice(0, -1);
}

const mostCombined = 8;

/** Whether a combined request asks for a check only. */
export function isCheck({ dryRun }: Variation): boolean {
  return dryRun?.value === 'true';
}

/**
 * The combined request for a fault of the `row`-th clause that has had `count` faults before. The first two go where most checks
 * may be passed by; the others go through all of them in turn, each clause from another one on.
 */
export function combinedFor(
  candidates: readonly CombinedRequest[],
  row: number,
  count: number,
): CombinedRequest | undefined {
  const far = candidates.slice(1, 3).reverse();
  return far[count] ?? candidates[(row + count) % candidates.length];
}

/**
 * Every pair of a place and a format in turn: the second and the third combined request are a method, a place, a format and a
 * signature apart. Where a check can be asked for, one request in four is in earnest, and the second says so.
 */
function variationOf(options: CaseOptions, index: number): Variation {
  const [query = usualTransport, get = query, body = query, split = query] = transportsOf(options);
  const [plain = usualTransport, json = plain, xml = plain] = formatsOf(options);
  const turns = [
    [query, plain],
    [get, plain],
    [body, xml],
    [split, json],
    [get, xml],
    [body, plain],
    [query, xml],
    [get, json],
    [body, json],
  ] as const;
  const [transport, format] = turns[index % turns.length] ?? turns[0];
  const parameter = parametersOfShape(options.contract, 'dry-run')[0];
  if (parameter === undefined || index % 4 === 0) return { transport, format, dryRun: null };
  return { transport, format, dryRun: { parameter, value: index === 1 ? 'false' : 'true' } };
}

function transportOf({ transport, format }: Variation): TransportChange {
  return { ...transport.transport, ...format.transport };
}

/** The parameters that a variation adds to a request. */
function added({ dryRun }: Pick<Variation, 'dryRun'>): Change {
  return dryRun === null ? {} : { [dryRun.parameter.name]: dryRun.value };
}

/** For each clause that says that a variation makes no difference: `draft` in that variation alone. */
function variationDrafts(
  { transport, format, dryRun }: Variation,
  draft: CaseDraft,
  label: string,
): readonly CaseDraft[] {
  const { side } = draft;
  // In whatever format it is asked for, a fault is its own clause's matter.
  const transports = side === 'accept' ? [transport, format] : [transport];
  const clauses = dryRun?.parameter.clauses;
  const checked = side === 'accept' ? clauses?.pass : clauses?.fail;
  const clause = dryRun?.value === 'true' ? checked : clauses?.off;
  return [
    ...transports.flatMap((transport) =>
      transport.clause === null
        ? []
        : [
            {
              ...draft,
              clause: transport.clause,
              label: `${transport.label}: ${label}`,
              transport: transport.transport,
            },
          ],
    ),
    ...(clause === undefined
      ? []
      : [{ ...draft, clause, label, change: { ...draft.change, ...added({ dryRun }) } }]),
  ];
}

function toCombinedRequest(
  options: CaseOptions,
  { change, drafts }: CombinedValues,
  index: number,
): CombinedRequest {
  const variation = variationOf(options, index);
  const number = index + 1;
  const label = `request ${number} of the smoke stage`;
  const clause =
    drafts[0]?.clause ??
    variation.transport.clause ??
    variation.format.clause ??
    options.contract.common.resultId;
  const plain: CaseDraft = { clause, side: 'accept', label, tier: 'edge', change };
  const about = [...drafts, ...variationDrafts(variation, { ...plain, twin: change }, label)];
  const whole = toCase(options, {
    ...plain,
    label: `${label}, as a whole`,
    change: { ...change, ...added(variation) },
    transport: transportOf(variation),
  });
  const parts = about.map((draft) => toCase(options, draft));
  return { number, change, variation, batch: { side: 'accept', parts, whole, twin: null } };
}

/** The combined request with a fault in it; whatever goes wrong, its parts say alone and in plain form what it is about. */
export function withFault(
  options: CaseOptions,
  combined: CombinedRequest,
  { plain, spelled, round }: SingleFault,
): Batch {
  const { variation, number } = combined;
  const own = spelled ?? plain;
  const controlled: CaseDraft = { ...plain, control: plain.change };
  const about = [
    plain,
    ...(spelled === null ? [] : [spelled]),
    ...variationDrafts(variation, controlled, `${plain.clause}: ${plain.label}`),
  ];
  const whole = toCase(options, {
    ...plain,
    label: `${own.label}, in request ${number} of the smoke stage`,
    change: { ...without(options, combined.change, own.change), ...added(variation), ...own.change },
    transport: transportOf(variation),
  });
  const parts = about.map((draft) => toCase(options, draft));
  const numbered = (it: TestCase): TestCase =>
    round === 0 ? it : { ...it, id: `${it.id}/again-${round}`, label: `${it.label}, again ${round}` };
  return {
    side: 'refuse',
    parts: parts.map(numbered),
    whole: numbered(whole),
    twin: combined.batch.whole.request,
  };
}

/** `surroundings` without the parameters that `change` is about, and without what is tied to them. */
function without({ contract }: CaseOptions, surroundings: Change, change: Change): Change {
  const own = new Set(Object.keys(change).map((name) => parameterPath(name).name));
  const tied = [
    ...contract.across.flatMap(({ each, by }) => (own.has(each) || own.has(by) ? [each, by] : [])),
    ...tiedTo(contract, own),
  ];
  const isRegion = parametersOfShape(contract, 'region').some(({ name }) => own.has(name));
  // Ids belong to a region: without it they may be what is refused.
  const ids = isRegion ? parametersOfShape(contract, 'reference').map(({ name }) => name) : [];
  return Object.fromEntries(
    Object.entries(surroundings).filter(([name]) => {
      const { name: parameter } = parameterPath(name);
      return !own.has(parameter) && !tied.includes(parameter) && !ids.includes(parameter);
    }),
  );
}
