package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

func TestAllIsInTheOrderOfTheNumbers(t *testing.T) {
	if !slices.IsSortedFunc(catalog.All(), func(a, b *catalog.Status) int { return a.Code - b.Code }) {
		t.Error("All is not sorted")
	}
	for i, s := range catalog.All()[1:] {
		if s.Code == catalog.All()[i].Code {
			t.Errorf("%d is in All twice", s.Code)
		}
	}
}

func TestAllHoldsTheRegistryAndTheUnregisteredNumbers(t *testing.T) {
	registered := 0
	for _, s := range catalog.All() {
		if s.Registered() {
			registered++
		}
	}
	if others := len(catalog.All()) - registered; registered != 64 || others < 47 {
		t.Errorf("got %d registered and %d other numbers, want 64 and at least 47", registered, others)
	}
}

func TestLookupFindsWhatAllHoldsAndNothingElse(t *testing.T) {
	known := map[int]*catalog.Status{}
	for _, s := range catalog.All() {
		known[s.Code] = s
	}
	for n := -1; n <= 1000; n++ {
		s, ok := catalog.Lookup(n)
		if ok != (known[n] != nil) || s != known[n] {
			t.Errorf("Lookup(%d) gives %v, %v", n, s, ok)
		}
	}
}

func TestLookupOfWhatIsNoNumberAtAll(t *testing.T) {
	const large = int(^uint(0) >> 1)
	for _, n := range []int{-large - 1, -404, 1 << 20, large} {
		if s, ok := catalog.Lookup(n); ok || s != nil {
			t.Errorf("Lookup(%d) gives %v", n, s)
		}
		if c := catalog.ClassOf(n); c != catalog.ClassOutside {
			t.Errorf("ClassOf(%d) is %v", n, c)
		}
	}
}

func TestClassOfAtTheEdges(t *testing.T) {
	for n, want := range map[int]catalog.Class{
		-1: catalog.ClassOutside, 0: catalog.ClassOutside, 99: catalog.ClassOutside,
		100: catalog.ClassInformational, 199: catalog.ClassInformational,
		200: catalog.ClassSuccess, 299: catalog.ClassSuccess,
		300: catalog.ClassRedirection, 399: catalog.ClassRedirection,
		400: catalog.ClassClientError, 499: catalog.ClassClientError,
		500: catalog.ClassServerError, 599: catalog.ClassServerError,
		600: catalog.ClassOutside, 783: catalog.ClassOutside, 999: catalog.ClassOutside,
	} {
		if got := catalog.ClassOf(n); got != want {
			t.Errorf("ClassOf(%d) is %v, want %v", n, got, want)
		}
	}
}

func TestEveryClassHasItsNames(t *testing.T) {
	for i, want := range []string{
		"1xx informational Informational 100", "2xx success Success 200", "3xx redirection Redirection 300",
		"4xx client-error Client Error 400", "5xx server-error Server Error 500",
	} {
		c := catalog.Classes()[i]
		if got := strings.Join([]string{c.Digits(), c.Slug(), c.String(), pad(c.Generic())}, " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if s, ok := catalog.Lookup(c.Generic()); !ok || s.Class() != c {
			t.Errorf("the generic code of %v is not in the catalog", c)
		}
	}
	for _, c := range []catalog.Class{catalog.ClassOutside, -1, 6} {
		if c.Digits() != "" || c.Slug() != "outside" || c.String() != "Outside 100-599" {
			t.Errorf("class %d has the names %q, %q and %q", int(c), c.Digits(), c.Slug(), c)
		}
	}
}

func TestTheClassesTogetherAreAll(t *testing.T) {
	var got []*catalog.Status
	for _, c := range catalog.Classes() {
		for _, s := range catalog.ByClass(c) {
			if s.Class() != c || s.Code/100 != int(c) {
				t.Errorf("%d is in class %v", s.Code, c)
			}
			got = append(got, s)
		}
	}
	got = append(got, catalog.ByClass(catalog.ClassOutside)...)
	slices.SortFunc(got, func(a, b *catalog.Status) int { return a.Code - b.Code })
	if !slices.Equal(got, catalog.All()) {
		t.Errorf("the classes hold %d statuses, All has %d", len(got), len(catalog.All()))
	}
	if len(catalog.ByClass(6)) != 0 {
		t.Error("there is a sixth class")
	}
}

func TestNumbersThatAreNoStatusCodesLieOutside(t *testing.T) {
	outside := codes(catalog.ByClass(catalog.ClassOutside))
	for _, n := range []int{0, 783, 999} {
		if !slices.Contains(outside, n) {
			t.Errorf("%d is missing from %v", n, outside)
		}
	}
	for _, n := range outside {
		if s, _ := catalog.Lookup(n); n >= 100 && n <= 599 || s.Registered() {
			t.Errorf("%d lies outside", n)
		}
	}
}

func TestEveryVendorHasCodesAndEveryOwnerIsAVendor(t *testing.T) {
	owned := map[int]bool{}
	for _, v := range catalog.Vendors() {
		list := catalog.ByVendor(v.ID)
		if len(list) == 0 {
			t.Errorf("%s has no codes", v.ID)
		}
		for _, s := range list {
			if !slices.Contains(s.Origins(), v.ID) {
				t.Errorf("%d is not %s's", s.Code, v.ID)
			}
			owned[s.Code] = true
		}
		if got, ok := catalog.LookupVendor(v.ID); !ok || got.Name != v.Name || catalog.OriginName(v.ID) != v.Name {
			t.Errorf("the vendor %s is not found by its ID", v.ID)
		}
	}
	for _, s := range catalog.Unofficial() {
		if !owned[s.Code] {
			t.Errorf("%d is unofficial and has no vendor", s.Code)
		}
	}
	if len(catalog.Unofficial()) != len(owned) {
		t.Errorf("%d numbers are unofficial, vendors own %d", len(catalog.Unofficial()), len(owned))
	}
}

func TestCloudflaresCodes(t *testing.T) {
	got := codes(catalog.ByVendor("cloudflare"))
	for _, n := range []int{520, 521, 522, 523, 524, 525, 526, 527, 530} {
		if !slices.Contains(got, n) {
			t.Errorf("%d is missing from %v", n, got)
		}
	}
}

func TestAnUnknownOwner(t *testing.T) {
	if list := catalog.ByVendor("nobody"); len(list) != 0 {
		t.Errorf("nobody owns %v", codes(list))
	}
	if _, ok := catalog.LookupVendor("nobody"); ok {
		t.Error("nobody is a vendor")
	}
	if name := catalog.OriginName("nobody"); name != "nobody" {
		t.Errorf("nobody is called %q", name)
	}
	if name := catalog.OriginName(catalog.OriginIANA); name != "IANA" {
		t.Errorf("IANA is called %q", name)
	}
}

func TestANumberWithSeveralOwnersIsFoundUnderEach(t *testing.T) {
	s, _ := catalog.Lookup(530)
	if origins := s.Origins(); len(origins) < 3 {
		t.Errorf("530 has the owners %v, want at least three", origins)
	}
	for _, id := range s.Origins() {
		if !slices.Contains(codes(catalog.ByVendor(id)), 530) {
			t.Errorf("530 is not among the codes of %s", id)
		}
	}
}

func TestEveryClassAndTheUnofficialCodesHaveAnIntroduction(t *testing.T) {
	var slugs []string
	for _, c := range catalog.Classes() {
		slugs = append(slugs, c.Slug())
	}
	slugs = append(slugs, "unofficial")
	for i, in := range catalog.Intros() {
		if in.Slug != slugs[i] || in.Title == "" || in.Summary == "" || in.Intro == "" {
			t.Errorf("introduction %d is %+v, want one of %s", i, in, slugs[i])
		}
		if got, ok := catalog.LookupIntro(in.Slug); !ok || got != in {
			t.Errorf("the introduction %s is not found", in.Slug)
		}
	}
	if _, ok := catalog.LookupIntro("teapot"); ok {
		t.Error("there is an introduction to teapots")
	}
}

func codes(list []*catalog.Status) []int {
	out := []int{}
	for _, s := range list {
		out = append(out, s.Code)
	}
	return out
}

func pad(n int) string {
	const digits = "0123456789"
	return string([]byte{digits[n/100%10], digits[n/10%10], digits[n%10]})
}
