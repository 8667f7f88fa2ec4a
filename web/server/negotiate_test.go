package server

import "testing"

func TestWeightsFollowTheGrammar(t *testing.T) {
	for params, want := range map[string]int{
		"": 2000, " ": 2000, "q=1": 2000, "Q=1": 2000, "q=1.": 2000, "q=1.000": 2000, " q=0.5 ": 1000,
		"q=0": 0, "q=0.": 0, "q=0.000": 0, "q=0.001": 2, "q=0.999": 1998,
		"q=": -1, "q": -1, "q=2": -1, "q=1.001": -1, "q=0.1234": -1, "q=.5": -1, "q=-1": -1, "q=1e-1": -1,
		"q=NaN": -1, "q=0,5": -1, "level=1": -1, "q=0.5;level=1": -1, "q = 1": -1, "q=00.5": -1, "q=0x1": -1,
	} {
		q, ok := weight(params)
		if !ok {
			q = -1
		}
		if q != want {
			t.Errorf("the weight of %q is %d, want %d", params, q, want)
		}
	}
}

func TestTheBestAcceptableVariantIsChosen(t *testing.T) {
	all := []variant{{coding: brotli}, {coding: gzip}, {coding: identity}}
	plain := all[2:]
	for _, c := range []struct {
		name     string
		variants []variant
		accept   []string
		ranged   bool
		want     string
	}{
		{"no field: anything goes, so the file as it is", all, nil, false, "identity"},
		{"an empty field", all, []string{""}, false, "identity"},
		{"equal weights: ours is the choice", all, []string{"gzip, br"}, false, "br"},
		{"the last of two members counts", all, []string{"br, br;q=0"}, false, "identity"},
		{"unknown parameters make a member void", all, []string{"br;level=9"}, false, "identity"},
		{"a star with a weight also weighs identity", all, []string{"*;q=0.5, gzip;q=0.4"}, false, "br"},
		{"a named identity beside a star", all, []string{"identity, *;q=0.5"}, false, "identity"},
		{"identity at 0 with a star", all, []string{"identity;q=0, *"}, false, "br"},
		{"nothing left", all, []string{"identity;q=0, br;q=0"}, false, ""},
		{"nothing left of a file without variants", plain, []string{"gzip, identity;q=0"}, false, ""},
		{"a file without variants", plain, []string{"br, gzip"}, false, "identity"},
		{"a range is of the file as it is", all, []string{"br, gzip"}, true, "identity"},
		{"a range with identity refused is no range", all, []string{"br, identity;q=0"}, true, "br"},
		{"commas alone", all, []string{",,, ,"}, false, "identity"},
		{"semicolons alone", all, []string{";;;"}, false, "identity"},
	} {
		got := ""
		if v := choose(c.variants, c.accept, c.ranged); v != nil {
			got = v.coding.String()
		}
		if got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.accept, got, c.want)
		}
	}
}

func TestListsOfTagsAreReadToTheEnd(t *testing.T) {
	const tag = `"abc"`
	for _, c := range []struct {
		list   string
		strong bool
		want   bool
	}{
		{`"abc"`, false, true},
		{`W/"abc"`, false, true},
		{`W/"abc"`, true, false},
		{`"abc"`, true, true},
		{`"x","abc"`, true, true},
		{`"x" , W/"y" , "abc" `, false, true},
		{`,, "abc",`, false, true},
		{`*`, true, true},
		{``, false, false},
		{`abc`, false, false},
		{`"abc`, false, false},
		{`w/"abc"`, false, false},
		{`"x,"abc"`, false, false},
		{`"ABC"`, false, false},
		{`"abcd"`, false, false},
		{`W/`, false, false},
		{`"`, false, false},
	} {
		if got := matches([]string{c.list}, tag, c.strong); got != c.want {
			t.Errorf("%s among %q (strong %v): %v, want %v", tag, c.list, c.strong, got, c.want)
		}
	}
}
