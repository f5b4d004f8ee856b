import { Texts } from '../banner.js';

declare const zhHant: Texts;

export { zhHant };
