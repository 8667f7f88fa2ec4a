package app

import (
	"os"
	"regexp"
	"testing"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestTheChangelogBeginsWithThisVersion(t *testing.T) {
	text, err := os.ReadFile("../.github/CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+), (?:unreleased|\d{4}-\d\d-\d\d)$`).FindSubmatch(text)
	if m == nil {
		t.Fatal(`the changelog has no heading like "## 1.0.0, unreleased"`)
	}
	if string(m[1]) != Version {
		t.Errorf("the changelog begins with %s, and the source is version %s", m[1], Version)
	}
}

func TestTheRepositoryIsLinkedWhereItIsKnown(t *testing.T) {
	for _, repo := range []string{"", "https://git.example/project"} {
		shell := &Shell{Base: "/", Route: Route{Kind: KindAbout}, Repo: repo}
		html := goapp.HTMLString(shell)
		if got := len(regexp.MustCompile(`href="https://git\.example/project"`).FindAllString(html, -1)); (got == 2) != (repo != "") {
			t.Errorf("repository %q: %d links to it, want one in the footer and one on the page", repo, got)
		}
	}
}
