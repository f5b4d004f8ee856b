import { Texts } from '../banner.js';

declare const fi: Texts;

export { fi };
