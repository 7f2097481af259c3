import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../cli/command.test.kit.ts';
import { plainTransport } from '../contract/plain-transport.ts';
import type { Intent } from '../engine/resources/account.ts';
import { type LedgerHeader, ledgerName } from './ledger-line.ts';
import { openLedger } from './open-ledger.ts';
import { readLedger } from './read-ledger.ts';

const header: LedgerHeader = {
  type: 'run',
  tool: { name: 'clausewise', version: '0.0.0' },
  target: { alb: 'http://127.0.0.1:1' },
  embedded: false,
  signature: 'v3',
  regions: ['cn-hangzhou'],
  startedAt: '2026-01-01T00:00:00.000Z',
};
const place = { operation: 'CreateSecurityPolicy', region: 'cn-hangzhou' } as const;

const intent = (key: string, markers: readonly string[] = []): Intent => ({
  type: 'intent',
  key,
  ...place,
  request: {
    parameters: { SecurityPolicyName: 'edge-policy' },
    ...plainTransport,
  },
  markers,
});

describe('the ledger of a very long run', () => {
  it('stays small, and at every moment the file says what is open', () => {
    const directory = emptyDirectory();
    const path = join(directory, ledgerName);
    const ledger = openLedger(directory, header);
    ledger.write(intent('never answered'));
    ledger.write({ type: 'created', key: null, ...place, id: 'never deleted' });
    let largest = 0;
    for (let number = 0; number < 12_000; number++) {
      const id = `id-${number}`;
      ledger.write(intent(id, number % 4000 === 0 ? [`marker-${number}`] : []));
      if (number % 2 === 0) ledger.write({ type: 'nothing', key: id });
      else ledger.write({ type: 'created', key: id, ...place, id });
      if (number % 1999 === 0) {
        const [read] = readLedger(path) ?? [];
        expect(read?.alive()).toEqual(expect.arrayContaining([...ledger.ledgerRun.alive()]));
        expect(read?.alive()).toHaveLength(ledger.ledgerRun.alive().length);
        expect(read?.unanswered().map(({ key }) => key)).toEqual(['never answered']);
        expect(read?.markers()).toEqual(ledger.ledgerRun.markers());
        largest = Math.max(largest, statSync(path).size);
      }
      if (number % 2 === 1) ledger.write({ type: 'deleted', operation: place.operation, id });
    }
    ledger.close(false);
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThan(2_000_000);
    const [last] = readLedger(path) ?? [];
    expect(last?.alive().map(({ id }) => id)).toEqual(['never deleted']);
    expect(last?.markers()[0]?.markers).toEqual(['marker-0', 'marker-4000', 'marker-8000']);
    expect(last?.told).toBe(false);
  });

  it('carries over what an earlier run left and told of', () => {
    const directory = emptyDirectory();
    const earlier = openLedger(directory, header);
    earlier.write({ type: 'created', key: null, ...place, id: 'left behind' });
    earlier.close(true);
    const ledger = openLedger(directory, header);
    for (let number = 0; number < 6000; number++) {
      ledger.write(intent(`id-${number}`));
      ledger.write({ type: 'nothing', key: `id-${number}` });
    }
    ledger.close(true);
    const [first, second] = readLedger(join(directory, ledgerName)) ?? [];
    expect(first?.alive().map(({ id }) => id)).toEqual(['left behind']);
    expect(first?.told).toBe(true);
    expect(second?.alive()).toEqual([]);
  });

  it('has nothing but its beginning and its end when the target ends with the run', () => {
    const directory = emptyDirectory();
    const ledger = openLedger(directory, { ...header, embedded: true });
    ledger.write(intent('one'));
    ledger.close(true);
    expect(readFileSync(join(directory, ledgerName), 'utf8').match(/\n/g)).toHaveLength(2);
  });
});
