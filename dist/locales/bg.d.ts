import { Texts } from '../banner.js';

declare const bg: Texts;

export { bg };
