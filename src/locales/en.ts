import { enFirst, enLater } from '../texts/english'
import type { Texts } from '../texts/texts'

export const en: Texts = { ...enFirst, ...enLater }
