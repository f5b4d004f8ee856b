// biome-ignore-all lint/suspicious/noExplicitAny: a native function takes and gives what it likes.
import { attempt } from './attempt'

/** Calls the native function with what was given, or with other arguments or on another object. */
export type Run = (args?: any[], self?: any) => any

/** Stands before a native function. */
export type Front = (run: Run, args: any[], self: any) => unknown

/** What stands before a method (`call`), a constructor, or the two halves of an accessor. */
export interface Fronts {
  call?: Front
  construct?: Front
  get?: Front
  set?: Front
}

/** What was there before a stand that was undone while another of ours stood over it. */
const undone = new WeakMap<object, PropertyDescriptor>()

let isLeft = false
let isGone = false
/**
 * Ends the gates of a document that a frame has left: what code has kept of it is held all the same.
 *
 * @param gone whether its realm has gone with it. The first document of a frame leaves its realm to the second.
 */
export function leave(stop: () => void, gone: boolean): void {
  isLeft = true
  isGone = gone
  attempt(stop)
  isLeft = isGone = false
}

/**
 * Puts fronts before a property's native functions until the undo it returns; does nothing where there is none to
 * replace. Name, length, statics and `toString` stay the browser's own.
 */
export function patch(target: object | undefined | null, key: string, given: Fronts): () => void {
  const native = target && Object.getOwnPropertyDescriptor(target, key)
  if (!native?.configurable) return () => {}
  // A page may add to what every object has.
  const fronts: Fronts = Object.assign(Object.create(null), given)
  // Environments of tests define their functions and constructors by getters.
  const isFunction = !fronts.get && !fronts.set && !!(fronts.call || fronts.construct)
  let on = true
  const stand = (real: any, front: Front | undefined) =>
    real &&
    new Proxy(real, {
      apply: (_, self, args) => {
        const run: Run = (given = args, other = self) => Reflect.apply(real, other, given)
        return on && front ? front(run, args, self) : run()
      },
      construct: (_, args, made) => {
        const run: Run = (given = args) => Reflect.construct(real, given, made)
        return (on && fronts.construct ? fronts.construct(run, args, made) : run()) as object
      },
    })
  const { get, set } = native
  const value = get && isFunction ? get.call(target) : native.value
  if (isFunction && typeof value != 'function') return () => {}
  const ours: PropertyDescriptor =
    get && !isFunction
      ? { ...native, get: stand(get, fronts.get), set: stand(set, fronts.set) }
      : { configurable: true, enumerable: !!native.enumerable, writable: true, value: stand(value, fronts.call) }
  // Audio makes what another constructor is called by.
  const named =
    fronts.construct &&
    value.prototype.constructor == value &&
    Object.getOwnPropertyDescriptor(value.prototype, 'constructor')
  Object.defineProperty(target, key, ours)
  if (named) Object.defineProperty(value.prototype, 'constructor', { ...named, value: ours.value })
  return () => {
    on = isLeft
    if (isGone) return
    const now = Object.getOwnPropertyDescriptor(target, key)
    const stood = ours.value ?? ours.get
    // Somebody patched over us: taking theirs away would break them, and ours lets everything through now.
    if ((now?.value ?? now?.get) != stood) return void undone.set(stood, native)
    let before = native
    for (let older = undone.get(before.value ?? before.get); older; older = undone.get(before.value ?? before.get))
      before = older
    Object.defineProperty(target, key, before)
    if (named) Object.defineProperty(value.prototype, 'constructor', { ...named, value: before.value ?? named.value })
  }
}
