import { Texts } from '../banner.js';

declare const es: Texts;

export { es };
