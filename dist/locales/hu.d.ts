import { Texts } from '../banner.js';

declare const hu: Texts;

export { hu };
