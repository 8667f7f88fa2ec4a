package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const (
	// hostileRequests are sent one after the other, by turns plain and hostile.
	hostileRequests = 3000
	// maxHostile is the goal: the processor time of a request with thousands of ranges,
	// as a multiple of that of the same request without.
	maxHostile = 3.0
)

// manyRanges asks for 4,000 ranges of a byte each, in less than 32 KB of header.
var manyRanges = func() string {
	var b strings.Builder
	b.WriteString("bytes=0-0")
	for i := 1; i < 4000; i++ {
		if b.Len() > 30<<10 {
			break
		}
		fmt.Fprintf(&b, ",%d-%d", i%100, i%100)
	}
	return b.String()
}()

// hostileRanges measures what a request with thousands of ranges costs the server,
// beside the same request without, and returns our ratio.
func hostileRanges(servers []*server) (float64, error) {
	fmt.Printf("\nGET %s with %d bytes of Range, beside the same without, %d requests each: processor time of the server\n", page, len(manyRanges), hostileRequests)
	ratio := 0.0
	for _, s := range servers {
		plain, _, err := s.cost("")
		if err != nil {
			return 0, err
		}
		hostile, status, err := s.cost(manyRanges)
		if err != nil {
			return 0, err
		}
		share := float64(hostile) / float64(max(plain, 1))
		if s.name == ours {
			ratio = share
		}
		fmt.Printf("  %-12s %6.1f µs, %6.1f µs without: %.2f times (status %d)\n", s.name,
			perRequest(hostile), perRequest(plain), share, status)
	}
	return ratio, nil
}

func perRequest(total time.Duration) float64 {
	return float64(total.Microseconds()) / hostileRequests
}

// cost returns the processor time that requests with a Range field cost the server,
// and the status of the last.
func (s *server) cost(ranges string) (time.Duration, int, error) {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	before, status := s.processorTime(), 0
	for range hostileRequests {
		req, err := http.NewRequest("GET", "http://"+s.addr+page, nil)
		if err != nil {
			return 0, 0, err
		}
		if ranges != "" {
			req.Header.Set("Range", ranges)
		}
		resp, err := client.Do(req)
		if err != nil {
			return 0, 0, fmt.Errorf("ask %s with %d bytes of Range: %w", s.name, len(ranges), err)
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return 0, 0, fmt.Errorf("read the answer of %s: %w", s.name, err)
		}
		status = resp.StatusCode
	}
	return s.processorTime() - before, status, nil
}
