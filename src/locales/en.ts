import { enFirst, enLater } from '../banner/english'
import type { Texts } from '../banner/texts'

export const en: Texts = { ...enFirst, ...enLater }
