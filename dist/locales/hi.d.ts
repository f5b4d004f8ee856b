import { Texts } from '../banner.js';

declare const hi: Texts;

export { hi };
