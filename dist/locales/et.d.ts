import { Texts } from '../banner.js';

declare const et: Texts;

export { et };
