import { Texts } from '../banner.js';

declare const mt: Texts;

export { mt };
