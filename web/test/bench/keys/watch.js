// Watches a page while keys are typed: for every key, from its event's time stamp
// to the first task after the frame in which its results stand.
(() => {
  const box = () => document.querySelector('#q') // the program puts its own in place
  const bench = { searches: SEARCHES, frames: [], events: {}, done: null }
  window.__bench = bench
  let pending = null
  const shown = () => {
    if (!bench.searches) return true
    const text = box().value.trim()
    const found = document.querySelector('#found')
    return text ? !!found && found.textContent.includes(`“${text}”`) : !found && !!document.querySelector('#cards')
  }
  const check = () => {
    if (!pending || pending.framed || !shown()) return
    pending.framed = true
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        bench.frames.push(performance.now() - pending.from)
        pending = null
        bench.done()
      }
      channel.port2.postMessage(null)
    })
  }
  new MutationObserver(check).observe(document.body, { subtree: true, childList: true, characterData: true })
  addEventListener('keydown', (e) => { pending = { from: e.timeStamp } }, true)
  // Once the page's own listeners have had the event.
  addEventListener('input', () => queueMicrotask(check))
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) {
      if (e.interactionId && e.name.startsWith('key')) {
        bench.events[e.interactionId] = Math.max(bench.events[e.interactionId] ?? 0, e.duration)
      }
    }
  }).observe({ type: 'event', durationThreshold: 16 })
  bench.next = () => new Promise((resolve) => { bench.done = () => resolve(true) })
  box().focus()
})()
