import { Store } from '../log.js';

interface PgliteOptions {
    /**
     * When a record counts as stored: `"disk"` once the disk has it, so that no power cut loses it; `"process"` once the
     * operating system has it, so that a crash of the process does not. @default "disk"
     */
    durability?: 'disk' | 'process' | undefined;
}
/**
 * Keeps a log in a folder, by PostgreSQL in WebAssembly: nothing to install but `@electric-sql/pglite`. One process at a
 * time may use it.
 *
 * @throws Error when another process uses the folder, with its pid and host.
 */
declare function pgliteStore(folder: string, { durability }?: PgliteOptions): Promise<Store>;

export { pgliteStore };
export type { PgliteOptions };
