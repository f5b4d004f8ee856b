import { Texts } from '../banner.js';

declare const lt: Texts;

export { lt };
