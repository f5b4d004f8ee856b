import { Texts } from '../banner.js';

declare const lb: Texts;

export { lb };
