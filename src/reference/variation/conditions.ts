import { parameterOf } from '../../endpoint/decode-form.ts';
import type { RequestContext } from '../behaviour.ts';

/** Whether something holds of a request. */
export type Condition = (context: RequestContext) => boolean;

/** The request has the parameter `name`. */
export function has(name: string): Condition {
  return ({ call }) => parameterOf(call.parameters, name) !== undefined;
}

/** The request has no parameter `name`, numbered or not. */
export function lacks(name: string): Condition {
  return ({ call }) => !call.parameters.some((one) => one.name === name || one.name.startsWith(`${name}.`));
}

/** The parameter `name` has this value. */
export function says(name: string, value: string): Condition {
  return ({ call }) => parameterOf(call.parameters, name) === value;
}

/** Some parameter's value has this in it. */
export function contains(pattern: RegExp): Condition {
  return ({ call }) => call.parameters.some(({ value }) => pattern.test(value));
}

/** The parameter `name`, or any that starts with it, stands in a form body. */
export function isInBody(name: string): Condition {
  return ({ call }) => call.parameters.some((one) => one.place === 'body' && one.name.startsWith(name));
}

/** All of `conditions`. */
export function allHold(...conditions: readonly Condition[]): Condition {
  return (context) => conditions.every((condition) => condition(context));
}

/** The endpoint was sent more than `count` requests. */
export function isAfter(count: number): Condition {
  return ({ call }) => call.received.ordinal > count;
}

/** Now and then, by the seed: in about this share of the requests. */
export function nowAndThen(share: number, salt: string): Condition {
  return ({ call, fixtures }) => fixtures.chance(call.received.ordinal, salt) < share;
}

/** More than `count` requests came within the second of the clock; each endpoint counts its own. */
export function isBeyond(count: number): Condition {
  let second = 0;
  let seen = 0;
  return ({ fixtures }) => {
    const now = Math.floor(fixtures.clock() / 1000);
    seen = now === second ? seen + 1 : 1;
    second = now;
    return seen > count;
  };
}
