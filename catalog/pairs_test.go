package catalog_test

import (
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// The groups of codes that people confuse most. Every two of a group have a rule.
func TestTheUsualConfusionsHaveARule(t *testing.T) {
	for _, group := range [][]int{
		{401, 403},
		{301, 302, 303, 307, 308},
		{400, 422},
		{404, 410},
		{403, 404},
		{409, 412},
		{409, 422},
		{429, 503},
		{500, 502, 503, 504},
		{502, 504, 522, 524},
		{200, 201, 202, 204},
		{204, 205},
		{408, 504},
		{405, 501},
		{406, 415},
		{412, 428},
		{413, 414, 431},
		{418, 420},
		{444, 460, 499},
		{407, 511},
	} {
		for i, a := range group {
			for _, b := range group[i+1:] {
				if p, ok := catalog.PairOf(a, b); !ok || p.A != a || p.B != b {
					t.Errorf("no rule tells %d from %d", a, b)
				}
			}
		}
	}
}

func TestAPairIsFoundInEitherOrderAndFromEitherCode(t *testing.T) {
	for _, p := range catalog.Pairs() {
		if got, ok := catalog.PairOf(p.B, p.A); !ok || got != p {
			t.Errorf("PairOf(%d, %d) gives %v, %v", p.B, p.A, got, ok)
		}
		if p.Other(p.A) != p.B || p.Other(p.B) != p.A {
			t.Errorf("Other mixes up %d and %d", p.A, p.B)
		}
		for _, code := range []int{p.A, p.B} {
			found := false
			for _, of := range catalog.PairsOf(code) {
				found = found || of == p
			}
			if !found {
				t.Errorf("PairsOf(%d) lacks the pair with %d", code, p.Other(code))
			}
		}
	}
}

func TestTwoCodesThatNobodyConfuses(t *testing.T) {
	for _, pair := range [][2]int{{101, 451}, {404, 404}, {404, 471}, {-1, 1000}} {
		if p, ok := catalog.PairOf(pair[0], pair[1]); ok {
			t.Errorf("there is a rule for %v: %v", pair, p)
		}
	}
	if list := catalog.PairsOf(471); len(list) != 0 {
		t.Errorf("471 is confused with %v", list)
	}
}
