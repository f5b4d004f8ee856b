import { leave } from '../page/leave'
import { createSettings } from './settings'

leave(createSettings)
