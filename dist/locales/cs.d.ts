import { Texts } from '../banner.js';

declare const cs: Texts;

export { cs };
