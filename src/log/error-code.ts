/** What the system, or a library, calls an error, such as `ENOENT`; undefined where it says nothing. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code == 'string' ? error.code : undefined
