import { z } from 'zod';
import { texts as codes } from './terms.ts';

/** How a family of operations is answered. */
export const protocolSchema = z.object({
  name: z.string().min(1),
  envelope: z.object({
    requestId: z.string().min(1),
    code: z.string().min(1),
    message: z.string().min(1),
    others: z.array(z.string().min(1)),
    errorRoot: z.string().min(1),
    successSuffix: z.string(),
  }),
  requestIdPattern: z.string().min(1),
  retryAfter: z.array(z.object({ header: z.string().min(1), unitMs: z.number().positive() })),
  codes: z.object({
    throttled: codes,
    unavailable: codes,
    credentials: codes,
    permission: codes,
    action: codes,
    quota: codes,
    success: codes,
    crash: codes,
    token: codes,
  }),
});
