//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// The answer is where the eye is: positions from the top of the window, in pixels.
func TestTheFirstResultIsNearTheTop(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ width, height, most int64 }{
		{1440, 900, 200}, {768, 1024, 220}, {390, 844, 220},
	} {
		b := open(t)
		b.run("resize", chromedp.EmulateViewport(tt.width, tt.height))
		b.goTo(s.url + "/")
		b.slash()
		b.typeText("rate limit")
		b.until("429 is first", `document.querySelector("#cards.results [data-code]")?.dataset.code === "429"`)
		if top := eval[float64](b, `document.querySelector("#cards.results [data-code]").getBoundingClientRect().top`); top > float64(tt.most) {
			t.Errorf("at %d px the first result starts at %.0f px, want at most %d", tt.width, top, tt.most)
		}
		b.until("the title has the query", `document.title === "rate limit - StatusDeck"`)
	}
}

func TestTheMeaningOfACodeIsInTheFirstScreenOfAPhone(t *testing.T) {
	s, b := serve(t), open(t)
	b.run("resize", chromedp.EmulateViewport(390, 844))
	for _, code := range []string{"404", "429", "503"} {
		b.goTo(s.url + "/status/" + code + "/")
		if top := eval[float64](b, `document.querySelector("#what-it-means").getBoundingClientRect().top`); top > 844 {
			t.Errorf("%s: “What it means” starts at %.0f px, below the first screen", code, top)
		}
	}
}

func TestEnterOpensWhatIsOnScreen(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ text, path string }{
		{"404", "/status/404/"},
		{"471", "/status/471/"},
		{"rate limit", "/status/429/"},
	} {
		b := open(t)
		b.expect("/status/471/") // answered with 404, as it has no file
		b.goTo(s.url + "/")
		b.slash()
		b.started()
		b.typeText(tt.text)
		b.until("there is an answer", `document.querySelector("#found") || document.querySelector("#cards")?.textContent.includes("471")`)
		b.press("\r")
		b.until(tt.text+" opens "+tt.path, fmt.Sprintf(`location.pathname === %q`, tt.path))
	}
}
