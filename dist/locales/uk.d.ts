import { Texts } from '../banner.js';

declare const uk: Texts;

export { uk };
