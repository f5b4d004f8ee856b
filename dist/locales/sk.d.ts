import { Texts } from '../banner.js';

declare const sk: Texts;

export { sk };
