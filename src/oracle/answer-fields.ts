import { type Answer, field, type Tree } from '../client/decode.ts';
import { excerpt } from '../client/excerpt.ts';
import type { Contract } from '../contract/contract.ts';

/** The scalar at `path`, of one that is too long to be said an excerpt, or the empty string. */
export function textAt(answer: Answer, path: string): string {
  const value = field(answer.tree, path);
  return typeof value === 'string' ? excerpt(value) : '';
}

/** The fields that an answer of the operation may have, of which alone anything is read. */
export function answerFields({ protocol: { envelope }, result }: Contract): readonly string[] {
  const results = [result.id, ...(result.fields ?? []).map(({ name }) => name)];
  return [
    ...results.filter((it) => it !== null),
    envelope.requestId,
    envelope.code,
    envelope.message,
    ...envelope.others,
  ];
}

/** The text at `path`; empty where there is none. */
export function textOf(tree: Tree, path: string): string {
  const found = field(tree, path);
  return typeof found === 'string' ? found : '';
}
