import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fake endpoint answers: a status, and the body beside its RequestId. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Parameters = Readonly<Record<string, string>>;

/** Answers one call of an action. */
export type Handle = (action: string, parameters: Parameters) => Answer;

export const done = (body: Answer['body'] = {}): Answer => ({ status: 200, body });

export const refused = (status: number, code: string): Answer => ({
  status,
  body: { HostId: 'fake', Code: code, Message: `The request was refused with ${code}.` },
});

/** Serves `handle` in the RPC style, in JSON and XML, without a look at signatures. */
export async function serve(handle: Handle): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const parameters = new Map(new URL(request.url ?? '/', 'http://fake').searchParams);
    const isForm = request.headers['content-type']?.includes('form') === true;
    if (isForm)
      for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
        if (!parameters.has(name)) parameters.set(name, value);
    const action = parameters.get('Action') ?? String(request.headers['x-acs-action'] ?? '');
    const { status, body } = handle(action, Object.fromEntries(parameters));
    const isXml = parameters.get('Format') === 'XML';
    const whole = { RequestId: randomUUID().toUpperCase(), ...body };
    const root = 'Code' in body ? 'Error' : `${action}Response`;
    response.writeHead(status, {
      'content-type': isXml ? 'text/xml;charset=utf-8' : 'application/json;charset=utf-8',
    });
    response.end(
      isXml ? `<?xml version="1.0" encoding="UTF-8"?>${element(root, whole)}` : JSON.stringify(whole),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((it) => element(name, it)).join('');
  if (typeof value === 'object' && value !== null)
    return `<${name}>${Object.entries(value)
      .map(([key, it]) => element(key, it))
      .join('')}</${name}>`;
  const text = String(value).replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?');
  return `<${name}>${text.replaceAll(/[&<>\t\n\r]/g, (it) => `&#${it.charCodeAt(0)};`)}</${name}>`;
}
