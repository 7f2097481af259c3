import type { Call } from '../endpoint/call.ts';
import type { Behaviour } from './behaviour.ts';
import type { Fault } from './errors.ts';

/** What is wrong with the common parts of a request, if anything is. */
export function findFault(call: Call, behaviour: Behaviour): Fault | undefined {
  const { errors, operations, read } = behaviour;
  if (!read.methods.includes(call.received.method)) return errors.method;
  if (call.received.tooLarge) return errors.tooLarge;
  if (!call.isFormatKnown) return errors.format;
  if (call.action === undefined || call.action === '') return errors.missingAction;
  const operation = Object.hasOwn(operations, call.action) ? operations[call.action] : undefined;
  if (operation === undefined) return errors.unknownAction;
  return call.version === undefined || call.version === operation.version ? undefined : errors.version;
}
