import type { Contract, Text } from '../../src/contract/contract.ts';
import { readText } from '../../src/contract/read-text.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import type { Parameters } from '../../src/contract/test-case.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { uniqueTexts } from '../../src/contract/unique-texts.ts';
import { fresh } from '../requests/case-draft.ts';
import { unitOf } from './text-parts.ts';

/** Letters that make a text new wherever there is room for them. */
const enough = 10;

/** `parameters` with letters that are new on every attempt in each text of which no two resources may have the same. */
export function individual(contract: Contract, parameters: Parameters): Parameters {
  const texts = uniqueTexts(contract).flatMap(({ name, text }): readonly (readonly [string, string])[] => {
    const value = parameters[name];
    return value === undefined ? [] : [[name, individualText(text, value)]];
  });
  return texts.length === 0 ? parameters : { ...parameters, ...Object.fromEntries(texts) };
}

/**
 * `value` with new letters in it, if it breaks the same clauses and touches the same points then, and has the same length
 * where that is close to a limit; as it is where that cannot be.
 */
export function individualText(text: Text, value: string): string {
  if (value === '' || value.includes('{')) return value;
  const characters = [...value];
  const run = /[A-Za-z]{6,}/.exec(value.slice(1))?.[0] ?? '';
  const at = value.indexOf(run, 1);
  const tail = Math.min(enough, characters.length - 1);
  const edges = rulesOfKind(text, 'length').flatMap(({ min, max }) => [min, max]);
  const unit = unitOf(text);
  const isEdge = edges.some((edge) => Math.abs(edge - textLength(value, unit)) <= 1);
  const candidates = [
    ...(run === '' ? [] : [value.slice(0, at) + fresh(run.length) + value.slice(at + run.length)]),
    ...(isEdge
      ? []
      : [
          `${value}${fresh(enough)}`,
          `${characters.slice(0, 2).join('')}${fresh(enough)}${characters.slice(2).join('')}`,
        ]),
    ...(tail > 0 ? [characters.slice(0, -tail).join('') + fresh(tail)] : []),
    fresh(characters.length),
  ];
  const seen = JSON.stringify(readText(text, value));
  const found = candidates.find((it) => {
    const filled = lettersIn(it);
    return (
      JSON.stringify(readText(text, filled)) === seen &&
      (!isEdge || textLength(filled, unit) === textLength(value, unit))
    );
  });
  return found ?? value;
}

function lettersIn(template: string): string {
  return template.replaceAll(/\{fresh:(\d+)\}/g, (_, length: string) => 'a'.repeat(Number(length)));
}
