import { Texts } from '../banner.js';

declare const ga: Texts;

export { ga };
