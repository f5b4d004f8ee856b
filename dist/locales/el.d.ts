import { Texts } from '../banner.js';

declare const el: Texts;

export { el };
