import { Texts } from '../banner.js';

declare const is: Texts;

export { is };
