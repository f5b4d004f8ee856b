import { Texts } from '../banner.js';

declare const sv: Texts;

export { sv };
