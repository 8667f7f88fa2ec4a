package source

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdown renders CommonMark with tables. Raw HTML is left out by goldmark's
// default, and lint refuses it, so that what is rendered is always well formed.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
)

// render renders an article as compact HTML: no white space between blocks, so
// that it gives the same DOM wherever it is inserted.
func render(body string) (string, error) {
	var b bytes.Buffer
	if err := markdown.Convert([]byte(body), &b); err != nil {
		return "", fmt.Errorf("render Markdown: %w", err)
	}
	return compact(b.String()), nil
}

// compact drops line ends that follow a closing or opening tag of a block and
// makes spaces of the others, outside <pre>.
func compact(html string) string {
	var b strings.Builder
	pre := false
	for _, line := range strings.SplitAfter(html, "\n") {
		if strings.Contains(line, "<pre") {
			pre = true
		}
		if strings.Contains(line, "</pre>") {
			pre = false
		}
		trimmed := strings.TrimSuffix(line, "\n")
		b.WriteString(trimmed)
		switch {
		case trimmed == line:
		case pre:
			b.WriteByte('\n')
		case !strings.HasSuffix(trimmed, ">") || inlineEnd(trimmed):
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// inlineEnd reports whether a line ends in the closing tag of an inline
// element, after which a line end is a space between words.
func inlineEnd(line string) bool {
	for _, tag := range []string{"</a>", "</code>", "</em>", "</strong>"} {
		if strings.HasSuffix(line, tag) {
			return true
		}
	}
	return false
}

// parse returns the syntax tree of an article.
func parseMarkdown(body string) ast.Node {
	return markdown.Parser().Parse(text.NewReader([]byte(body)))
}

// passage is a paragraph, list item or table cell of an article.
type passage struct {
	text string // plain, without markup
	line int    // 0-based, counted from the first line of the article
}

// prose returns the passages of an article, without code blocks and headings.
func prose(body string) []passage {
	src := []byte(body)
	var out []passage
	_ = ast.Walk(parseMarkdown(body), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindHeading, ast.KindFencedCodeBlock, ast.KindCodeBlock:
			return ast.WalkSkipChildren, nil
		case ast.KindParagraph, ast.KindTextBlock, extast.KindTableCell:
			out = append(out, passage{inlineText(n, src), nodeLine(n, body)})
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return out
}

// nodeLine returns the line of body, from 0, on which a node begins: that of
// its first text, or that of the block around it.
func nodeLine(n ast.Node, body string) int {
	at := -1
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch c := c.(type) {
		case *ast.Text:
			at = c.Segment.Start
		case *ast.RawHTML:
			if c.Segments.Len() > 0 {
				at = c.Segments.At(0).Start
			}
		}
		if at >= 0 {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	for ; at < 0 && n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
	}
	if at < 0 || at > len(body) {
		return 0
	}
	return strings.Count(body[:at], "\n")
}

func inlineText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(src))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// sentences splits text at full stops, question and exclamation marks that are
// followed by a space and a capital letter or the end.
func sentences(text string) []string {
	var out []string
	start := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '.' && text[i] != '?' && text[i] != '!' {
			continue
		}
		rest := text[i+1:]
		if rest == "" || len(rest) > 1 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z' {
			if s := strings.TrimSpace(text[start : i+1]); s != "" {
				out = append(out, s)
			}
			start = i + 1
		}
	}
	if s := strings.TrimSpace(text[start:]); s != "" {
		out = append(out, s)
	}
	return out
}
