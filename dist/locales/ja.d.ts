import { Texts } from '../banner.js';

declare const ja: Texts;

export { ja };
