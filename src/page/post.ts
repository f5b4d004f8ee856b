/**
 * Posts to the owner's server: a path is of this site, wherever the page's `<base>` is. Goes on when the page is left;
 * rejects where nobody can be reached.
 */
export const post = async (
  url: string,
  init: RequestInit,
  { fetch, location }: Pick<Window & typeof globalThis, 'fetch' | 'location'>,
): Promise<Response> => fetch(new URL(url, location.href), { method: 'POST', keepalive: true, ...init })
