import { leave } from '../page/leave'
import { mountPlaceholders } from './placeholders'

leave(mountPlaceholders)
