import { Texts } from '../banner.js';

declare const ar: Texts;

export { ar };
