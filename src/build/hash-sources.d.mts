export declare const STAMP: string
export declare function hashSources(root?: string): string
