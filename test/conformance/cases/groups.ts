import type { Group } from './case'
import { cookieStore } from './cookie-store'
import { cookies } from './cookies'
import { storage } from './storage'

export const groups: Group[] = [
  { name: 'cookies', cases: cookies },
  { name: 'cookieStore', cases: cookieStore },
  { name: 'storage', cases: storage },
]
