/** Why a file does not come; empty where it is there now. */
async function findCause(url: URL): Promise<string> {
  try {
    const { ok, status, headers } = await fetch(url)
    if (!ok) return `the server answered ${status}`
    const type = headers.get('content-type') ?? ''
    return /script/.test(type) ? '' : `the server sent ${type || 'no type'}, not a script`
  } catch {
    return fetch(url, { mode: 'no-cors' }).then(
      () => `${url.host} does not share it: let it send Access-Control-Allow-Origin`,
      () => 'it could not be reached',
    )
  }
}

/**
 * Says why a file of ours has not come, and what to do; empty where one should try again.
 *
 * @param checked whether its hash was asked for.
 * @param last whether it was tried twice.
 */
export async function explainFailure(url: string, checked: boolean, last: boolean): Promise<string> {
  const cause = await findCause(new URL(url))
  if (!last && (!cause || / 5\d\d$/.test(cause))) return ''
  return `[treize] ${url} did not load: ${
    cause
      ? `put it beside treize.js, or name its folder as data-files on the policy’s block; ${cause}`
      : 'what came is not the file of this treize.js: put the one from the same version there, and let nothing change it'
  }${checked && !/reached|answered/.test(cause) ? ', or put data-integrity="none" on the policy’s block' : ''}`
}
