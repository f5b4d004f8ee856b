import { Texts } from '../banner.js';

declare const eu: Texts;

export { eu };
