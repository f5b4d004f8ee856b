import { Texts } from '../banner.js';

declare const sl: Texts;

export { sl };
