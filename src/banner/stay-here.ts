import type { Consent } from '../consent/types'
import { document } from '../page/own-members'
import { onNewRoot } from '../page/on-new-root'

/** A removal of ours within this time of the last one is waited out twice as long. Milliseconds. */
const SOON = 1000

/** Comes when the page is ready for it, and comes back where a page takes us away, as one does that replaces its body. Returns the undo. */
export function stayHere(consent: Consent, host: HTMLElement, isWanted: () => boolean, draw: () => void): () => void {
  const again = () => void (isWanted() && draw())
  let pause = 0
  let last = 0
  // In a task of its own, and later each time: a page that takes us away whenever we come must not be kept busy.
  const comeBack = () => {
    if (host.isConnected || !document.body || !isWanted()) return
    pause = Date.now() - last < SOON ? pause * 2 + 1 : 0
    last = Date.now()
    setTimeout(again, pause)
  }
  const undo = [
    // In a task of its own: a slow phone has just spent one on reading this file.
    consent.on('ready', () => setTimeout(again)),
    onNewRoot(window.document, comeBack),
    () => document.removeEventListener('close', again, true),
  ]
  document.addEventListener('close', again, true)
  setTimeout(again)
  return () => {
    for (const back of undo) back()
  }
}
