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
  const form = new URLSearchParams({ Format: 'JSON', ...parameters });
  const response =
    method === 'GET'
      ? await fetch(`${reference.url}/?${form}`)
      : await fetch(reference.url, { method, body: form });
  return tell(response);
}

/** Reads an answer. */
export async function tell(response: Response): Promise<Told> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, fields: readObject(text) };
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
