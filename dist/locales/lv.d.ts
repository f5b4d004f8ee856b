import { Texts } from '../banner.js';

declare const lv: Texts;

export { lv };
