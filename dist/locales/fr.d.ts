import { Texts } from '../banner.js';

declare const fr: Texts;

export { fr };
