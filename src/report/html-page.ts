import { createHash } from 'node:crypto';
import { type Html, html } from './html.ts';
import { pageScript } from './page/page-script.ts';
import { pageStyle } from './page/page-style.ts';

export interface HtmlPage {
  readonly title: string;
  /** What the page needs beside the style of all pages. */
  readonly style?: string;
  readonly body: Html;
}

// Nothing is loaded or sent, and no script runs but the one below, whatever a target has put into its answers.
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A page that needs nothing beside itself; with no script it can be read all the same. */
export function htmlPage({ title, style = '', body }: HtmlPage): string {
  const styles: Html = { markup: pageStyle + style };
  const script: Html = { markup: pageScript };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`.markup;
}
