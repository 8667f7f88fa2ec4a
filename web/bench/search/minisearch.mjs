// Measures MiniSearch on the documents and queries in the file named on the
// command line, and prints one line of JSON. It times like measure/main.go.
import { readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'

const { documents, queries, samples, repeats } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const started = performance.now()
const index = new MiniSearch({
  idField: 'code',
  fields: ['number', 'phrase', 'names', 'keywords', 'constants', 'fields', 'vendors', 'summary', 'use_case', 'rest'],
  searchOptions: {
    boost: { number: 8, phrase: 4, names: 3, keywords: 3, constants: 2, fields: 2, vendors: 2 },
    prefix: true,
    fuzzy: 0.2,
  },
})
index.addAll(documents)
const ready = performance.now() - started

for (let round = 0; round < 3; round++) for (const q of queries) index.search(q.query)

let right = 0
const times = queries.map((q) => {
  const took = []
  for (let i = 0; i < samples; i++) {
    const from = performance.now()
    for (let k = 0; k < repeats; k++) index.search(q.query)
    took.push(((performance.now() - from) * 1000) / repeats)
  }
  const [top] = index.search(q.query)
  if (top && q.first.includes(top.id)) right++
  return took.sort((a, b) => a - b)[samples >> 1]
})
console.log(JSON.stringify({ ready_ms: ready, us: times, right }))
