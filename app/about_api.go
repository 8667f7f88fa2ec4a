package app

// writeAPI documents the static JSON on the about page.
func writeAPI(m *Markup, links Links) {
	m.Elem("h2", "As JSON", "id", "json")
	m.Elem("p", "The catalog is also served as static JSON, for any site (CORS is open) and any program. Within v1, members are only ever added.")
	m.Open("table")
	m.Open("thead")
	m.Open("tr")
	m.Elem("th", "Address", "scope", "col")
	m.Elem("th", "Content", "scope", "col")
	m.Close("tr", "thead")
	m.Open("tbody")
	for _, row := range [][2]string{
		{"/api/v1/codes.json", "an array of all codes in the order of their numbers, without the articles"},
		{"/api/v1/codes/404.json", "one code, with its article as HTML"},
		{"/api/v1/schema.json", "the description of both, as JSON Schema 2020-12, with a word on every member"},
	} {
		m.Open("tr")
		m.Open("th", "scope", "row")
		m.Link(links.To(row[0]), row[0], "data-file", "")
		m.Close("th")
		m.Elem("td", row[1])
		m.Close("tr")
	}
	m.Close("tbody", "table")
	m.Open("p")
	m.Text("Each fact carries the ID of a source; ")
	m.Elem("code", "sources")
	m.Text(" of the same object says what each fact rests on, and when it was compared.")
	m.Close("p")
}
