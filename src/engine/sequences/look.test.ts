import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { SequenceProperty } from '../../contract/sequence.ts';
import { createObserver, success } from '../../oracle/observer.test.kit.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import { createReadPolicy } from '../resources/read-policy.ts';
import type { Sending } from '../sending.ts';
import { look } from './look.ts';

const { policy: contract, facts } = specimen;
const parameters = specimen.base(contract);

/** Looks for what a create made on a target that shows it only after so many looks; says how often it looked. */
async function looksFor(check: SequenceProperty, lateBy: number): Promise<number> {
  const observer = createObserver(contract);
  const id = 'made';
  const create = { kind: 'create', request: { ...plainTransport, parameters }, times: 1 } as const;
  const read = { kind: 'read', of: 0, format: 'JSON' } as const;
  const made = observer.create(parameters, success(contract, id));
  const { list } = contract.companions;
  const shown = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name.replace(/\.1$/, ''),
      /\.1$/.test(name) ? [value] : value,
    ]),
  );
  let looks = 0;
  const tools = {
    profile: { contract, facts, capabilities: { list: true, olderSignature: true }, transport: null },
    options: { wait: async () => {} },
    sender: {
      companion: async () => {
        const resources = ++looks > lateBy ? [{ ...shown, [list?.id ?? '']: id }] : [];
        const exchange = observer.look({ body: { RequestId: 'r', [list?.items ?? '']: resources } });
        return { exchange, reply: { kind: 'accepted', id: null } };
      },
    },
    pool: { slots: { whileLooking: (work: () => Promise<unknown>) => work() } },
    readPolicy: createReadPolicy(),
    judge: { statesOf: () => new Map([[contract.common.resultReadback, { finding: null }]]) },
  } as unknown as Sending;
  const execution: Execution = {
    sequence: {
      id: 'a sequence',
      operation: contract.operation,
      clause: contract.common.resultReadback,
      label: 'a sequence',
      check,
      steps: [create, read],
    },
    serial: 'plan',
    steps: [{ kind: 'create', at: [made.exchange.ordinal] }],
    creates: [made],
    looks: [],
  };
  await look(tools, execution, read);
  return looks;
}

it.each(['readback', 'leak', 'observe-readback'] as const)(
  'looks again for what is shown late, for %s too',
  async (check) => {
    expect(await looksFor(check, 0)).toBe(1);
    expect(await looksFor(check, 3)).toBe(4);
  },
);

it('gives up on what is never shown', async () => {
  expect(await looksFor('leak', Number.POSITIVE_INFINITY)).toBeLessThan(20);
});
