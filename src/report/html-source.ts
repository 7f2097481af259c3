import type { Source } from '../contract/clause.ts';
import { type Html, html } from './html.ts';

/** Where a statement stands, with a way there where one is known. */
export function htmlSource({ document, edition, place, url = '' }: Source): Html {
  const words = html`${document} (${edition}): ${place}`;
  // A record may come from anywhere, and an address may be a script.
  return /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer">${words}</a>` : words;
}
