import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { authority, clientPair, serverPair } from './certificates.test.kit.ts';
import { answerOf, clientOf, failureOf } from './clients.test.kit.ts';
import { listen } from './local-server.test.kit.ts';

/** A target that says who its client is; with `mutual` it wants a certificate of the authority. */
async function startSecure(mutual = false): Promise<string> {
  const options = { ...serverPair, ca: authority, requestCert: mutual, rejectUnauthorized: mutual };
  const server = createServer(options, (request, response) => {
    // The server is one of TLS, so that its sockets are.
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    response.end(JSON.stringify({ subject: subject?.CN ?? null }));
  });
  onTestFinished(() => server.closeAllConnections());
  return (await listen(server)).origin.replace('http:', 'https:');
}

it('trusts no certificate that no authority it knows has signed', async () => {
  expect(await failureOf(clientOf(await startSecure()))).toMatchObject({ kind: 'tls' });
});

it('trusts the authorities that it is given, and any with insecure', async () => {
  const origin = await startSecure();
  for (const tls of [{ ca: authority }, { insecure: true }])
    expect(await answerOf(clientOf(origin, { tls }))).toMatchObject({ status: 200 });
});

it('shows its certificate to a target that wants one, and is turned away without', async () => {
  const origin = await startSecure(true);
  const tls = { ca: authority, ...clientPair };
  expect((await answerOf(clientOf(origin, { tls }))).body).toBe('{"subject":"client"}');
  // The target may hang up before what it says of the handshake is read.
  const { kind } = await failureOf(clientOf(origin, { tls: { ca: authority } }));
  expect(['tls', 'reset']).toContain(kind);
});
