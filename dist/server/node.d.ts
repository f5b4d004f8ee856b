import { IncomingMessage, ServerResponse } from 'node:http';
import { C as CheckedWords } from '../shared/policy.js';
import { Policy } from '../index.js';
import { SiteOptions } from '../server.js';
import { A as Answer } from '../shared/record-choice.js';

interface NodeOptions extends Omit<SiteOptions, 'nonce' | 'table' | 'isTooMany'> {
    /** Believes `X-Forwarded-Proto`, which a proxy in front of the server sets. @default false */
    proxy?: boolean | undefined;
    nonce?: ((request: IncomingMessage) => string | undefined) | undefined;
    table?: ((request: IncomingMessage) => string) | undefined;
}
type Incoming = IncomingMessage & {
    originalUrl?: string;
};
/** Answers with a function of web standards where Node's own request and response are wanted: `app.use('/consent', listener(answer))`. */
declare const listener: (answer: Answer) => ((request: IncomingMessage, response: ServerResponse) => void);
/**
 * The server half for Node's `http`, Express, Connect and Fastify (`onRequest`, with `request.raw` and `reply.raw`): it
 * changes the headers and the HTML of the response that comes. Put it after what compresses. For `http` alone, call it
 * first and answer in `next`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function nodeMiddleware<const P extends Policy>(policy: P & CheckedWords<P>, options?: NodeOptions): (request: Incoming, response: ServerResponse, next: () => void) => void;

export { listener, nodeMiddleware };
export type { NodeOptions };
