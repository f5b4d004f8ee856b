import { Texts } from '../banner.js';

declare const pl: Texts;

export { pl };
