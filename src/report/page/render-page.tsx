import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visibleMarkup } from '../text.ts';
import { pageStyle } from './page-style.ts';

export interface PageParts {
  readonly title: string;
  /** What the page needs beside the style of all pages. */
  readonly style?: string;
  /** The only script that runs in it; none when left out. */
  readonly script?: string;
  readonly body: ComponentChildren;
}

/** Nothing is loaded or sent, and no script runs but the page's own, whatever a target has put into its answers. */
const policyOf = (script: string): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...(script === '' ? [] : [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A page that needs nothing beside itself, in which what cannot be seen is written as an escape. */
export function renderPage({ title, style = '', script = '', body }: PageParts): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policyOf(script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <Raw of="style" text={pageStyle + style} />
      </head>
      <body>
        {body}
        {script !== '' && <Raw of="script" text={script} />}
      </body>
    </html>
  );
  return `<!doctype html>\n${visibleMarkup(renderToString(page))}\n`;
}

/** Style or script of the page's own. HTML reads no entities in them, so that nothing may be escaped. */
function Raw({ of: Element, text }: { readonly of: 'style' | 'script'; readonly text: string }) {
  return <Element dangerouslySetInnerHTML={{ __html: text }} />;
}
