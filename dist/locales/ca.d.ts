import { Texts } from '../banner.js';

declare const ca: Texts;

export { ca };
