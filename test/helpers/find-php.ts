import { findProgram, install } from './find-browser'

/** Finds PHP's command: an installed one or, as root on Debian, one that it installs. */
export const findPhp = (): string | undefined =>
  findProgram('php') ?? (install(['php-cli']) ? findProgram('php') : undefined)
