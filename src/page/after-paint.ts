/** Runs once the browser has shown what this turn changed, or soon after in a page that nobody sees. */
export function afterPaint(run: () => void): void {
  let ran = false
  const once = () => {
    if (!ran) run()
    ran = true
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, 100)
}
