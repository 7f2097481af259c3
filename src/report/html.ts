import { visibleLines } from './text.ts';

/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const markupOf = (part: Part): string => {
  if (typeof part === 'string')
    return visibleLines(part).replace(/[&<>"']/g, (character) => entities[character] ?? '');
  if (typeof part === 'number') return part.toLocaleString('en-US');
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
};

/** Markup from a template: texts put into it are escaped and made visible, markup and lists of it stay. */
export const html = (template: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: template.map((text, index) => text + markupOf(parts[index] ?? '')).join(''),
});

/** No markup. */
export const nothing: Html = { markup: '' };
