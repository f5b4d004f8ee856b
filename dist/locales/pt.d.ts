import { Texts } from '../banner.js';

declare const pt: Texts;

export { pt };
