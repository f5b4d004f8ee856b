import { createApp, defineComponent, h, onMounted, onUnmounted, reactive } from 'vue'
import { RAW, root, show } from './app'

const Page = defineComponent(() => {
  const state = reactive({
    items: [1, 2],
    name: '',
    checked: false,
    sent: '',
    fetched: '',
    image: 0,
    path: '',
    html: '',
    kept: '',
  })
  const back = () => {
    state.path = ''
  }
  onMounted(() => addEventListener('popstate', back))
  onUnmounted(() => removeEventListener('popstate', back))
  const button = (id: string, onClick: () => void) => h('button', { id, onClick, type: 'button' }, id)
  return () =>
    state.path
      ? h('section', { id: 'elsewhere' }, [h('h2', 'Elsewhere'), h('img', { src: '/pixel.gif?elsewhere', alt: '' })])
      : h('section', [
          h(
            'ul',
            state.items.map((item, index) =>
              h('li', { key: item, 'data-item': item }, [
                `Item ${item}`,
                h('button', { onClick: () => state.items.splice(index, 1) }, '×'),
              ]),
            ),
          ),
          button('add', () => state.items.push(state.items.length + 1)),
          button('reverse', () => state.items.reverse()),
          h(
            'form',
            {
              onSubmit: (event: Event) => {
                event.preventDefault()
                state.sent = `${state.name} ${state.checked}`
              },
            },
            [
              h('input', {
                id: 'name',
                value: state.name,
                onInput: (event: Event) => (state.name = (event.target as HTMLInputElement).value),
              }),
              h('input', {
                id: 'check',
                type: 'checkbox',
                checked: state.checked,
                onChange: () => (state.checked = !state.checked),
              }),
              h('output', state.sent),
            ],
          ),
          button('fetch', () => void fetch('/json').then(async (answer) => (state.fetched = await answer.text()))),
          h('p', { id: 'fetched' }, state.fetched),
          button('image', () => (state.image = (state.image + 1) % 3)),
          state.image ? h('img', { id: 'shown', src: `/pixel.gif?${state.image}`, alt: '' }) : null,
          button('go', () => {
            history.pushState(null, '', '#/elsewhere')
            state.path = 'elsewhere'
          }),
          button('html', () => (state.html = RAW)),
          h('div', { id: 'raw', innerHTML: state.html }),
          button('keep', () => {
            localStorage.setItem('kept', 'yes')
            localStorage.also = 'yes'
            document.cookie = 'kept=1; path=/'
            state.kept = `${localStorage.kept} ${localStorage.getItem('also')} ${document.cookie.includes('kept=1')}`
          }),
          h('p', state.kept),
        ])
})

createApp(Page).mount(root())
show()
