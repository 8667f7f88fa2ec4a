// Measures MiniSearch on the documents and queries in the file named on the
// command line, and prints one line of JSON. It times like measure/main.go.
import { readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'

const { documents, queries, options, samples, repeats } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const started = performance.now()
const index = new MiniSearch(options)
index.addAll(documents)
const ready = performance.now() - started

for (let round = 0; round < 3; round++) for (const q of queries) index.search(q.query)

const places = []
const times = queries.map((q) => {
  const took = []
  for (let i = 0; i < samples; i++) {
    const from = performance.now()
    for (let k = 0; k < repeats; k++) index.search(q.query)
    took.push(((performance.now() - from) * 1000) / repeats)
  }
  places.push(index.search(q.query).findIndex((r) => q.first.includes(r.id)) + 1)
  return took.sort((a, b) => a - b)[samples >> 1]
})
console.log(JSON.stringify({ ready_ms: ready, us: times, places }))
