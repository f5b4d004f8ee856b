// The run-time's own types; where a program is compiled without a library that has them, anything.
type Own<Name extends string> = typeof globalThis extends { [_ in Name]: { prototype: infer Found } } ? Found : unknown

export type WebRequest = Own<'Request'>
export type WebResponse = Own<'Response'>
export type WebStream = Own<'TransformStream'>

/** Answers a request, as Deno, Bun, Hono, Next and the edge call it. */
export type Answer = (request: WebRequest) => Promise<WebResponse>
