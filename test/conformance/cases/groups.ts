import type { Group } from './case'
import { constructors } from './constructors'
import { cookieStore } from './cookie-store'
import { cookies } from './cookies'
import { databases } from './databases'
import { elements } from './elements'
import { jsCookie } from './js-cookie'
import { requests } from './requests'
import { looks } from './shapes'
import { storage } from './storage'

export const groups: Group[] = [
  // First, while nothing has been touched.
  { name: 'looks', cases: looks },
  { name: 'js-cookie', cases: jsCookie },
  { name: 'cookies', cases: cookies },
  { name: 'cookieStore', cases: cookieStore },
  { name: 'requests', cases: requests },
  { name: 'constructors', cases: constructors },
  { name: 'databases', cases: databases },
  { name: 'elements', cases: elements },
  { name: 'storage', cases: storage },
]
