package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// TestResponsesOfEverySizeArrive asks for responses around the size of the
// buffer, where one is held back although nothing follows.
func TestResponsesOfEverySizeArrive(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		var n int
		fmt.Sscan(req.URL.Path[1:], &n)
		w.Header().Set("Content-Length", fmt.Sprint(n))
		w.Write(bytes.Repeat([]byte("x"), n))
	})}
	go srv.Serve(gatherer{listener})
	t.Cleanup(func() { srv.Close() })

	client := &http.Client{Timeout: 5 * time.Second}
	for _, closing := range []bool{false, true} {
		for _, around := range []int{0, 4096, 8192, 1 << 20} {
			for n := max(around-300, 0); n < around+50; n++ {
				req, err := http.NewRequest("GET", fmt.Sprintf("http://%s/%d", listener.Addr(), n), nil)
				if err != nil {
					t.Fatal(err)
				}
				req.Close = closing
				resp, err := client.Do(req)
				if err != nil {
					t.Fatalf("%d bytes, connection closed after them %v: %v", n, closing, err)
				}
				got, err := io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
				if err != nil || got != int64(n) {
					t.Fatalf("%d of %d bytes arrived, error %v", got, n, err)
				}
				if around == 1<<20 {
					n += 50
				}
			}
		}
	}
}
