import { Texts } from '../banner.js';

declare const nl: Texts;

export { nl };
