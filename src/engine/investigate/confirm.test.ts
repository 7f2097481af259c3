import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { refused, success } from '../../oracle/observer.test.kit.ts';
import type { Answered } from '../send/answered.ts';
import { type Confirmed, type Confirming, confirm } from './confirm.ts';
import { changed, createTarget, type Followed, follow } from './target.test.kit.ts';

const target = createTarget(specimen.group);
const planned = changed(target, { SecurityGroupName: 'Suspect' });
const twin = changed(target, { SecurityGroupName: 'Twin' });

const answeredWith = (came: 'refused' | 'accepted'): Answered =>
  createTarget(specimen.group, () => (came === 'refused' ? refused : success(specimen.group, 'sg'))).send(
    planned,
  );
const wrong = answeredWith('refused');
const right = answeredWith('accepted');

const soft: Confirming = {
  planned,
  twin,
  first: { expected: 'accepted', actual: 'refused', isHard: false, isRepeated: false },
  contradicts: (answered) => answered === wrong,
  isAgainstControl: false,
  isTwinKept: (answered) => answered === right,
};
const hard: Confirming = { ...soft, first: { ...soft.first, isHard: true } };

/** Follows a confirmation: `w` is a wrong answer, `r` a right one, `-` none; the last letter goes on for ever. */
function confirmed(confirming: Confirming, requests: string, twins: string): Followed<Confirmed> {
  let sent = 0;
  let besides = 0;
  return follow(confirm(confirming), ({ purpose }) => {
    const letter = purpose === 'twin' ? twins.at(at(besides++, twins)) : requests.at(at(sent++, requests));
    return letter === '-' ? null : letter === 'w' ? wrong : right;
  });
}

const at = (index: number, letters: string) => Math.min(index, letters.length - 1);

describe('confirming a contradiction', () => {
  it('sends the request and its twin in alternation, each under a name of its own', () => {
    const { asks, conclusion } = confirmed(soft, 'w', 'r');
    expect(asks).toEqual([
      { planned, serial: 'confirm-1', purpose: 'confirm' },
      { planned: twin, serial: 'twin-1', purpose: 'twin' },
      { planned, serial: 'confirm-2', purpose: 'confirm' },
      { planned: twin, serial: 'twin-2', purpose: 'twin' },
      { planned, serial: 'confirm-3', purpose: 'confirm' },
      { planned: twin, serial: 'twin-3', purpose: 'twin' },
    ]);
    expect(conclusion).toEqual({
      assessment: 'shown',
      again: [wrong, wrong, wrong],
      twins: [right, right, right],
    });
  });

  it('sends nothing in between where there is no twin', () => {
    const { asks, conclusion } = confirmed({ ...soft, twin: null }, 'w', 'r');
    expect(asks.map(({ serial }) => serial)).toEqual(['confirm-1', 'confirm-2', 'confirm-3']);
    expect(conclusion.assessment).toBe('shown');
  });

  it('needs a resource where there must be none but once more', () => {
    const { asks, conclusion } = confirmed(hard, 'w', 'r');
    expect(asks.map(({ serial }) => serial)).toEqual(['confirm-1', 'twin-1']);
    expect(conclusion.assessment).toBe('shown');
  });

  it('sends the twin of a resource where there must be none but once', () => {
    const { asks, conclusion } = confirmed(hard, 'rrrw', 'r');
    expect(asks.map(({ serial }) => serial)).toEqual([
      'confirm-1',
      'twin-1',
      'confirm-2',
      'confirm-3',
      'confirm-4',
    ]);
    expect(conclusion.assessment).toBe('shown');
  });

  it('sends nothing more of what was sent again and again already', () => {
    const { asks, conclusion } = confirmed({ ...soft, first: { ...soft.first, isRepeated: true } }, 'r', 'r');
    expect(asks).toEqual([]);
    expect(conclusion.assessment).toBe('shown');
  });

  it.each([
    ['unsteady', 'r', 'r', 'what never comes again'],
    ['unstable-control', 'w', 'w', 'what its twin is answered with as well'],
    ['unstable-control', 'w', 'rw', 'what its twin is answered with sooner or later'],
    ['ended', '-', 'r', 'what could not be sent'],
    ['ended', 'w-', 'r', 'what could not be sent a second time'],
    ['shown', 'w', '-', 'what comes again while no twin can be sent'],
  ])('comes to %s where requests are answered %s and twins %s: %s', (assessment, requests, twins) => {
    expect(confirmed(soft, requests, twins).conclusion.assessment).toBe(assessment);
  });

  it('gives up sooner on what a gateway may have made', () => {
    expect(confirmed(soft, 'r', 'r').conclusion.again).toHaveLength(5);
    expect(confirmed(hard, 'r', 'r').conclusion.again).toHaveLength(12);
  });
});

describe('confirming that the form of a fault matters', () => {
  const control: Confirming = { ...hard, isAgainstControl: true };

  it('goes on until the plain form was refused six times', () => {
    const { conclusion } = confirmed(control, 'w', 'r');
    expect(conclusion).toMatchObject({ assessment: 'shown' });
    expect(conclusion.twins).toHaveLength(6);
    expect(conclusion.again).toHaveLength(6);
  });

  it('goes on for longer where not every sending contradicts', () => {
    const { conclusion } = confirmed(control, 'rw', 'r');
    expect(conclusion).toMatchObject({ assessment: 'shown' });
    expect(conclusion.twins).toHaveLength(20);
  });

  it('does so for what was sent again and again already, too', () => {
    const first = { ...control.first, isRepeated: true };
    expect(confirmed({ ...control, first }, 'w', 'r').conclusion.twins).toHaveLength(6);
  });

  it('ends when the plain form can be sent no more', () => {
    expect(confirmed(control, 'w', 'r-').conclusion.assessment).toBe('ended');
  });

  it('ends when the plain form is let pass now and then as well', () => {
    expect(confirmed(control, 'w', 'rw').conclusion.assessment).toBe('unstable-control');
  });
});

describe('confirming, whatever the answers', () => {
  const letters = fc.string({ unit: fc.constantFrom('w', 'r'), minLength: 1, maxLength: 45 });
  const kinds = fc.constantFrom(soft, hard, { ...hard, isAgainstControl: true });

  it('ends, and says of each answer where it belongs', () => {
    fc.assert(
      fc.property(kinds, letters, letters, (confirming, requests, twins) => {
        const { asks, conclusion } = confirmed(confirming, requests, twins);
        expect(conclusion.assessment).not.toBe('undecided');
        expect(conclusion.again).toHaveLength(asks.filter(({ purpose }) => purpose === 'confirm').length);
        expect(conclusion.twins).toHaveLength(asks.filter(({ purpose }) => purpose === 'twin').length);
        expect(conclusion.again.length).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('never shows what the twin is answered with as often', () => {
    fc.assert(
      fc.property(kinds, letters, (confirming, requests) => {
        const { conclusion } = confirmed(confirming, requests, requests);
        if (conclusion.again.includes(wrong) && conclusion.twins.length === conclusion.again.length)
          expect(conclusion.assessment).toBe('unstable-control');
        else expect(['unsteady', 'shown']).toContain(conclusion.assessment);
      }),
    );
  });

  it('never shows what did not come again', () => {
    fc.assert(
      fc.property(kinds, letters, letters, (confirming, requests, twins) => {
        const { assessment, again } = confirmed(confirming, requests, twins).conclusion;
        if (assessment === 'shown') expect(again).toContain(wrong);
        if (!again.includes(wrong)) expect(['unsteady', 'unstable-control']).toContain(assessment);
      }),
    );
  });

  it('does not show what comes once in six sendings, unless no gateway makes it', () => {
    fc.assert(
      fc.property(fc.nat(5), (lead) => {
        const now = `${'r'.repeat(lead)}${'wrrrrr'.repeat(8)}`;
        expect(confirmed(soft, now, 'r').conclusion.assessment).toBe('unsteady');
        expect(confirmed(hard, now, 'r').conclusion.assessment).toBe('shown');
      }),
    );
  });
});
