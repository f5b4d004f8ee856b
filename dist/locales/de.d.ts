import { Texts } from '../banner.js';

declare const de: Texts;

export { de };
