import { applyChange } from '../../src/contract/apply-change.ts';
import { plainTransport, type Transport } from '../../src/contract/plain-transport.ts';
import type { Sequence, SequenceProperty, Step } from '../../src/contract/sequence.ts';
import type { Parameters } from '../../src/contract/test-case.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import { uniqueParameters } from '../../src/contract/unique-parameters.ts';
import { resolve } from '../constraints/resolve.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { type Change, rootsOf } from '../requests/case-draft.ts';
import { individual } from '../texts/individual-texts.ts';
import { withIndividualValues } from '../values/individual-values.ts';
import { markedRequest, marker } from './marked.ts';

export type PartialTransport = Partial<Transport>;

/** `length` letters that are the same in all steps of one execution. */
export const shared = (name: string, length: number) => `{shared:${name}:${length}}`;

/** A sequence of `steps`. */
export function build(
  { contract }: CaseOptions,
  clause: string,
  label: string,
  check: SequenceProperty,
  steps: readonly Step[],
): Sequence {
  return {
    id: `${clause}/sequence/${label.replaceAll(' ', '-')}`,
    operation: contract.operation,
    clause,
    label,
    check,
    steps,
  };
}

/** A create with `token` (null: none) and the base's parameters but for `change`. */
export function create(
  options: CaseOptions,
  token: string | null,
  change: Change = {},
  times = 1,
  transport: PartialTransport = {},
): Step {
  const { contract, facts, base, transport: usual } = options;
  const name = tokenName(contract);
  const marked = { ...sharedBase(base, token), ...markedBase(options, token) };
  const applied = applyChange(marked, {
    ...change,
    ...(name !== '' && { [name]: change[name] ?? token }),
  });
  const resolved = resolve(applied, { contract, facts, base, pinned: rootsOf(change) });
  const parameters = withOwnTexts(options, resolved, token);
  return {
    kind: 'create',
    times,
    request: {
      ...plainTransport,
      parameters,
      ...usual,
      ...transport,
    },
  };
}

/** Texts and values of which no two resources may have the same, with letters of the token in them or behind the marker. */
function withOwnTexts(
  { contract, facts }: CaseOptions,
  parameters: Parameters,
  token: string | null,
): Parameters {
  const unique = uniqueParameters(contract).flatMap(({ name }) => (name in parameters ? [name] : []));
  if (unique.length === 0) return parameters;
  const told = Object.fromEntries(
    unique.map((name) => {
      const value = parameters[name] ?? '';
      return [name, value === marker ? `${marker}{fresh:4}` : value];
    }),
  );
  const own = withIndividualValues(contract, individual(contract, { ...parameters, ...told }), facts);
  const texts = Object.fromEntries(unique.map((name) => [name, own[name] ?? '']));
  return { ...parameters, ...sharedBase(texts, token) };
}

/** Texts that are new in each request are those of one token in a sequence: with it they come again. */
function sharedBase(base: Parameters, token: string | null): Parameters {
  const owner = token === null ? 'none' : ownerOf(token);
  return Object.fromEntries(
    Object.entries(base).map(([name, value]) => [
      name,
      value.replaceAll(/\{fresh:(\d+)\}/g, `{shared:${owner}text:$1}`),
    ]),
  );
}

/** The name of a token: what is shared, and in letters and digits what stands around it. */
function ownerOf(token: string): string {
  const name = token.replace(/\{shared:(\w+):\d+\}/, '$1');
  return name.replaceAll(/\W/g, (sign) => String(sign.codePointAt(0)));
}

/** The marker, with letters of the token behind it where each text has to be new. */
function markedBase({ contract, base }: CaseOptions, token: string | null): Parameters {
  const own = sharedBase({ text: '{fresh:4}' }, token).text ?? '';
  return Object.fromEntries(
    Object.entries(markedRequest(contract)).map(([name, value]) => [
      name,
      base[name]?.startsWith('{fresh:') === true ? `${value}${own}` : value,
    ]),
  );
}

/** A look at what carries the marker. */
export const count: Step = { kind: 'count', marker };

/** Ways in turn, for a request may be refused in one of them only before anything is created. */
export function transportAt({ transport }: CaseOptions, index: number): PartialTransport {
  const transports: readonly PartialTransport[] = [{}, { place: 'body' }, { method: 'GET' }];
  return transport === undefined ? (transports[index % transports.length] ?? {}) : {};
}
