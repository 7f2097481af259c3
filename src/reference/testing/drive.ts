import type { Wire } from '../../endpoint/fields.ts';
import type { Received } from '../../endpoint/received.ts';
import { createNonces } from '../../endpoint/signature/nonces.ts';
import type { Behaviour } from '../behaviour.ts';
import { createFixtures } from '../fixtures.ts';
import { handle } from '../handle.ts';
import { registerPreExisting } from '../state/register-pre-existing.ts';
import { createState } from '../state/state.ts';
import type { Asked } from './ask.ts';

/** How a request of a scenario goes. */
export interface Way {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly format?: 'JSON' | 'XML';
  /** Where the parameters stand in a POST request; default the body. */
  readonly place?: 'query' | 'body';
  /** Text to put behind the encoded parameters. */
  readonly more?: string;
  /** A form body beside parameters in the query. */
  readonly body?: string;
  /** Headers beside the usual ones, or in their place. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Lets what was created stay; otherwise it is removed again after the request. */
  readonly keep?: boolean;
}

/** Sends one request, writes down what came of it, and returns the answer as text. */
export type Send = (asked: Asked, way?: Way) => Promise<string>;

/** Some requests that show how an endpoint behaves. */
export type Scenario = (send: Send) => Promise<void>;

/** A clock that stands still. */
const clock = (): number => Date.UTC(2024, 5, 1);

/**
 * What `scenario` shows of `behaviour`, without a network: a line for each request, with the answer and with what
 * exists afterwards. Random ids are replaced by their order, so that equal behaviours have equal lines. Each line
 * goes to `heed` as well, which may throw to end the scenario.
 */
export async function transcribe(
  behaviour: Behaviour,
  scenario: Scenario,
  apply: (line: string, index: number) => void = () => {},
): Promise<readonly string[]> {
  const state = createState(behaviour.timing.consistencyMs);
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const fixtures = createFixtures({ seed: 1, clock, pause });
  registerPreExisting(behaviour.foreign, state, fixtures);
  const authentication = {
    signature: 'optional',
    credentials: undefined,
    clock,
    nonces: createNonces(0, clock),
  } as const;
  const lines: string[] = [];
  const numbers = new Map<string, string>();
  let ordinal = 0;
  await scenario(async (asked, way = {}) => {
    const received = receivedOf(asked, way, ++ordinal);
    const wire = await handle(received, behaviour, state, fixtures, authentication);
    const existing = [...state.groups.existing(), ...state.policies.existing()];
    const line = anonymize(JSON.stringify([textOf(wire), existing]), numbers);
    apply(line, lines.length);
    lines.push(line);
    for (const { id, region } of way.keep === true ? [] : existing) {
      state.groups.remove(id, region, clock());
      state.policies.remove(id, region, clock());
    }
    return wire.body.toString();
  });
  return lines;
}

function receivedOf(asked: Asked, way: Way, ordinal: number): Received {
  const { method = 'GET', format = 'JSON', place = 'body', more = '', body = '', headers = {} } = way;
  const text = new URLSearchParams({ Format: format, ...asked }).toString() + more;
  const isInBody = method !== 'GET' && place === 'body';
  return {
    ordinal,
    method,
    path: '/',
    query: isInBody ? '' : text,
    headers: {
      host: 'reference',
      'accept-encoding': 'gzip',
      ...(isInBody || body !== '' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
    },
    body: Buffer.from(isInBody ? text : body),
    tooLarge: false,
  };
}

function textOf({ body, ...others }: Wire): object {
  return { ...others, body: body.toString() };
}

function anonymize(line: string, numbers: Map<string, string>): string {
  return line.replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}|(sg|scp)-bp1[a-z0-9]{14}/g, (id) => {
    const number = numbers.get(id) ?? `#${numbers.size}`;
    numbers.set(id, number);
    return number;
  });
}

/** Whether `behaviour` shows something else in `scenario` than these lines. */
export async function differs(
  behaviour: Behaviour,
  scenario: Scenario,
  lines: readonly string[],
): Promise<boolean> {
  let isDifferent = false;
  const compare = (line: string, index: number): void => {
    isDifferent ||= line !== lines[index];
    if (isDifferent) throw new Error('The first difference is enough.');
  };
  await transcribe(behaviour, scenario, compare).catch((error: unknown) => {
    if (!isDifferent) throw error;
  });
  return isDifferent;
}
