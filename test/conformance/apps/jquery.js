import $ from 'jquery'
import { RAW, show } from './app'

const PAGE = `<section><ul></ul><button id="add">add</button><button id="reverse">reverse</button>
<form><input id="name"><input id="check" type="checkbox"><output></output></form>
<button id="fetch">fetch</button><p id="fetched"></p><button id="image">image</button><span id="images"></span>
<button id="go">go</button><button id="html">html</button><div id="raw"></div><button id="keep">keep</button><p id="kept"></p></section>`

let image = 0

function item(number) {
  return $('<li>').attr('data-item', number).text(`Item ${number}`).append($('<button>').text('×').on('click', remove))
}
function remove() {
  $(this).closest('li').remove()
}

function home() {
  const page = $('#app').html(PAGE)
  page.find('ul').append(item(1), item(2))
  page.on('click', '#add', () => $('ul').append(item($('li').length + 1)))
  page.on('click', '#reverse', () => $('ul').append($('li').get().reverse()))
  page.on('submit', 'form', (event) => {
    event.preventDefault()
    $('output').text(`${$('#name').val()} ${$('#check').prop('checked')}`)
  })
  page.on('click', '#fetch', () => $.ajax({ url: '/json', dataType: 'text' }).then((text) => $('#fetched').text(text)))
  page.on('click', '#image', () => {
    image = (image + 1) % 3
    if (image == 0) return $('#shown').remove()
    if (image == 1) return $('#images').html($('<img id="shown" alt="">').attr('src', '/pixel.gif?1'))
    return $('#shown').prop('src', '/pixel.gif?2')
  })
  page.on('click', '#go', () => {
    history.pushState(null, '', '#/elsewhere')
    page
      .off()
      .empty()
      .append('<section id="elsewhere"><h2>Elsewhere</h2><img src="/pixel.gif?elsewhere" alt=""></section>')
  })
  // Scripts in HTML run when jQuery inserts it.
  page.on('click', '#html', () =>
    $('#raw').html(`${RAW}<script>document.body.dataset.ran = (document.body.dataset.ran || '') + 'x'</script>`),
  )
  page.on('click', '#keep', () => {
    localStorage.setItem('kept', 'yes')
    localStorage.also = 'yes'
    document.cookie = 'kept=1; path=/'
    const script = $('<script>').attr('src', '/set-global.js')
    $('head').append(script)
    $('#kept').text(`${localStorage.kept} ${localStorage.getItem('also')} ${document.cookie.includes('kept=1')}`)
  })
}

addEventListener('popstate', home)
home()
show()
