import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { Sequence, SequenceProperty, Step } from '../../contract/sequence.ts';
import { smallerSequences } from './smaller-sequences.ts';

const { group, facts } = specimen;
const parameters = specimen.base(group);
const create = (name: string, times = 1): Extract<Step, { kind: 'create' }> => ({
  kind: 'create',
  request: { ...plainTransport, parameters: { ...parameters, SecurityGroupName: name } },
  times,
});
const read: Step = { kind: 'read', of: 0, format: 'JSON' };
const count: Step = { kind: 'count', marker: 'mark' };

const sequence = (check: SequenceProperty, ...steps: readonly Step[]): Sequence => ({
  id: 'a sequence',
  operation: group.operation,
  clause: 'a clause',
  label: 'a sequence',
  check,
  steps,
});

/** The steps of all smaller sequences. */
function smaller(sequence: Sequence): readonly (readonly Step[])[] {
  const baseline = { ...plainTransport, parameters };
  const first = { sequence, serial: 'plan', steps: [], creates: [], looks: [] };
  return [...smallerSequences({ contract: group, facts, baseline, first }, sequence)].map(
    ({ steps }) => steps,
  );
}

describe('smaller sequences', () => {
  it('have fewer than all creates: two of many at once, one step less', () => {
    const [a, b, c] = [create('aa'), create('bb', 9), create('cc')];
    expect(smaller(sequence('tokens', a, b, c))).toEqual([
      [b, c],
      [a, create('bb', 2), c],
      [a, c],
      [a, b],
    ]);
  });

  it('have half of the creates first where there are many', () => {
    const steps = ['aa', 'bb', 'cc', 'dd', 'ee'].map((name) => create(name));
    expect(smaller(sequence('tokens', ...steps)).slice(0, 2)).toEqual([steps.slice(0, 3), steps.slice(3)]);
  });

  it('are none where others come in between, for each execution costs all of them', () => {
    const others = { request: create('aa').request, times: 128, lastMs: 0 };
    const steps = [
      create('aa'),
      { kind: 'pause', others } as const,
      create('bb'),
      create('cc'),
      create('dd'),
    ];
    expect(smaller(sequence('tokens', ...steps))).toEqual([]);
  });

  it('keep what they count and where they pause', () => {
    const steps = [create('aa'), { kind: 'pause' } as const, create('bb'), count];
    for (const it of smaller(sequence('no-effect', ...steps)))
      expect(it.filter(({ kind }) => kind !== 'create')).toEqual([{ kind: 'pause' }, count]);
  });

  it('are none of two creates', () => {
    expect(smaller(sequence('tokens', create('aa'), create('aa')))).toEqual([]);
  });

  it('keep every step that another one looks back to', () => {
    const steps = [create('aa', 5), create('bb'), read, { ...read, of: 1 }];
    expect(smaller(sequence('readback', ...steps))).toEqual([[create('aa', 2), ...steps.slice(1)]]);
  });

  it('have a smaller valid request where they read what they made', () => {
    const steps = smaller(sequence('readback', create('Ab-2'), read));
    const names = steps.map(([made]) => made?.kind === 'create' && made.request.parameters.SecurityGroupName);
    expect(names[0]).toBe('Finance-one');
    expect(names).toContain('Ab');
    // A name must not start so.
    expect(names).not.toContain('-2');
    expect(new Set(names).size).toBe(names.length);
    for (const it of steps) expect(it[1]).toEqual(read);
  });
});
