import type { DryRunParameter } from '../src/contract/contract.ts';
import type { Probe } from './probe.ts';

/**
 * Probes of a parameter that asks for a check only: valid requests pass, and each of `faults`, one for every clause,
 * is refused as it is without it.
 */
export function dryRunProbes(
  { name, clauses }: DryRunParameter,
  valid: readonly Probe[],
  faults: readonly Probe[],
): readonly Probe[] {
  const accepted = valid.map(
    (probe, index): Probe => ({
      clause: clauses.pass,
      side: 'accept',
      label: `${probe.clause}: ${probe.label}`,
      tier: index < 2 ? 'edge' : 'sweep',
      change: { ...probe.change, [name]: 'true' },
      twin: probe.change,
    }),
  );
  const refused = faults.map(
    (probe): Probe => ({
      clause: clauses.fail,
      side: 'refuse',
      label: `${probe.clause}: ${probe.label}`,
      tier: 'edge',
      change: { ...probe.change, [name]: 'true' },
      control: probe.change,
    }),
  );
  const refusedWhenOff = faults.slice(0, 4).map(
    (probe): Probe => ({
      clause: clauses.off,
      side: 'refuse',
      label: `${probe.clause}: ${probe.label}`,
      tier: 'sweep',
      change: { ...probe.change, [name]: 'false' },
      control: probe.change,
    }),
  );
  const off: Probe = {
    clause: clauses.off,
    side: 'accept',
    label: 'false',
    tier: 'edge',
    change: { [name]: 'false' },
  };
  const plain: Probe = {
    clause: clauses.pass,
    side: 'accept',
    label: 'the base request',
    tier: 'edge',
    change: { [name]: 'true' },
  };
  return [plain, ...accepted, ...refused, off, ...refusedWhenOff];
}
