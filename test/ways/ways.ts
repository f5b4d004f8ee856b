import { calls } from './list/calls'
import { cookies } from './list/cookies'
import { elements } from './list/elements'
import { markup } from './list/markup'
import { navigation } from './list/navigation'
import { stores } from './list/stores'
import { styles } from './list/styles'

/** Every way tried, by facility. */
export const WAYS = [...cookies, ...stores, ...calls, ...elements, ...styles, ...navigation, ...markup]
