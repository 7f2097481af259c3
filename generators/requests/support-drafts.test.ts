import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { SupportRule } from '../../src/contract/contract.ts';
import type { CaseDraft } from './case-draft.ts';
import { serving, subsetsOf, supportedBy, unsupportedBy } from './support.ts';
import { supportDrafts, versionSetDrafts } from './support-drafts.ts';

const [rule] = specimen.policy.across as readonly [SupportRule];
const versions = Object.keys(rule.table);
const ciphers = supportedBy(rule, versions);
const sets = subsetsOf(versions);

function listOf({ change }: CaseDraft, list: string): readonly string[] {
  return Object.entries(change).flatMap(([name, value]) =>
    name.startsWith(`${list}.`) && value !== null ? [value] : [],
  );
}

const keyOf = (set: readonly string[]) => [...set].sort().join(' ');
const ofSet = (drafts: readonly CaseDraft[], set: readonly string[]) =>
  drafts.filter((draft) => keyOf(listOf(draft, 'TLSVersions')) === keyOf(set));

describe('the sets of versions', () => {
  it('are fifteen, the smallest first', () => {
    expect(sets.length).toBe(15);
    expect(new Set(sets.map(keyOf)).size).toBe(15);
    expect(sets.map(({ length }) => length)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4]);
  });

  it('are each accepted', () => {
    const drafts = versionSetDrafts(rule, 'CreateSecurityPolicy.TLSVersions.enum');
    expect(drafts.map((draft) => keyOf(listOf(draft, 'TLSVersions'))).sort()).toEqual(sets.map(keyOf).sort());
  });

  it('support fourteen ciphers in all, three in common but for TLSv1.3', () => {
    expect(ciphers.length).toBe(14);
    expect(supportedBy(rule, ['TLSv1.0'])).toEqual(['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA']);
    expect(supportedBy(rule, ['TLSv1.1'])).toEqual(supportedBy(rule, ['TLSv1.0']));
    expect(supportedBy(rule, ['TLSv1.2']).length).toBe(9);
    expect(unsupportedBy(rule, ['TLSv1.2'])).toEqual(supportedBy(rule, ['TLSv1.3']));
  });
});

describe.each(sets.map((set) => ({ set, name: set.join(' ') })))('drafts with $name', ({ set }) => {
  const drafts = ofSet(supportDrafts(rule), set);
  const supported = supportedBy(rule, set);

  it('have every cipher on its side of the line', () => {
    for (const cipher of ciphers) {
      const side = supported.includes(cipher) ? 'accept' : 'refuse';
      const showing = drafts.filter((draft) => {
        const given = listOf(draft, 'Ciphers');
        const faults = given.filter((it) => !supported.includes(it));
        return draft.side === side && given.includes(cipher) && faults.length === (side === 'accept' ? 0 : 1);
      });
      expect(showing.length, `${cipher} ${side}`).toBeGreaterThan(0);
    }
  });

  it('leave no version without a cipher in what is to be accepted', () => {
    for (const draft of drafts.filter(({ side }) => side === 'accept'))
      for (const version of set)
        expect(listOf(draft, 'Ciphers').some((cipher) => rule.table[version]?.includes(cipher))).toBe(true);
  });

  it('name a twin with the same versions for each fault', () => {
    for (const { side, twin } of drafts) {
      if (side === 'accept') continue;
      const valid = { change: twin ?? {} } as CaseDraft;
      expect(keyOf(listOf(valid, 'TLSVersions'))).toBe(keyOf(set));
      expect(listOf(valid, 'Ciphers').every((cipher) => supported.includes(cipher))).toBe(true);
    }
  });
});

describe('faults of the support rule', () => {
  it('stand first, in the middle and last', () => {
    const places = supportDrafts(rule)
      .filter(({ side }) => side === 'refuse')
      .map((draft) => {
        const supported = supportedBy(rule, listOf(draft, 'TLSVersions'));
        const given = listOf(draft, 'Ciphers');
        const at = given.findIndex((cipher) => !supported.includes(cipher));
        return given.length === 1
          ? 'alone'
          : at === 0
            ? 'first'
            : at === given.length - 1
              ? 'last'
              : 'middle';
      });
    expect(new Set(places)).toEqual(new Set(['alone', 'first', 'middle', 'last']));
  });
});

describe('serving', () => {
  it('adds as few as serve every version, the preferred first', () => {
    expect(serving(rule, ['TLSv1.0', 'TLSv1.2'], [])).toEqual(['AES128-SHA']);
    expect(serving(rule, ['TLSv1.2', 'TLSv1.3'], ['AES128-SHA'], ['TLS_AES_128_CCM_SHA256'])).toEqual([
      'AES128-SHA',
      'TLS_AES_128_CCM_SHA256',
    ]);
    expect(serving(rule, ['TLSv1.0'], ['DES-CBC3-SHA'])).toEqual(['DES-CBC3-SHA']);
  });
});
