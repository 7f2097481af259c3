import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract, Text } from '../../src/contract/contract.ts';
import { breaksRule, readText } from '../../src/contract/read-text.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { acceptedTexts, ordinaryText, refusedTexts, shortest } from './text.ts';
import { faultyText, validText } from './text-arbitrary.ts';
import { longest } from './text-parts.ts';

interface Named {
  readonly name: string;
  readonly text: Text;
}

function textsOf({ operation, parameters }: Contract): readonly Named[] {
  return parameters.flatMap((it): readonly Named[] => {
    if (it.shape === 'text' || it.shape === 'token')
      return [{ name: `${operation}.${it.name}`, text: it.text }];
    if (it.shape !== 'group') return [];
    return Object.entries(it.members).map(([member, text]) => ({
      name: `${operation}.${it.name}.${member}`,
      text,
    }));
  });
}

const texts = specimen.contracts.flatMap(textsOf);
const rules = texts.flatMap(({ name, text }) =>
  text.rules
    .filter((rule) => rule.kind !== 'empty' && !(rule.kind === 'charset' && rule.refuses.length === 0))
    .map((rule) => ({ name: `${name} ${rule.kind}`, text, rule })),
);

/** Clauses of the findings about a text; open points count by their own id. */
const about = (text: Text, value: string) =>
  readText(text, value).map((finding) => (finding.kind === 'breaks' ? finding.clause : finding.point));

/** A URL as a group name has slashes, which names must not have either. */
const besides = (clause: string) =>
  clause === 'CreateSecurityGroup.SecurityGroupName.prefix'
    ? ['CreateSecurityGroup.SecurityGroupName.charset']
    : [];

describe.each(texts)('random texts of $name', ({ text }) => {
  it('keep every rule and touch no open point', () => {
    fc.assert(
      fc.property(validText(text), (value) => {
        expect(about(text, value)).toEqual([]);
        expect(textLength(value)).toBeGreaterThanOrEqual(shortest(text));
        expect(textLength(value)).toBeLessThanOrEqual(longest(text));
      }),
      { numRuns: 100 },
    );
  });

  it('reach their shortest and longest length', () => {
    const lengths = fc.sample(validText(text), { numRuns: 1500, seed: 5 }).map((it) => textLength(it));
    expect(Math.min(...lengths)).toBe(shortest(text));
    expect(Math.max(...lengths)).toBe(longest(text));
  });

  it('use every alphabet that is surely allowed', () => {
    const seen = fc.sample(validText(text), { numRuns: 300, seed: 5 }).join('');
    const codePoints = Array.from(seen, (it) => it.codePointAt(0) ?? 0);
    for (const { name, ranges } of text.plain)
      for (const [from, to] of ranges)
        expect(
          codePoints.some((it) => from <= it && it <= to),
          `${name}: ${from} to ${to}`,
        ).toBe(true);
  });

  it('have ordinary fellows of every length that is allowed', () => {
    for (let length = shortest(text); length <= longest(text); length++) {
      expect(textLength(ordinaryText(text, length))).toBe(length);
      expect(about(text, ordinaryText(text, length))).toEqual([]);
    }
  });
});

// Tokens are made fresh for each request and never drawn.
const drawn = rules.filter(({ name }) => !name.includes('ClientToken'));

describe.each(drawn)('random faults of $name', ({ text, rule }) => {
  it('break that rule and nothing else', () => {
    fc.assert(
      fc.property(faultyText(text, rule), (value) => {
        const found = about(text, value);
        expect(found).toContain(rule.clause);
        expect(found.filter((it) => it !== rule.clause && !besides(rule.clause).includes(it))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(rules)('faults of $name', ({ text, rule }) => {
  it('break that rule and nothing else, on its edges', () => {
    const values = refusedTexts(text, rule).map(({ value }) => value);
    expect(values).not.toEqual([]);
    for (const value of values) {
      const found = about(text, value).filter((it) => !besides(rule.clause).includes(it));
      expect(found, value).toEqual([rule.clause]);
    }
  });

  it('have neighbours on the other side of the line', () => {
    const samples = acceptedTexts(text, rule);
    expect(samples).not.toEqual([]);
    for (const { value, twin } of samples) {
      expect(breaksRule(rule, value), value).toBe(false);
      expect(about(text, value)).toEqual(twin === undefined ? [] : about(text, twin));
    }
  });
});
