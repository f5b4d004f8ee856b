/** Notes in the page what a component did, in order. */
export const tell = (what: string) => void ((window as unknown as { told?: string[] }).told ??= []).push(what)
