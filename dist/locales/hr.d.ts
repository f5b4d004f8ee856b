import { Texts } from '../banner.js';

declare const hr: Texts;

export { hr };
