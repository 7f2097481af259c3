import type { ServerResponse } from 'node:http';
import type { Wire } from './fields.ts';

/** Sends `wire`. */
export async function deliver(
  wire: Wire,
  response: ServerResponse,
  pause: (milliseconds: number) => Promise<void>,
): Promise<void> {
  if (wire.delayMs > 0) await pause(wire.delayMs);
  if (wire.delivery === 'hang') return;
  if (wire.delivery === 'reset') {
    response.socket?.destroy();
    return;
  }
  const body = Buffer.from(wire.body);
  if (wire.delivery === 'interim') {
    response.writeContinue();
    response.writeProcessing();
    response.writeEarlyHints({ link: '</>; rel=preload' });
    response.writeContinue();
  }
  if (wire.delivery === 'whole' || wire.delivery === 'interim') {
    response.writeHead(wire.status, { ...wire.headers, 'content-length': body.length });
    response.end(body);
    return;
  }
  response.writeHead(wire.status, wire.headers);
  const middle = Math.ceil(body.length / 2);
  response.write(body.subarray(0, middle));
  response.end(body.subarray(middle));
}
