import { setTimeout as sleep } from 'node:timers/promises';
import type { Wire } from '../endpoint/fields.ts';
import type { Received } from '../endpoint/received.ts';
import { serve } from '../endpoint/serve.ts';
import { type Authentication, nonceKeepMs } from '../endpoint/signature/authenticate.ts';
import { createNonces } from '../endpoint/signature/nonces.ts';
import { documentedBehaviour } from './documented-behaviour.ts';
import { createFixtures } from './fixtures.ts';
import { handle } from './handle.ts';
import type { Reference, ReferenceOptions } from './reference-options.ts';
import { registerPreExisting } from './state/register-pre-existing.ts';
import { createState } from './state/state.ts';
import { vary } from './variation/vary.ts';

/** A reference endpoint that listens nowhere. */
export interface IdleReference extends Pick<Reference, 'resources'> {
  readonly respond: (received: Received) => Promise<Wire>;
}

/** Starts the reference endpoint. Rejects when the port is taken, or when an option makes no sense. */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const { port = 0, host = '127.0.0.1', pause = sleep } = options;
  const { respond, resources } = createReference(options);
  return { ...(await serve(respond, { port, host, pause })), resources };
}

/** The reference endpoint. Throws when an option makes no sense. */
export function createReference(options: ReferenceOptions): IdleReference {
  const { signature = 'optional', credentials, clock = Date.now, pause = sleep } = options;
  if (signature === 'required' && credentials === undefined) {
    throw new Error("A reference with signature 'required' needs credentials to check against.");
  }
  const behaviour = vary(documentedBehaviour(options), options.defects, options.oddities);
  const state = createState(behaviour.timing.consistencyMs);
  const fixtures = createFixtures({ ...options, clock, pause });
  registerPreExisting(behaviour.foreign, state, fixtures);
  const nonces = createNonces(nonceKeepMs, clock);
  const authentication: Authentication = { signature, credentials, clock, nonces };
  return {
    respond: (received) => handle(received, behaviour, state, fixtures, authentication),
    resources: () => ({
      securityGroups: state.groups.existing(),
      securityPolicies: state.policies.existing(),
    }),
  };
}
