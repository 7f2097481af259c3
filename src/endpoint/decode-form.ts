/** One parameter as it came: where it stood, and its decoded name and value. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly place: 'query' | 'body';
}

/**
 * Decodes `+` and percent escapes as UTF-8. Never throws: an escape that is none stays as it is, and bytes
 * that are no UTF-8 become U+FFFD.
 */
function decodeText(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return decodeBytes(spaced);
  }
}

function decodeBytes(spaced: string): string {
  const bytes = Buffer.from(spaced, 'utf8');
  const decoded = Buffer.alloc(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const digits = bytes[index] === 0x25 ? bytes.toString('latin1', index + 1, index + 3) : '';
    const isEscape = /^[0-9a-f]{2}$/i.test(digits);
    decoded[length++] = isEscape ? Number.parseInt(digits, 16) : (bytes[index] ?? 0);
    if (isEscape) index += 2;
  }
  return decoded.toString('utf8', 0, length);
}

/** The parameters of a query string or of a form body, in the order in which they came, repeats included. */
export function decodeForm(text: string, place: Parameter['place']): readonly Parameter[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? '' : pair.slice(equals + 1);
      return { name: decodeText(name), value: decodeText(value), place };
    });
}

/** The value of the parameter `name`; of a parameter that is given twice, the first. */
export function parameterOf(parameters: readonly Parameter[], name: string): string | undefined {
  return parameters.find((parameter) => parameter.name === name)?.value;
}
