import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Text } from '../../src/contract/contract.ts';
import { readText } from '../../src/contract/read-text.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { compositeTexts } from './composite-texts.ts';
import { acceptedTexts } from './text.ts';

const texts: readonly (readonly [string, Text])[] = specimen.contracts.flatMap(({ operation, parameters }) =>
  parameters.flatMap((parameter): readonly (readonly [string, Text])[] => {
    if (parameter.shape === 'text') return [[`${operation}.${parameter.name}`, parameter.text]];
    if (parameter.shape !== 'group') return [];
    return Object.entries(parameter.members).map(([member, text]) => [
      `${operation}.${parameter.name}.${member}`,
      text,
    ]);
  }),
);

describe.each(texts)('compositeTexts of %s', (_, text) => {
  const composites = compositeTexts(text);
  const edges = text.rules.flatMap((rule) =>
    acceptedTexts(text, rule).filter(({ tier, twin }) => tier === 'edge' && twin === undefined),
  );

  it('are valid and touch no open point', () => {
    expect(composites.map(({ value }) => [value, readText(text, value)])).toEqual(
      composites.map(({ value }) => [value, []]),
    );
  });

  it('show every edge once, in as few texts', () => {
    const shown = composites.flatMap(({ shows }) => shows.map(({ sample }) => sample.label));
    expect([...shown].sort()).toEqual(edges.map(({ label }) => label).sort());
    expect(new Set(composites.map(({ value }) => value)).size).toBe(composites.length);
    expect(composites.length).toBeLessThanOrEqual(edges.length);
  });

  it('have the length, the start and the characters of what they show', () => {
    for (const { value, shows } of composites)
      for (const { rule, sample } of shows) {
        if (rule.kind === 'length') expect(textLength(value)).toBe(textLength(sample.value));
        else if (rule.kind === 'first') expect([...value][0]).toBe([...sample.value][0]);
        else expect(value).toContain(sample.value);
      }
  });
});

it('compositeTexts put a first character, a length and listed characters into one text', () => {
  const [name] = specimen.group.parameters.flatMap((it) => (it.shape === 'text' ? [it.text] : []));
  const [first] = name === undefined ? [] : compositeTexts(name);
  expect(first?.shows.map(({ rule }) => rule.kind)).toEqual([
    'first',
    'length',
    'charset',
    'charset',
    'charset',
  ]);
});
