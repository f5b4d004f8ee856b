import { Texts } from '../banner.js';

declare const nb: Texts;

export { nb };
