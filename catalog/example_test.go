package catalog_test

import (
	"fmt"
	"slices"

	"github.com/statusdeck/statusdeck/catalog"
)

func ExampleLookup() {
	s, ok := catalog.Lookup(429)
	fmt.Println(ok, s.Code, s.Phrase)
	fmt.Println("cache:", s.Cacheable.Rule, "- retry:", s.Retry.Rule)
	src, _ := s.Source(s.Spec)
	fmt.Println(src.URL)
	// Output:
	// true 429 Too Many Requests
	// cache: forbidden - retry: same
	// https://www.rfc-editor.org/rfc/rfc6585.html#section-4
}

// A number that is in no list still has a class, and with it a meaning.
func ExampleLookup_unknown() {
	if _, ok := catalog.Lookup(471); !ok {
		generic, _ := catalog.Lookup(catalog.ClassOf(471).Generic())
		fmt.Println("471 is treated as", generic.Code, generic.Phrase)
	}
	// Output: 471 is treated as 400 Bad Request
}

func ExampleAll() {
	registered := 0
	for _, s := range catalog.All() {
		if s.Registered() {
			registered++
		}
	}
	fmt.Println(registered, "codes are in the registry")
	// Output: 64 codes are in the registry
}

func ExampleByClass() {
	for _, s := range catalog.ByClass(catalog.ClassInformational) {
		fmt.Println(s.Code, s.Phrase)
	}
	// Output:
	// 100 Continue
	// 101 Switching Protocols
	// 102 Processing
	// 103 Early Hints
	// 104 Upload Resumption Supported
}

func ExampleClassOf() {
	for _, code := range []int{204, 308, 471, 522, 999} {
		c := catalog.ClassOf(code)
		fmt.Println(code, c, c.Digits())
	}
	// Output:
	// 204 Success 2xx
	// 308 Redirection 3xx
	// 471 Client Error 4xx
	// 522 Server Error 5xx
	// 999 Outside 100-599
}

func ExamplePairOf() {
	p, ok := catalog.PairOf(404, 410)
	fmt.Println(ok, p.A, p.B, p.Other(404))
	_, ok = catalog.PairOf(101, 451)
	fmt.Println(ok)
	// Output:
	// true 404 410 410
	// false
}

func ExamplePairsOf() {
	var others []int
	for _, p := range catalog.PairsOf(307) {
		others = append(others, p.Other(307))
	}
	fmt.Println("307 is taken for 302:", slices.Contains(others, 302))
	// Output: 307 is taken for 302: true
}

func ExampleByVendor() {
	for _, s := range catalog.ByVendor("nginx") {
		if s.SeenBy == catalog.VisibilityLog {
			fmt.Println(s.Code, "is in nginx's log only")
		}
	}
	// Output:
	// 444 is in nginx's log only
	// 499 is in nginx's log only
}

func ExampleStatus_Constant() {
	s, _ := catalog.Lookup(422)
	for _, library := range []string{"go", "python", "rack"} {
		c, _ := s.Constant(library)
		fmt.Println(c.Expr)
	}
	// Output:
	// http.StatusUnprocessableEntity
	// HTTPStatus.UNPROCESSABLE_CONTENT
	// :unprocessable_content
}

// A number may have several owners.
func ExampleStatus_Origins() {
	s, _ := catalog.Lookup(530)
	fmt.Println(catalog.OriginName(s.Origins()[0]), len(s.OtherMeanings) > 0)
	// Output: Cloudflare true
}

// A list of its own, for a program that decides what to cache.
func ExampleCacheable() {
	for _, s := range catalog.All() {
		if s.Cacheable.Rule == catalog.CacheYes {
			fmt.Print(s.Code, " ")
		}
	}
	// Output: 200 203 204 206 300 301 308 404 405 410 414 451 501
}
