import { Texts } from '../banner.js';

declare const tr: Texts;

export { tr };
