import { holdsCharacter } from '../../contract/alphabet.ts';
import type { Contract, Text } from '../../contract/contract.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import { readText } from '../../contract/read-text.ts';
import { rulesOfKind } from '../../contract/rules-of-kind.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { withValues } from './suspect.ts';

/** A text that begins with a sign which it must not have at all, and the requests that tell which rule lets it pass. */
export interface FirstPlace {
  /** What the text says of its first character. */
  readonly clause: string;
  /**
   * Other signs there, of which one is taken as well when too little is asked of the first character: one of no kin, and one
   * that stands next to it, as in a range that holds both.
   */
  readonly others: readonly PlannedRequest[];
  /** The same sign further on: refused when the rule about all characters is kept. */
  readonly elsewhere: PlannedRequest;
}

const signs = ['!', '^', ';', '~', '<'];

/**
 * Whether the rule about the first character may be the one that lets `planned` pass, whose text begins with a sign that it
 * must not have anywhere; null where there is no such text. `values`: its parameters as they went over the wire.
 */
export function firstPlace(
  contract: Contract,
  planned: PlannedRequest,
  values: Parameters,
): FirstPlace | null {
  for (const { name, text } of parametersOfShape(contract, 'text')) {
    const found = variantsOf(text, values[name] ?? '');
    if (found !== null)
      return {
        clause: found.clause,
        others: found.others.map((value) => withValues(planned, { [name]: value })),
        elsewhere: withValues(planned, { [name]: found.elsewhere }),
      };
  }
  return null;
}

function variantsOf(
  text: Text,
  value: string,
): { readonly clause: string; readonly others: readonly string[]; readonly elsewhere: string } | null {
  const [first] = rulesOfKind(text, 'first');
  const [charset] = rulesOfKind(text, 'charset');
  const [sign = '', letter = '', ...rest] = value;
  if (first === undefined || charset === undefined) return null;
  const breaksCharset = (it: string) => {
    const [finding, ...more] = readText(text, it);
    return more.length === 0 && finding?.kind === 'breaks' && finding.clause === charset.clause;
  };
  if (!breaksCharset(value) || readText(text, `${letter}${letter}${rest.join('')}`).length > 0) return null;
  const isRefused = (it: string) => it !== sign && holdsCharacter(charset.refuses, it.codePointAt(0) ?? 0);
  const code = sign.codePointAt(0) ?? 0;
  const beside = [code + 1, code - 1]
    .filter((it) => it > 0x20 && it < 0x7f)
    .map((it) => String.fromCodePoint(it));
  const others = [signs.find(isRefused), beside.find(isRefused)]
    .flatMap((it) => (it === undefined ? [] : [`${it}${letter}${rest.join('')}`]))
    .filter(breaksCharset);
  const elsewhere = `${letter}${sign}${rest.join('')}`;
  const isTold = others.length > 0 && breaksCharset(elsewhere);
  return isTold ? { clause: first.clause, others: [...new Set(others)], elsewhere } : null;
}
