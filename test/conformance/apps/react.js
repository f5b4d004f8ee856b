import { createElement as e, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { RAW, root, show } from './app'

function Page() {
  const [items, setItems] = useState([1, 2])
  const [name, setName] = useState('')
  const [checked, setChecked] = useState(false)
  const [sent, setSent] = useState('')
  const [fetched, setFetched] = useState('')
  const [image, setImage] = useState(0)
  const [path, setPath] = useState('')
  const [html, setHtml] = useState('')
  const [kept, setKept] = useState('')
  useEffect(() => {
    const back = () => setPath('')
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const button = (id, onClick) => e('button', { id, onClick, type: 'button' }, id)
  if (path)
    return e(
      'section',
      { id: 'elsewhere' },
      e('h2', null, 'Elsewhere'),
      e('img', { src: '/pixel.gif?elsewhere', alt: '' }),
    )
  return e(
    'section',
    null,
    e(
      'ul',
      null,
      items.map((item) =>
        e(
          'li',
          { key: item, 'data-item': item },
          `Item ${item}`,
          e('button', { type: 'button', onClick: () => setItems(items.filter((one) => one != item)) }, '×'),
        ),
      ),
    ),
    button('add', () => setItems((all) => [...all, all.length + 1])),
    button('reverse', () => setItems((all) => [...all].reverse())),
    e(
      'form',
      {
        onSubmit: (event) => {
          event.preventDefault()
          setSent(`${name} ${checked}`)
        },
      },
      e('input', {
        id: 'name',
        value: name,
        onChange: (event) => setName(event.target.value),
      }),
      e('input', { id: 'check', type: 'checkbox', checked, onChange: () => setChecked(!checked) }),
      e('output', null, sent),
    ),
    button('fetch', () => void fetch('/json').then(async (answer) => setFetched(await answer.text()))),
    e('p', { id: 'fetched' }, fetched),
    button('image', () => setImage((image + 1) % 3)),
    image ? e('img', { id: 'shown', src: `/pixel.gif?${image}`, alt: '' }) : null,
    button('go', () => {
      history.pushState(null, '', '#/elsewhere')
      setPath('elsewhere')
    }),
    button('html', () => setHtml(RAW)),
    e('div', { id: 'raw', dangerouslySetInnerHTML: { __html: html } }),
    button('keep', () => {
      localStorage.setItem('kept', 'yes')
      localStorage.also = 'yes'
      document.cookie = 'kept=1; path=/'
      setKept(`${localStorage.kept} ${localStorage.getItem('also')} ${document.cookie.includes('kept=1')}`)
    }),
    e('p', null, kept),
  )
}

createRoot(root()).render(e(Page))
show()
