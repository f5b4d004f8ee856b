// The site's own code: the request that is being prepared, and telling the trackers what was decided.
const $ = (selector) => document.querySelector(selector)

// The cart is essential storage: declared in the policy, so it works whatever is refused.
const readCart = () => {
  try {
    return JSON.parse(localStorage.getItem('cart')) ?? {}
  } catch {
    return {}
  }
}

function showCart(cart = readCart()) {
  const count = Object.values(cart).reduce((sum, { amount }) => sum + amount, 0)
  $('[data-cart-count]').textContent = count
  const lines = $('[data-cart-lines]')
  if (!lines) return
  $('[data-cart-empty]').hidden = !!count
  $('[data-cart-clear]').hidden = !count
  lines.replaceChildren(
    ...Object.values(cart).map(({ name, amount }) => {
      const line = document.createElement('li')
      line.textContent = `${amount} × ${name}`
      return line
    }),
  )
}

function keepCart(cart) {
  try {
    localStorage.setItem('cart', JSON.stringify(cart))
  } catch {
    // Storage is blocked: the request lives for this page.
  }
  showCart(cart)
}

document.addEventListener('click', ({ target }) => {
  const add = target.closest('[data-add]')
  if (add) {
    const { add: article, name } = add.dataset
    const cart = readCart()
    cart[article] = { name, amount: (cart[article]?.amount ?? 0) + 1 }
    keepCart(cart)
    const said = $('[data-cart-said]')
    said.textContent = `${said.dataset.words} ${name}`
    if (window.treize?.has('analytics/snowplow'))
      window.snowplowBrowserTracking?.trackStructEvent({ category: 'cart', action: 'add to request', label: article })
  }
  if (target.closest('[data-cart-clear]')) {
    keepCart({})
    $('[data-add]').focus()
  }
})

showCart()

// Treize holds what the trackers store and send; this is how they hear of it in their own words.
document.addEventListener('treize:revoke', ({ detail }) => {
  if (detail.denied.includes('analytics/snowplow')) {
    const { snowplowBrowserTracking: snowplow } = window
    snowplow?.disableActivityTracking()
    snowplow?.enableAnonymousTracking({ stateStorageStrategy: 'none' })
    snowplow?.clearUserData()
  }
  if (detail.denied.includes('analytics/posthog') && window.posthog?.__loaded) {
    // PostHog notes an opt-out in localStorage, which is swept as everything of its is: so it is told by its settings too.
    posthog.set_config({ opt_out_capturing_by_default: true, disable_persistence: true })
    posthog.opt_out_capturing()
  }
})

document.addEventListener('treize:grant', ({ detail }) => {
  // On the first agreement neither is loaded yet, and each begins by itself.
  if (detail.granted.includes('analytics/snowplow')) {
    const { snowplowBrowserTracking: snowplow } = window
    snowplow?.disableAnonymousTracking({ stateStorageStrategy: 'cookieAndLocalStorage' })
    snowplow?.enableActivityTracking({ minimumVisitLength: 5, heartbeatDelay: 5 })
    snowplow?.trackPageView()
  }
  if (detail.granted.includes('analytics/posthog') && window.posthog?.__loaded) {
    posthog.set_config({ opt_out_capturing_by_default: false, disable_persistence: false })
    posthog.opt_in_capturing()
  }
})
