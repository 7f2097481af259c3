import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { type Expectation, expectationOf } from '../../oracle/expectation.ts';
import { documentedAnswers } from '../../oracle/judge.ts';
import type { Observation } from '../../oracle/observation.ts';
import { type Came, createObserver, refused, refusedWith, success } from '../../oracle/observer.test.kit.ts';
import { nextSending, resolveReply, type Sent } from '../../oracle/resolve.ts';
import type { Answered } from '../send/answered.ts';
import { fillPlaceholders } from '../send/placeholders.ts';
import { plainRequest, type TargetProfile } from '../target-profile.ts';
import type { Ask, Step } from './ask.ts';

/** A request as a target in a test sees it. */
export interface Arrival {
  /** Business parameters as on the wire. */
  readonly values: Parameters;
  readonly planned: PlannedRequest;
  readonly expectation: Expectation;
  /** 1 for the first request that the target gets. */
  readonly count: number;
}

/** A target that answers as the documents ask, but for what a test says. */
export interface Target {
  readonly profile: TargetProfile;
  readonly baseline: PlannedRequest;
  /** Sends a request and, where its answer may be due to the target, the baseline and the request again. */
  readonly send: (planned: PlannedRequest) => Answered;
}

/** A target of `contract`; `wrong` says how it answers a request otherwise than it must, and null where it does not. */
export function createTarget(
  contract: Contract,
  wrong: (arrival: Arrival) => Came | null = () => null,
): Target {
  const { facts } = specimen;
  const observer = createObserver(contract, facts);
  let count = 0;

  function observation(planned: PlannedRequest): Observation {
    count++;
    const values = fillPlaceholders(planned.parameters, `request-${count}`);
    const expectation = expectationOf(contract, [...Object.entries(values), ...planned.again], facts);
    const came = wrong({ values, planned, expectation, count }) ?? rightly(contract, expectation, count);
    return observer.create(values, came, planned);
  }

  const parameters = specimen.base(contract);
  const baseline = plainRequest({ contract, transport: null, tokenless: false }, parameters);

  function send(planned: PlannedRequest): Answered {
    let sent: Sent = { observation: observation(planned), again: [], baselines: [] };
    for (let next = nextSending(contract, sent); next !== null; next = nextSending(contract, sent))
      sent =
        next === 'baseline'
          ? { ...sent, baselines: [...sent.baselines, observation(baseline)] }
          : { ...sent, again: [...sent.again, observation(planned)] };
    return { planned, sent, reply: resolveReply(contract, sent, new Set()) };
  }

  const accepted = createObserver(contract).create(
    fillPlaceholders(baseline.parameters, 'preflight'),
    success(contract, 'first'),
  );
  return {
    send,
    baseline,
    profile: {
      contract,
      facts,
      baseline: parameters,
      accepted: {
        planned: baseline,
        sent: { observation: accepted, again: [], baselines: [] },
        reply: accepted.reply,
      },
      transport: null,
      tokenless: false,
      capabilities: { list: true, detail: true, remove: true, olderSignature: true },
    },
  };
}

/** What the documents ask for; an open point is let pass. */
function rightly(contract: Contract, expectation: Expectation, count: number): Came {
  if (expectation.kind === 'refuse') {
    const [documented] = documentedAnswers(expectation) ?? [];
    return documented === undefined ? refused : refusedWith(documented.status, documented.code);
  }
  return expectation.dryRun ? refusedWith(400, 'DryRunOperation') : success(contract, `made-${count}`);
}

/** The baseline with some parameters changed; null takes one away. */
export function changed(
  { baseline }: Target,
  change: Readonly<Record<string, string | null>>,
  way: Partial<Omit<PlannedRequest, 'parameters'>> = {},
): PlannedRequest {
  const entries = Object.entries({ ...baseline.parameters, ...change });
  const parameters = Object.fromEntries(
    entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  return { ...plainTransport, ...way, parameters };
}

/** How an investigation went: what it asked for in order, and what it came to. */
export interface Followed<T> {
  readonly asks: readonly Ask[];
  readonly answers: readonly (Answered | null)[];
  readonly conclusion: T;
}

/** Goes through an investigation, which `answer` answers. */
export function follow<T>(steps: Step<T>, answer: (ask: Ask, count: number) => Answered | null): Followed<T> {
  const asks: Ask[] = [];
  const answers: (Answered | null)[] = [];
  let next = steps.next();
  while (next.done !== true) {
    if (asks.length > 2000) throw new Error('The investigation goes on and on.');
    asks.push(next.value);
    const answered = answer(next.value, asks.length);
    answers.push(answered);
    next = steps.next(answered);
  }
  return { asks, answers, conclusion: next.value };
}
