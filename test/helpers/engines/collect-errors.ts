/** What a page begins with so that its errors can be read where the driver does not tell them. */
export const collectErrors = `<script>(function () {
  var all = window.collectedErrors = []
  var native = console.error
  console.error = function () { all.push([].join.call(arguments, ' ')); native.apply(console, arguments) }
  addEventListener('error', function (event) { if (event.message) all.push(event.message) })
  addEventListener('unhandledrejection', function (event) { all.push('Unhandled rejection: ' + event.reason) })
})()</script>`

declare global {
  interface Window {
    collectedErrors?: string[]
  }
}
