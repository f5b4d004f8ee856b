import { Texts } from '../banner.js';

declare const he: Texts;

export { he };
