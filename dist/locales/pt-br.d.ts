import { Texts } from '../banner.js';

declare const ptBr: Texts;

export { ptBr };
