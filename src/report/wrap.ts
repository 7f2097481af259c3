import { columnsOf, columnsOfOne } from './text.ts';

const blank = /\s/;
const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60]/u;

/** No character of a lower code is Chinese, and none of one between this and the blank is blank. */
const firstUncommon = 0x80;

function kindOf(character: string): 'blank' | 'chinese' | 'other' {
  const code = character.charCodeAt(0);
  if (code > 0x20 && code < firstUncommon) return 'other';
  if (blank.test(character)) return 'blank';
  return chinese.test(character) ? 'chinese' : 'other';
}

/** Runs of blanks, Chinese characters one by one, and what stands between them. One expression for it would not match very long runs. */
function* piecesOf(text: string): Iterable<string> {
  let start = 0;
  let end = 0;
  let kind: ReturnType<typeof kindOf> = 'chinese';
  for (const character of text) {
    const next = kindOf(character);
    if (end > start && (next !== kind || next === 'chinese')) {
      yield text.slice(start, end);
      start = end;
    }
    kind = next;
    end += character.length;
  }
  if (end > start) yield text.slice(start, end);
}

function* broken(word: string, columns: number): Iterable<string> {
  if (columnsOf(word) <= columns) {
    yield word;
    return;
  }
  let part = '';
  let width = 0;
  for (const character of word) {
    const more = columnsOfOne(character);
    if (part !== '' && width + more > columns) {
      // After a comma and the like, if one is not far back, else right at the edge.
      const gap = Math.max(...[',', ';', '&', '>', '/'].map((mark) => part.lastIndexOf(mark))) + 1;
      const end = gap > part.length / 2 ? gap : part.length;
      yield part.slice(0, end);
      part = part.slice(end);
      width = columnsOf(part);
    }
    part += character;
    width += more;
  }
  yield part;
}

/** The lines of `text`, none over `columns`: broken between words and Chinese characters, and inside words that are longer. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let width = 0;
    for (const word of piecesOf(paragraph)) {
      for (const part of broken(word, columns)) {
        const more = columnsOf(part);
        if (line !== '' && width + more > columns) {
          lines.push(line.trimEnd());
          line = '';
          width = 0;
        }
        if (line === '' && part.trim() === '') continue;
        line += part;
        width += more;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** `text` wrapped under a label: `label` stands before the first line and the others are indented as far. */
export function hang(label: string, text: string, columns: number): readonly string[] {
  const indent = columnsOf(label);
  return wrap(text, Math.max(columns - indent, 20)).map((line, index) =>
    (index === 0 ? label + line : ' '.repeat(indent) + line).trimEnd(),
  );
}
