import { Texts } from '../banner.js';

declare const cy: Texts;

export { cy };
