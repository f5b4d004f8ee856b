import { Texts } from '../banner.js';

declare const en: Texts;

export { en };
