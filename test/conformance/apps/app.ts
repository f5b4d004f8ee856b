/** What each framework's page does, so that the three can be looked at alike. */
export interface App {
  /** The page as it is now. */
  html(): string
  /** Steps of a visitor, each until the page has settled. */
  steps: Record<string, () => unknown>
}

export const settled = (milliseconds = 30) => new Promise<void>((done) => setTimeout(done, milliseconds))

export async function until(is: () => unknown): Promise<void> {
  for (let tries = 0; tries < 200 && !is(); tries++) await settled(10)
}

/** Types into a field as a visitor would, as far as a framework can tell. */
export function type(field: HTMLInputElement, text: string) {
  // React keeps its own setter on the field.
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as Required<PropertyDescriptor>
  set.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

export const $ = <E extends HTMLElement>(selector: string) => document.querySelector(selector) as E
export const root = () => $('#app')

/** What every page of this kind does, by the same hooks in each. */
export const steps: App['steps'] = {
  'renders a list': () => until(() => $('li')),
  'adds to it': async () => {
    for (let count = 0; count < 3; count++) {
      $('#add').click()
      await settled()
    }
  },
  'turns it round': async () => {
    $('#reverse').click()
    await settled()
  },
  'takes one away': async () => {
    $('li button').click()
    await settled()
  },
  'fills in a form': async () => {
    type($('#name'), 'Ada <b>')
    await settled()
    $('#check').click()
    await settled()
    $('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await settled()
  },
  fetches: async () => {
    $('#fetch').click()
    await until(() => $('#fetched')?.textContent)
  },
  'shows an image, another and none': async () => {
    $('#image').click()
    await until(() => $<HTMLImageElement>('#shown')?.complete)
    $('#image').click()
    await until(() => $<HTMLImageElement>('#shown')?.src.endsWith('?2') && $<HTMLImageElement>('#shown').complete)
    $('#image').click()
    await settled()
  },
  'goes to another page and back': async () => {
    $('#go').click()
    await until(() => $<HTMLImageElement>('#elsewhere img')?.complete)
    history.back()
    await until(() => !$('#elsewhere'))
  },
  'renders HTML of its own with an image and a frame': async () => {
    $('#html').click()
    await until(() => $<HTMLIFrameElement>('#raw iframe')?.contentDocument?.title)
    await until(() => $<HTMLImageElement>('#raw img')?.complete)
  },
  'keeps what it is told': async () => {
    $('#keep').click()
    await settled()
  },
}

export const RAW = '<p>raw <img src="/pixel.gif" alt=""><iframe src="/plain" title="plain"></iframe></p>'

/** Hands the page to the test. */
export const show = () => Object.assign(window, { app: { html: () => root().innerHTML, steps } satisfies App })
