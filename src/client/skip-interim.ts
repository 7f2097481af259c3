import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** `HTTP/1.1 1` and two digits: what an interim answer begins with, digits of any kind as `0`. */
const interimStart = 'HTTP/1.0 100';

const zero = 0x30;
const nine = 0x39;
const newLine = 0x0a;
const carriageReturn = 0x0d;

/** Takes interim answers, of which any number may come before an answer, out of the bytes of a connection. */
export interface InterimFilter {
  /** A request was sent: what comes next is the start of an answer. */
  readonly expectAnswer: () => void;
  /** The bytes of `chunk`, and of what was held back before it, that belong to answers. */
  readonly pass: (chunk: Buffer) => Buffer;
}

const nothing = Buffer.alloc(0);

/** A filter of a connection on which nothing came yet. 101 is no interim answer: what follows it is no HTTP. */
export function createInterimFilter(): InterimFilter {
  let state: 'start' | 'interim' | 'answer' = 'start';
  /** The start of what may be an interim answer. */
  let held: Buffer = nothing;
  /** Whether a line has just ended, in the head of an interim answer. */
  let isAtLineStart = false;

  /** Where the head goes on being read behind `from`, or the chunk ends. */
  function endOfHead(bytes: Buffer, from: number): number {
    for (let index = from; index < bytes.length; index++) {
      const byte = bytes[index];
      if (byte === newLine && isAtLineStart) {
        state = 'start';
        return index + 1;
      }
      if (byte !== carriageReturn) isAtLineStart = byte === newLine;
    }
    return bytes.length;
  }

  return {
    expectAnswer: () => {
      state = 'start';
      held = nothing;
    },
    pass: (chunk) => {
      if (state === 'answer') return chunk;
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      held = nothing;
      let index = 0;
      while (index < bytes.length) {
        if (state === 'interim') {
          index = endOfHead(bytes, index);
          continue;
        }
        const start = bytes.subarray(index, index + interimStart.length);
        if (!startsInterim(start)) {
          state = 'answer';
          return bytes.subarray(index);
        }
        if (start.length < interimStart.length) {
          held = Buffer.from(start);
          break;
        }
        state = 'interim';
        isAtLineStart = false;
        index += interimStart.length;
      }
      return nothing;
    },
  };
}

/** Whether `start` is, as far as it goes, the start of an interim answer. */
function startsInterim(start: Buffer): boolean {
  if (start.toString('latin1').endsWith(' 101')) return false;
  return start.every((byte, index) => {
    const sample = interimStart.charCodeAt(index);
    const isDigit = sample === zero && byte >= zero && byte <= nine;
    return isDigit || byte === sample;
  });
}

/**
 * Connects like `connect`, one of undici's own, but so that connections do not show interim answers: undici itself gives
 * up a connection on which an unasked `100 Continue` comes.
 */
export function connectorThatSkipsInterim(connect: buildConnector.connector): buildConnector.connector {
  return (where, callback) =>
    connect(where, (...outcome) => {
      if (outcome[0] === null) skipInterim(outcome[1]);
      callback(...outcome);
    });
}

/** Changes what undici calls on a connection: it reads by `read` alone, and requests it sends go out in one turn. */
function skipInterim(socket: Socket): void {
  const filter = createInterimFilter();
  const read = socket.read.bind(socket);
  // The overloads of write differ in what may be left out, and are all called alike.
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  socket.write = (...given: unknown[]) => {
    filter.expectAnswer();
    return write(...given);
  };
  socket.read = (size?: number): Buffer | null => {
    for (;;) {
      const chunk: Buffer | null = read(size);
      if (chunk === null) return null;
      const passed = filter.pass(chunk);
      if (passed.length > 0) return passed;
    }
  };
}
