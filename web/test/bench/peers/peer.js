// The search of the MiniSearch page: the options of the search bench, the cards of
// the site, everything in one task per key.
(async () => {
  const documents = await (await fetch('/documents.json')).json()
  const cards = new Map(documents.map((d) => [d.code, d.card]))
  const index = new MiniSearch(await (await fetch('/minisearch.json')).json())
  index.addAll(documents)
  const place = document.querySelector('#cards').parentNode
  const deck = document.querySelector('#cards').outerHTML
  const show = (html) => {
    place.querySelector('#cards').outerHTML = html
  }
  const box = document.querySelector('#q')
  const search = () => {
    const text = box.value.trim()
    if (!text) return show(deck)
    const results = index.search(text)
    const title = document.createElement('h2')
    title.id = 'found'
    title.textContent = `${results.length} codes for “${text}”`
    show(`<section id="cards" class="results">${title.outerHTML}<div class="deck">${results.map((r) => cards.get(r.id)).join('')}</div></section>`)
  }
  box.addEventListener('input', search)
  if (box.value) search() // typed before the index was there
  document.documentElement.dataset.ready = ''
})()
