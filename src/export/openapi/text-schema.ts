import type { Alphabet } from '../../contract/alphabet.ts';
import type { Text, TextRule } from '../../contract/contract.ts';
import { hasRule } from '../../contract/rules-of-kind.ts';

/** A part of a JSON Schema, as OpenAPI 3.1 takes it, and the ids of the clauses that it says. */
export interface Said {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly clauses: readonly string[];
}

/** What a schema can say of a text: only what the documents refuse is left out, so that no open point is decided. */
export function textSchema({ rules, open }: Text, byDefault?: string): Said {
  const parts = rules.map((rule) => ({ rule, keywords: keywordsOf(rule) }));
  const patterns = parts.flatMap(({ keywords: { pattern } }) => (pattern === undefined ? [] : [{ pattern }]));
  const lengths = parts.map(({ keywords: { pattern: _, ...others } }) => others);
  const [only, ...more] = patterns;
  const limits = { ...Object.assign({}, ...lengths), ...(more.length === 0 ? only : { allOf: patterns }) };
  const mayBeEmpty = open.empty !== undefined || hasRule({ rules }, 'empty');
  return {
    schema: {
      type: 'string',
      ...(mayBeEmpty ? { anyOf: [{ maxLength: 0 }, limits] } : limits),
      ...(byDefault !== undefined && { default: byDefault }),
    },
    clauses: parts.filter(({ keywords }) => Object.keys(keywords).length > 0).map(({ rule }) => rule.clause),
  };
}

interface Keywords {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

function keywordsOf(rule: TextRule): Keywords {
  switch (rule.kind) {
    case 'length':
      return { ...(rule.min > 0 && { minLength: rule.min }), maxLength: rule.max };
    case 'first':
      return rule.refuses.length === 0 ? {} : { pattern: `^(?![${classOf(rule.refuses)}])` };
    case 'charset':
      return rule.refuses.length === 0 ? {} : { pattern: `^[^${classOf(rule.refuses)}]*$` };
    case 'prefix':
      return { pattern: `^(?!${rule.forbidden.map(literal).join('|')})` };
    case 'absent':
      return { pattern: `^(?!.*(${rule.forbidden.map(literal).join('|')}))` };
    case 'nonempty':
      return { minLength: 1 };
    // That a text may be empty goes without saying.
    case 'empty':
      return {};
  }
}

function classOf(alphabets: readonly Alphabet[]): string {
  return alphabets
    .flatMap(({ ranges }) => ranges)
    .map(([from, to]) => (from === to ? character(from) : `${character(from)}-${character(to)}`))
    .join('');
}

/** As an escape: most of what is refused cannot be seen. */
function character(codePoint: number): string {
  const digits = codePoint.toString(16).toUpperCase();
  return codePoint > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
