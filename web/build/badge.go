package build

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/statusdeck/statusdeck/app"
	"github.com/statusdeck/statusdeck/catalog"
	"github.com/statusdeck/statusdeck/web/server"
)

// badgeDir has a picture of each code, for where scripts and frames are forbidden: the
// README of a repository, an issue, an e-mail.
const badgeDir = "badge/"

// palette has the colours of one theme by the name of their custom property.
type palette map[string]string

var (
	themeStart = regexp.MustCompile(`(?s):root[^{]*\{(.*?)\n\s*\}`)
	colorToken = regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{3,6});`)
)

// palettes reads the colours of the light and the dark theme from the style sheet of
// the site.
func palettes() (light, dark palette, err error) {
	text, err := readAsset("css/base.css")
	if err != nil {
		return nil, nil, err
	}
	themes := themeStart.FindAllStringSubmatch(text, 2)
	if len(themes) < 2 {
		return nil, nil, fmt.Errorf("read the colors of css/base.css: found %d themes, want 2", len(themes))
	}
	read := func(block string) palette {
		p := palette{}
		for _, m := range colorToken.FindAllStringSubmatch(block, -1) {
			p[m[1]] = m[2]
		}
		return p
	}
	light, dark = read(themes[0][1]), read(themes[1][1])
	for _, name := range badgeTokens {
		if light[name] == "" || dark[name] == "" {
			return nil, nil, fmt.Errorf("read the colors of css/base.css: --%s is missing", name)
		}
	}
	return light, dark, nil
}

// badgeTokens are the colours that badges use: the classes, the paper of the phrase
// and of the number, and the ink.
var badgeTokens = []string{"k0", "k1", "k2", "k3", "k4", "k5", "card", "ink"}

// badges adds the picture of each code.
func (b *builder) badges() error {
	light, dark, err := palettes()
	if err != nil {
		return err
	}
	style := badgeStyle(dark)
	// As an image, a picture has the style in any case. Opened by itself it is a document
	// under the policy of the site.
	sum := sha256.Sum256([]byte(style))
	if hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(server.ContentPolicy, hash) {
		return fmt.Errorf("the content security policy does not allow the style of the badges: write %s into server.BadgeHash", hash)
	}
	for _, s := range catalog.All() {
		b.add(badgeDir+pad(s.Code)+".svg", []byte(badge(s, light, style)))
	}
	return nil
}

// badgeStyle is the style in every badge: the colours for dark surroundings. Those for
// light ones are attributes, which programs without style sheets draw as well.
func badgeStyle(dark palette) string {
	var s strings.Builder
	s.WriteString("@media(prefers-color-scheme:dark){")
	for _, k := range badgeTokens[:6] {
		fmt.Fprintf(&s, ".%s{fill:%s}", k, dark[k])
	}
	fmt.Fprintf(&s, ".n,.p{fill:%s}.t{fill:%s}}", dark["card"], dark["ink"])
	return s.String()
}

// badge draws a code: the number on the colour of its class, the phrase beside it.
func badge(s *catalog.Status, light palette, style string) string {
	const number = 37 // the width of the left part
	phrase := app.DisplayPhrase(s)
	room := textWidth(phrase)
	width := number + room + 14
	label := html.EscapeString(pad(s.Code) + " " + phrase)
	class := fmt.Sprintf("k%d", s.Class())

	var m strings.Builder
	fmt.Fprintf(&m, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" viewBox="0 0 %[1]d 20" role="img" aria-labelledby="t">`, width)
	fmt.Fprintf(&m, `<title id="t">%s</title><style>%s</style>`, label, style)
	fmt.Fprintf(&m, `<rect class="%s" width="%d" height="20" rx="4" fill="%s"/>`, class, width, light[class])
	fmt.Fprintf(&m, `<path class="p" d="M%d 1h%dq3 0 3 3v12q0 3-3 3h-%[2]dz" fill="%s"/>`, number, width-number-4, light["card"])
	m.WriteString(`<g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`)
	fmt.Fprintf(&m, `<text class="n" x="7" y="14" textLength="23" font-weight="bold" fill="%s">%s</text>`, light["card"], pad(s.Code))
	fmt.Fprintf(&m, `<text class="t" x="%d" y="14" textLength="%d" fill="%s">%s</text>`, number+7, room, light["ink"], html.EscapeString(phrase))
	m.WriteString("</g></svg>\n")
	return m.String()
}

// textWidth returns the width of a text in pixels, at the size of a badge. The text is
// fitted to it, so another font than the measured one changes its spacing only.
func textWidth(text string) int {
	sum := 0
	for _, r := range text {
		if i := int(r) - ' '; i >= 0 && i < len(advances) {
			sum += advances[i]
		} else {
			sum += 640
		}
	}
	return (sum*11 + 999) / 1000
}

// advances are the widths of the characters from the space to the tilde in DejaVu Sans
// 2.37, which Verdana resembles, in thousandths of the size.
var advances = [95]int{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
	636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
	635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
}
