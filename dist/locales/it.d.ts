import { Texts } from '../banner.js';

declare const it: Texts;

export { it };
