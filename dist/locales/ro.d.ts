import { Texts } from '../banner.js';

declare const ro: Texts;

export { ro };
