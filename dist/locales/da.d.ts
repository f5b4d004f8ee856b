import { Texts } from '../banner.js';

declare const da: Texts;

export { da };
