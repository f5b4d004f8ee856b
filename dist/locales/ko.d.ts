import { Texts } from '../banner.js';

declare const ko: Texts;

export { ko };
