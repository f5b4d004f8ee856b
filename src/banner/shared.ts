import { onContent } from '../page/on-content'
import { adoptSheet } from './adopt-sheet'
import { makeChoices } from './make-choices'
import { saySignal } from './say-signal'

/** What the first layer's file has anyway: the settings' file is given it, and need not carry it once more. */
export const shared = { adoptSheet, makeChoices, onContent, saySignal }
export type Shared = typeof shared
