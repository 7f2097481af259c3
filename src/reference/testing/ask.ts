import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Reference } from '../reference-options.ts';

/** An answer as a test looks at it. */
export interface Told {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The fields of a JSON answer; empty for any other. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Parameters by name, as one request has them. */
export type Asked = Readonly<Record<string, string>>;

/** Sends an unsigned request, by GET or with a form body, and reads the answer; JSON unless asked otherwise. */
export async function ask(
  reference: Pick<Reference, 'url'>,
  parameters: Asked,
  method: 'GET' | 'POST' = 'GET',
): Promise<Told> {
  const form = String(new URLSearchParams({ Format: 'JSON', ...parameters }));
  // Node's fetch takes no interim answers that it did not ask for.
  const sent =
    method === 'GET'
      ? request(`${reference.url}/?${form}`)
      : request(reference.url, { method, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  sent.end(method === 'GET' ? undefined : form);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const type = response.headers['content-type'] ?? '';
  const content = await text(response);
  return { status: response.statusCode ?? 0, type, text: content, fields: readObject(content) };
}

/** Reads an answer. */
export async function tell(response: Response): Promise<Told> {
  const content = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text: content, fields: readObject(content) };
}

/** A valid request to create a security group, with changes; a change to undefined takes a parameter out. */
export function group(changes: Readonly<Record<string, string | undefined>> = {}): Asked {
  return present({
    Action: 'CreateSecurityGroup',
    RegionId: 'cn-hangzhou',
    SecurityGroupName: 'ab',
    ...changes,
  });
}

/** A valid request to create a security policy, with changes. */
export function policy(changes: Readonly<Record<string, string | undefined>> = {}): Asked {
  return present({
    Action: 'CreateSecurityPolicy',
    SecurityPolicyName: 'ab',
    'TLSVersions.1': 'TLSv1.2',
    'Ciphers.1': 'AES128-SHA',
    ...changes,
  });
}

function present(parameters: Readonly<Record<string, string | undefined>>): Asked {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
