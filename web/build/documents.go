package build

import (
	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/app/choosepage"
	"github.com/statusdeck/statusdeck/catalog/articles"
)

// documents lists the pages that the browser program does not render.
func (b *builder) documents() []app.Document {
	article := func(code int) string { return b.links.Rebase(articles.HTML(code)) }
	docs := append(app.Comparisons(article, b.links), choosepage.Documents(b.links)...)
	return append(docs, app.EmbedPage(b.links, b.embedding), app.OfflinePage(b.links), b.explainPage)
}
