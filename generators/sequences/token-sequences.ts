import fc from 'fast-check';
import type { Text } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { plainTransport } from '../../src/contract/plain-transport.ts';
import { readText } from '../../src/contract/read-text.ts';
import type { Sequence, Step } from '../../src/contract/sequence.ts';
import type { PlannedRequest } from '../../src/contract/test-case.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { bareChange, largestChange } from '../requests/contexts.ts';
import { records } from '../requests/position.ts';
import { drawn } from '../requests/random-drafts.ts';
import { ordinaryText } from '../texts/text.ts';
import { markedRequest } from './marked.ts';
import { build, count, create, shared } from './sequence-steps.ts';

/** Other tokens after which one comes again: more than a memory of usual size holds. */
const crowd = 1100;

export function tokenSequences(options: CaseOptions): readonly Sequence[] {
  const { idempotence } = options.contract;
  if (idempotence === null) return [];
  const { idempotent, distinct, concurrent, mismatch } = idempotence.clauses;
  const token = shared('token', 24);
  const once = (value: string | null, change?: Change) => create(options, value, change);
  const other = otherParameters(options);
  const largest = largestChange(options.contract, options.facts);
  const plain = withLittle(options);
  const digits = shared('digits', 14);
  const alike = (value: null) =>
    create(options, value, {}, 1, options.transport === undefined ? { method: 'GET' } : {});
  /** The marker behind a letter, for a name that differs in its case is another one. */
  const inCase = (letter: string): Change =>
    Object.fromEntries(
      Object.entries(markedRequest(options.contract)).map(([name, value]) => [name, `${letter}${value}`]),
    );
  return [
    build(options, idempotent, 'the same again straight away', 'tokens', [once(token), once(token), count]),
    build(options, idempotent, 'again after many other requests', 'tokens', [
      once(token),
      { kind: 'pause' },
      once(token),
      count,
    ]),
    build(options, idempotent, 'again after many other requests, a second one', 'tokens', [
      once(`${token}2`, { ...other, ...plain }),
      { kind: 'pause' },
      create(options, `${token}2`, { ...other, ...plain }, 1, { rpcSignature: options.rpc !== false }),
      count,
    ]),
    ...(options.profile === 'exhaustive'
      ? [
          build(options, idempotent, `again after ${crowd} others`, 'tokens', [
            once(`${token}3`),
            { kind: 'pause', others: { request: plainOther(options), times: crowd, lastMs: 0 } },
            once(`${token}3`),
            count,
          ]),
        ]
      : []),
    build(options, idempotent, 'a token of 64 characters with everything', 'tokens', [
      once(shared('long', 64), { ...largest, ...markedRequest(options.contract) }),
      backwards(once(shared('long', 64), { ...largest, ...markedRequest(options.contract) })),
      count,
    ]),
    build(options, idempotent, 'two tokens in turn', 'tokens', [
      once(`${token}a`),
      once(`${token}b`),
      once(`${token}a`),
      once(`${token}b`),
      count,
    ]),
    // However a request is carried, it is the same request.
    build(options, idempotent, 'in a form body, by GET and in XML', 'tokens', [
      create(options, token, {}, 1, { place: 'body' }),
      create(options, token, {}, 1, { method: 'GET' }),
      create(options, `${token}2`, {}, 1, { method: 'GET' }),
      options.rpc === false
        ? once(`${token}2`)
        : create(options, `${token}2`, {}, 1, { format: 'XML', rpcSignature: true }),
      count,
    ]),
    build(options, distinct, 'two tokens', 'tokens', [once(`${token}x`), once(`${token}y`), count]),
    // Two addresses that are the same to the letter, at which caches look.
    build(options, distinct, 'no token', 'tokens', [alike(null), alike(null), count]),
    build(options, distinct, 'tokens that differ in letter case or a sign', 'tokens', [
      once(`${token}q`, inCase('q')),
      once(`${token}Q`, inCase('Q')),
      once(`${token}-q`),
      // A target may refuse tokens with blanks; those that it takes are others than the one without.
      once(`${token}q `, inCase('q')),
      once(` ${token}q`, inCase('q')),
      count,
    ]),
    build(options, distinct, 'tokens that are the same number', 'tokens', [
      once(digits),
      once(`0${digits}`),
      count,
    ]),
    build(options, distinct, 'long tokens that differ at the end', 'tokens', [
      once(`${shared('long', 63)}a`),
      once(`${shared('long', 63)}b`),
      count,
    ]),
    build(options, distinct, 'long tokens that differ at the start', 'tokens', [
      once(`a${shared('long', 63)}`),
      once(`b${shared('long', 63)}`),
      count,
    ]),
    ...[2, 10].map((times) =>
      build(options, concurrent, `${times} at once`, 'tokens', [create(options, token, {}, times), count]),
    ),
    build(options, concurrent, '6 at once and again', 'tokens', [
      create(options, token, {}, 6),
      once(token),
      count,
    ]),
    build(options, mismatch, 'other parameters', 'mismatch', [once(token), once(token, other)]),
    build(options, mismatch, 'one parameter less', 'mismatch', [
      once(token, anotherRecord(options) ?? other),
      once(token),
    ]),
  ];
}

/** A request with a token and texts of its own, none of which is the marker. */
function plainOther({ contract, base, transport }: CaseOptions): PlannedRequest {
  return {
    ...plainTransport,
    ...transport,
    parameters: { ...base, [tokenName(contract)]: '{fresh:24}' },
  };
}

/** A record, which many a fingerprint of a request leaves out; null where the contract has none. */
function anotherRecord({ contract }: CaseOptions): Change | null {
  const [group] = parametersOfShape(contract, 'group');
  return group === undefined ? null : records(group, 1);
}

/** The step with its parameters from the last to the first: their order means nothing. */
function backwards(step: Step): Step {
  if (step.kind !== 'create') return step;
  const { request } = step;
  const parameters = Object.fromEntries(Object.entries(request.parameters).reverse());
  return { ...step, request: { ...request, parameters } };
}

/** The change that leaves off what is not required, but for the marker, and says that no check is meant. */
function withLittle({ contract, facts, base }: CaseOptions): Change {
  const off = parametersOfShape(contract, 'dry-run').map(({ name }) => [name, 'false'] as const);
  return { ...bareChange(contract, facts, base), ...markedRequest(contract), ...Object.fromEntries(off) };
}

/** A valid change of a value that is not the marker's. */
function otherParameters({ contract, base }: CaseOptions): Change {
  const list = contract.across[0];
  if (list !== undefined) {
    const pairs = Object.entries(list.table)
      .reverse()
      .flatMap(([by, items]) => items.map((item) => [by, item] as const));
    const [by, item] =
      pairs.find(([version, it]) => version !== base[`${list.by}.1`] || it !== base[`${list.each}.1`]) ?? [];
    return by === undefined ? {} : { [`${list.by}.1`]: by, [`${list.each}.1`]: item ?? null };
  }
  const text = parametersOfShape(contract, 'text').at(-1);
  return text === undefined ? {} : { [text.name]: anotherText(text.text) };
}

/** A valid text that no example has. */
function anotherText(text: Text): string {
  const usual = 'Another';
  return readText(text, usual).length === 0 ? usual : ordinaryText(text, usual.length);
}

/** Random plays of a few tokens and none: the model says how many resources there must be and which ids are equal. */
export function randomTokenSequences(options: CaseOptions): readonly Sequence[] {
  const { idempotence } = options.contract;
  if (idempotence === null) return [];
  const { idempotent } = idempotence.clauses;
  const command = fc.record({
    token: fc.constantFrom('a', 'b', 'c', null),
    times: fc.constantFrom(1, 1, 2),
  });
  const plays = drawn(fc.array(command, { minLength: 3, maxLength: 4 }), 2, options.seed, 'tokens');
  return plays.map((commands, index) =>
    build(options, idempotent, `random play ${index + 1}`, 'tokens', [
      ...commands.map(({ token, times }) =>
        create(
          options,
          token === null ? null : `${shared('token', 20)}${token}`,
          {},
          token === null ? 1 : times,
        ),
      ),
      count,
    ]),
  );
}
