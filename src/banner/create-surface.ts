import { document } from '../page/own-members'
import { createHosts, setLanguage } from './create-hosts'
import { createStage } from './create-stage'
import { keepFocus } from './keep-focus'
import { findPlace } from './place-host'
import { layerStyles } from './styles'

/** Where the layers stand on a page. @param onGone empties the place of a layer of this kind that nobody sees any more. */
export function createSurface(language: string, onGone: (kind: string, place: HTMLElement) => void) {
  let createHost = createHosts(language)
  const { host, root, place, remove } = createHost(layerStyles)
  host.id = 'treize'
  const focus = keepFocus(host, root)
  const say = createStatus(root)
  const stage = createStage(host, root, onGone)

  return {
    host,
    root,
    say,
    stage,
    remove,
    /** Makes places like this one elsewhere on the page. */
    createHost: () => createHost,
    /** The settings come, and go back to where the visitor was. */
    remember() {
      focus.remember()
      // Emptied, so that the same words are read out again.
      say('')
    },
    giveBack: focus.giveBack,
    /** Stands on top of the page that there is now; false where another banner does. */
    stand(): boolean {
      // What was on top of a page that is replaced is not on top of the next.
      if (!document.body || host.parentNode == findPlace(host)) return true
      if (isAnotherHere()) return false
      stage.clear()
      place()
      return true
    },
    /** Empties it for another language. Gives what is to be called once it is drawn again. */
    speak(language: string): () => void {
      const focusAgain = focus.keep()
      createHost = createHosts(language)
      setLanguage(host, language)
      say('')
      stage.clear()
      return focusAgain
    },
  }
}

/** A line that assistants read out. Gives what changes it. */
function createStatus(root: ShadowRoot): (text: string) => void {
  const status = document.createElement('p')
  status.className = 'status'
  status.setAttribute('role', 'status')
  root.append(status)
  return (text) => {
    status.textContent = text
  }
}

/** Whether a banner of ours is on the page already; the page's own element of that name is none. */
const isAnotherHere = () =>
  [...document.querySelectorAll('#treize[data-treize=host]')].some(({ shadowRoot }) => shadowRoot)
