import { Texts } from '../banner.js';

declare const zh: Texts;

export { zh };
