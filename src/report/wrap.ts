import { columnsOf } from './text.ts';

const piece =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60]+/gu;

function* broken(word: string, columns: number): Iterable<string> {
  if (columnsOf(word) <= columns) {
    yield word;
    return;
  }
  let part = '';
  let width = 0;
  for (const character of word) {
    const more = columnsOf(character);
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
    for (const word of paragraph.match(piece) ?? []) {
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
