/** The least contrast of a choice with what is behind it. */
const LEAST = 5

/** Gives a choice the system's own colours where the site's would not be read: equal also means legible. */
export function keepReadable(button: HTMLElement | null): void {
  // In the next frame, when the browser has worked out the styles anyway.
  if (button)
    requestAnimationFrame(() => {
      // Environments of tests draw nothing.
      if (!button.offsetWidth) return
      const { color, backgroundColor } = getComputedStyle(button)
      // Without a fill of its own it stands on the banner's.
      const behind = /^rgba.*, 0\)$/.test(backgroundColor)
        ? getComputedStyle(button.closest('section,dialog') ?? button).backgroundColor
        : backgroundColor
      const [one, other] = [color, behind].map(luminance) as [number, number]
      // What is written in another colour space says NaN, and is left to its owner.
      if (!((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < LEAST)) return
      button.style.setProperty('color', 'Canvas', 'important')
      button.style.setProperty('background', 'CanvasText', 'important')
      console.warn(
        `[treize] accept and refuse have a contrast below ${LEAST}:1, so they are shown in the system's colours: change --treize-accent or --treize-accent-text`,
      )
    })
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red, green, blue] = (/^rgba?\((.*)\)/.exec(color)?.[1] ?? '')
    .split(',')
    .map((part) => (+part / 255 <= 0.04045 ? +part / 255 / 12.92 : ((+part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (red as number) + 0.7152 * (green as number) + 0.0722 * (blue as number)
}
