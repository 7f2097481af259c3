import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import { brokenDown, createObserver, refused, success } from '../../oracle/observer.test.kit.ts';
import { answeredOnce } from '../send/answered.ts';
import type { Attempt } from '../send/sender.ts';
import { lotsOf } from './lots.ts';
import type { ReadingBack } from './read-back.ts';
import { createReadbackQueue } from './readback-queue.ts';

const { policy: contract, facts } = specimen;
const observer = createObserver(contract);
const planned = { ...plainTransport, parameters: specimen.base(contract) };
const answeredWith = (came: Parameters<typeof observer.create>[1]) =>
  answeredOnce({ planned, observation: observer.create(planned.parameters, came) });
const made = (number: number) => answeredWith(success(contract, `made-${number}`));

/** A queue in front of a target that shows nothing until it is let; with room for so many resources. */
function queueWith(limit: number) {
  const looks: (() => void)[] = [];
  const discarded: number[] = [];
  const attempt = { exchange: observer.look(brokenDown), reply: { kind: 'malformed' } } as Attempt;
  const tools = {
    profile: { contract, facts, capabilities: { list: true } },
    options: { concurrency: 16, wait: async () => {} },
    sender: {
      stopped: () => null,
      companion: () => new Promise<Attempt>((answer) => looks.push(() => answer(attempt))),
    },
    requests: {
      discard: async ({ exchange }: { readonly exchange: { readonly ordinal: number } }) =>
        void discarded.push(exchange.ordinal),
    },
    pool: {
      limit: () => limit,
      alive: () => Array.from({ length: 100 }, (_, number) => `made-${number}`),
      slots: { whileLooking: (look: () => Promise<void>) => look() },
    },
    readPolicy: { waits: () => [] },
    judge: { statesOf: () => new Map([[contract.common.resultReadback, { finding: null }]]) },
    investigations: { isWaiting: () => false },
  } as unknown as ReadingBack;
  return { queue: createReadbackQueue(tools), looks, discarded };
}

const moment = () => new Promise((resolve) => setImmediate(resolve));

it('reads several lots at a time where there is room, and deletes each once it is read', async () => {
  const { queue, looks, discarded } = queueWith(600);
  const { size } = lotsOf(contract, 600);
  const released = Array.from({ length: 5 * size }, (_, number) => queue.release(made(number)));
  await moment();
  expect(looks).toHaveLength(5);
  expect(discarded).toHaveLength(0);
  looks[3]?.();
  await moment();
  expect(discarded).toHaveLength(size);
  for (const show of looks) show();
  await Promise.all(released);
  expect(discarded).toHaveLength(5 * size);
});

it('reads one lot after the other where there is little room', async () => {
  const { queue, looks, discarded } = queueWith(12);
  const { size } = lotsOf(contract, 12);
  const released = Array.from({ length: 3 * size }, (_, number) => queue.release(made(number)));
  for (let lot = 1; lot <= 3; lot++) {
    await moment();
    expect(looks).toHaveLength(lot);
    expect(discarded).toHaveLength((lot - 1) * size);
    looks.at(-1)?.();
  }
  await Promise.all(released);
  expect(discarded).toHaveLength(3 * size);
});

it('lets a request that made nothing pass, however many wait', async () => {
  const { queue, looks } = queueWith(12);
  for (let number = 0; number < 8; number++) void queue.release(made(number));
  await moment();
  await queue.release(answeredWith(refused));
  expect(looks).toHaveLength(1);
});

it('is empty only when all that is being read is deleted', async () => {
  const { queue, looks, discarded } = queueWith(600);
  const { size } = lotsOf(contract, 600);
  for (let number = 0; number < size + 1; number++) void queue.release(made(number));
  let isFlushed = false;
  const flushed = queue.flush().then(() => {
    isFlushed = true;
  });
  await moment();
  expect(looks).toHaveLength(2);
  looks[1]?.();
  await moment();
  expect(isFlushed).toBe(false);
  looks[0]?.();
  await flushed;
  expect(discarded).toHaveLength(size + 1);
});
