import { hash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { decode, rememberAnswer } from './decode.ts';
import { excerpt } from './excerpt.ts';
import type { ReceivedResponse } from './exchange.ts';
import { scalarType } from './scalar-type.ts';
import { field, isList, type Tree } from './tree.ts';

/** Bytes of a body that are kept. */
export const keptBytes = 64 * 1024;

const mostBytesOfUnit = 3;

/**
 * `response` with the first 64 KiB of its body, how much was left out, and what the whole says at `paths`. Whatever is
 * read of it from then on is read of that; with `remembered` also of the rest of the whole, as long as it is in memory.
 */
export function condense(
  response: ReceivedResponse,
  paths: readonly string[],
  remembered: boolean,
): ReceivedResponse {
  if (response.body.length * mostBytesOfUnit <= keptBytes) return response;
  const bytes = Buffer.from(response.body, 'utf8');
  if (bytes.length <= keptBytes) return response;
  const whole = decode(response);
  const condensed: ReceivedResponse = {
    ...response,
    body: startOf(bytes),
    cut: {
      bytes: bytes.length,
      digest: `sha256:${hash('sha256', bytes)}`,
      answer: { ...whole, tree: picked(whole.tree, paths) },
      types: Object.fromEntries(
        paths.flatMap((path) => {
          const type = scalarType(response, path);
          return type === 'string' ? [] : [[path, type]];
        }),
      ),
    },
  };
  if (remembered) rememberAnswer(condensed, whole);
  return condensed;
}

/** The first bytes that are kept, without a character that would be cut in two. */
function startOf(bytes: Buffer): string {
  let end = keptBytes;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}

/** What `tree` has at `paths`, and no more: long values as excerpts, lists and objects empty. */
function picked(tree: Answer['tree'], paths: readonly string[]): Answer['tree'] {
  if (tree === null) return null;
  if (typeof tree === 'string') return excerpt(tree);
  if (isList(tree)) return [];
  const kept: Record<string, Tree> = Object.create(null);
  for (const path of paths) {
    const value = field(tree, path);
    if (value !== undefined) put(kept, path.split('.'), bare(value));
  }
  return kept;
}

function bare(value: Tree): Tree {
  if (typeof value === 'string') return excerpt(value);
  return isList(value) ? [] : {};
}

function put(into: Record<string, Tree>, [name = '', ...rest]: readonly string[], value: Tree): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner: Record<string, Tree> = Object.assign(Object.create(null), into[name]);
  put(inner, rest, value);
  into[name] = inner;
}
