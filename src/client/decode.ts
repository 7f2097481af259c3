import type { Answer } from './answer.ts';
import { excerpt } from './excerpt.ts';
import type { ReceivedResponse } from './exchange.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';

export type { Answer } from './answer.ts';
export { field, isRecord, listAt, type Tree } from './tree.ts';

/** What was read already: several readers ask for the same answer. */
const read = new WeakMap<ReceivedResponse, Answer>();

/** Reads the body of an answer. Never throws: what cannot be read is a `problem`. */
export function decode(response: ReceivedResponse): Answer {
  const answer = read.get(response) ?? response.cut?.answer ?? decodeBody(response);
  read.set(response, answer);
  return answer;
}

/** Has `answer` read of `response` from now on. */
export function rememberAnswer(response: ReceivedResponse, answer: Answer): void {
  read.set(response, answer);
}

/** The text of a body without space around it; a byte order mark counts as space. */
export function bareText({ body }: ReceivedResponse): string {
  return body.trim();
}

function decodeBody(response: ReceivedResponse): Answer {
  const text = bareText(response);
  if (text === '') return unreadable('none', 'The body is empty.');
  if (/^<(!doctype\s+)?html/i.test(text)) return unreadable('none', 'The body is an HTML page.');
  if (text.startsWith('<')) return decodeXml(text);
  if (/^[[{]/.test(text) || isJson(text)) return decodeJson(text);
  return unreadable('none', 'The body is neither JSON nor XML.');
}

function decodeJson(text: string): Answer {
  try {
    return { syntax: 'JSON', root: null, tree: readJson(text), problem: null };
  } catch (error) {
    return unreadable('JSON', `The body is not well-formed JSON: ${reason(error)}.`);
  }
}

function decodeXml(text: string): Answer {
  try {
    const { name, tree } = readXml(text);
    return { syntax: 'XML', root: name, tree, problem: null };
  } catch (error) {
    return unreadable('XML', `The body is not well-formed XML: ${reason(error)}.`);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function unreadable(syntax: Answer['syntax'], problem: string): Answer {
  return { syntax, root: null, tree: null, problem };
}

const longestReason = 200;

function reason(error: unknown): string {
  // The parsers quote what they cannot read.
  return excerpt(error instanceof Error ? error.message : String(error), longestReason).replace(/\.$/, '');
}
