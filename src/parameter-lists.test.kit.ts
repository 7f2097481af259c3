/** Comments, strings and regular expressions, whose brackets and commas are no code. */
const noCode =
  /\/\*[\s\S]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'|(?<=[(,=:!&|?]\s*|return )\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/gm;
/** What stands before brackets that are no parameter list although a block follows them. */
const statement = /(?:^|[^.\w])(?:if|for|for await|while|switch|catch|with)\s*$/;

/** The lists of parameters in TypeScript code: of functions, of arrow functions and of their types. */
export function parameterLists(source: string): readonly (readonly string[])[] {
  const code = source.replace(noCode, (text) => (text.startsWith("'") ? "''" : ' '));
  return [...code.matchAll(/\(/g)].flatMap(({ index }) => {
    const end = closing(code, index);
    const [before, after] = [code.slice(Math.max(0, index - 80), index), code.slice(end + 1, end + 300)];
    const isFunction = /\bfunction\s*\*?\s*\w*\s*(?:<[^()]*>)?\s*$/.test(before);
    const isArrow = /^\s*(?::[^;=]*?)?=>/.test(after);
    const isMethod = /[\w>]\s*$/.test(before) && /^\s*(?::[^;={}()]*)?\{/.test(after);
    return isFunction || isArrow || (isMethod && !statement.test(before))
      ? [separated(code.slice(index + 1, end))]
      : [];
  });
}

/** Index of the bracket that closes the one at `start`. */
function closing(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at++) {
    if (code[at] === '(') depth++;
    if (code[at] === ')' && --depth === 0) return at;
  }
  return code.length;
}

/** The parts of `list` between commas that stand in no brackets. */
function separated(list: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const [at, character] of [...list].entries()) {
    const isArrow = character === '>' && list[at - 1] === '=';
    if ('([{<'.includes(character)) depth++;
    if (')]}>'.includes(character) && !isArrow) depth--;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
