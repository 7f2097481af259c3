import type { ReceivedResponse } from '../client/exchange.ts';

const longest = 120;

/**
 * The status of an answer and what else tells where it comes from: its Code, or where it has none where it leads to, or
 * what kind of document it is.
 */
export function answerText({ status, headers }: ReceivedResponse, code: string): string {
  if (code !== '') return `${status} ${code}`;
  const elsewhere = status >= 300 && status <= 399 ? headers.location : undefined;
  if (elsewhere !== undefined) return `${status} to ${withoutQuery(elsewhere)}`;
  const kind = mediaType(headers);
  return kind === null ? String(status) : `${status} (${kind})`;
}

/** What kind of document an answer says it is; null for JSON and XML, as every answer of the protocol is, and for none. */
export function mediaType(headers: ReceivedResponse['headers']): string | null {
  const kind = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return kind === '' || /[/+](json|xml)$/.test(kind) ? null : shortened(kind);
}

/** What stands behind the path may be the whole request again, other in each. */
function withoutQuery(location: string): string {
  return shortened(location.replace(/[?#].*$/s, ''));
}

function shortened(text: string): string {
  const shown = text.replace(/[^ -~]/g, '?');
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
