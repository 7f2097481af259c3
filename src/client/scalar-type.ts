import { bareText, decode } from './decode.ts';
import type { ReceivedResponse } from './exchange.ts';

/** What was parsed already: one answer is asked for several fields. */
const parsed = new WeakMap<ReceivedResponse, unknown>();

/** The type that a field has in the text of an answer; all that XML has are strings. */
export function scalarType(response: ReceivedResponse, name: string): 'string' | 'number' | 'boolean' {
  if (response.cut !== undefined) return response.cut.types[name] ?? 'string';
  const { syntax, problem } = decode(response);
  if (syntax !== 'JSON' || problem !== null) return 'string';
  if (!parsed.has(response)) parsed.set(response, JSON.parse(bareText(response)));
  const value: unknown = (parsed.get(response) as Record<string, unknown> | null)?.[name];
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
