package search

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/statusdeck/statusdeck/catalog"
)

// relevanceCase is a row of testdata/*.tsv. In expected, a comma
// separates ranks and a bar joins codes in any order; need is "top1" (the first
// result is of the first rank), "all@k" (every code is among the first k), or both.
type relevanceCase struct {
	id, kind, query string
	ranks           [][]int
	need            string
}

func readCases(t testing.TB, file string) []relevanceCase {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []relevanceCase
	in := bufio.NewScanner(f)
	in.Scan() // names of the columns
	for in.Scan() {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		col := strings.Split(in.Text(), "\t")
		if len(col) != 7 {
			t.Fatalf("%s: %d columns in %q", file, len(col), in.Text())
		}
		c := relevanceCase{id: col[0], kind: col[2], query: col[3], need: col[5]}
		for _, rank := range strings.Split(col[4], ",") {
			var codes []int
			for _, s := range strings.Split(rank, "|") {
				n, err := strconv.Atoi(s)
				if err != nil {
					t.Fatalf("%s: %s: expected %q", file, c.id, col[4])
				}
				codes = append(codes, n)
			}
			c.ranks = append(c.ranks, codes)
		}
		cases = append(cases, c)
	}
	return cases
}

// rank returns the place, from 1, of the first result that belongs to the first
// rank, 0 if there is none, and what is missing to meet the need.
func (c relevanceCase) rank(results []Result) (place int, miss string) {
	for i, r := range results {
		if has(c.ranks[0], r.Status.Code) {
			place = i + 1
			break
		}
	}
	if strings.Contains(c.need, "top1") && place != 1 {
		miss = fmt.Sprintf("want %v first", c.ranks[0])
	}
	if _, after, ok := strings.Cut(c.need, "all@"); ok {
		after, _, _ = strings.Cut(after, ";")
		k, _ := strconv.Atoi(after)
		for _, rank := range c.ranks {
			for _, code := range rank {
				if !codeWithin(results, code, k) {
					miss = fmt.Sprintf("want %d among the first %d", code, k)
				}
			}
		}
	}
	return place, miss
}

func has(codes []int, code int) bool {
	for _, c := range codes {
		if c == code {
			return true
		}
	}
	return false
}

func codeWithin(results []Result, code, k int) bool {
	for i := 0; i < len(results) && i < k; i++ {
		if results[i].Status.Code == code {
			return true
		}
	}
	return false
}

func first(results []Result, n int) string {
	var b strings.Builder
	for i := 0; i < len(results) && i < n; i++ {
		fmt.Fprintf(&b, " %d (%s)", results[i].Status.Code, results[i].Reason)
	}
	return b.String()
}

// relevance runs the cases of a file and returns the shares, in percent, of
// needs met and of first results that are right.
func relevance(t *testing.T, file string, top map[int]int) (met, top1 float64) {
	var meets, firsts int
	var mrr float64
	cases := readCases(t, file)
	for _, c := range cases {
		a := Run(c.query, Filter{})
		place, miss := c.rank(a.Results)
		if place == 1 {
			firsts++
			top[a.Results[0].Status.Code]++
		}
		if place > 0 {
			mrr += 1 / float64(place)
		}
		if miss == "" {
			meets++
		} else {
			t.Logf("miss: %s %s %q: %s, got%s", c.id, c.kind, c.query, miss, first(a.Results, 6))
		}
	}
	n := float64(len(cases))
	met, top1 = 100*float64(meets)/n, 100*float64(firsts)/n
	t.Logf("%s: %d queries, needs met %.1f%%, top-1 %.1f%%, mean reciprocal rank %.3f", file, len(cases), met, top1, mrr/n)
	return met, top1
}

// roundTop1 is the share, in percent, that the rounds of fresh queries must meet
// once they have joined the suite.
const roundTop1 = 95

func TestRelevance(t *testing.T) {
	top := map[int]int{}
	if met, _ := relevance(t, "shared.tsv", top); met < 100 {
		t.Errorf("shared queries: needs met %.1f%%, want all", met)
	}
	if met, top1 := relevance(t, "own.tsv", top); top1 < 97 || met < 97 {
		t.Errorf("own queries: top-1 %.1f%%, needs met %.1f%%, want 97%% of each", top1, met)
	}
	if met, _ := relevance(t, "everyday.tsv", top); met < 100 {
		t.Errorf("everyday queries: needs met %.1f%%, want all", met)
	}
	for _, round := range []string{"round1.tsv", "round2.tsv", "round3.tsv", "round4.tsv", "round5.tsv", "round6.tsv", "round7.tsv", "round8.tsv", "round9.tsv", "round10.tsv", "round11.tsv"} {
		if met, top1 := relevance(t, round, top); top1 < roundTop1 || met < roundTop1 {
			t.Errorf("%s: top-1 %.1f%%, needs met %.1f%%, want %d%% of each", round, top1, met, roundTop1)
		}
	}
	for _, s := range catalog.All() {
		if top[s.Code] < 3 {
			t.Errorf("%03d is the first result of %d queries of the suite, want 3", s.Code, top[s.Code])
		}
	}
}

// Rounds that no words were added for must find, in percent, so many codes first and
// within three: what they found when they were last measured, less a query or two.
func TestUnseenRounds(t *testing.T) {
	for _, c := range []struct {
		file       string
		one, three float64
	}{
		{"round12.tsv", 92, 97},
		{"round13.tsv", 85, 95},
	} {
		cases := readCases(t, c.file)
		one, three := 0, 0
		for _, q := range cases {
			switch place, _ := q.rank(Run(q.query, Filter{}).Results); {
			case place == 1:
				one, three = one+1, three+1
			case place > 0 && place <= 3:
				three++
			}
		}
		n := float64(len(cases))
		first, within := 100*float64(one)/n, 100*float64(three)/n
		t.Logf("%s: %d queries, %.1f%% first, %.1f%% within three", c.file, len(cases), first, within)
		if first < c.one || within < c.three {
			t.Errorf("%s: %.1f%% first, %.1f%% within three, want %.0f%% and %.0f%%", c.file, first, within, c.one, c.three)
		}
	}
}
