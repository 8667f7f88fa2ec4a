package main

import (
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// logged writes a line per request in the given form: "text", "json", or "off"
// for none. It names neither the visitor's address nor the query: what people
// search for is theirs.
func logged(next http.Handler, form string, out io.Writer) (http.Handler, error) {
	var logger *slog.Logger
	switch form {
	case "off":
		return next, nil
	case "text":
		logger = slog.New(slog.NewTextHandler(out, nil))
	case "json":
		logger = slog.New(slog.NewJSONHandler(out, nil))
	default:
		return nil, usageError(fmt.Sprintf("-log %q: want off, text or json", form))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if req.URL.Path == healthPath {
			next.ServeHTTP(w, req)
			return
		}
		start := time.Now()
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, req)
		logger.LogAttrs(req.Context(), slog.LevelInfo, "request",
			slog.String("method", req.Method),
			slog.String("path", req.URL.Path),
			slog.Int("status", seen.status),
			slog.Int64("bytes", seen.bytes),
			slog.String("coding", w.Header().Get("Content-Encoding")),
			slog.String("proto", req.Proto),
			slog.Duration("took", time.Since(start)),
		)
	}), nil
}

// recorder notes what is sent.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the deadlines.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// errorLog returns the log of the HTTP library. What clients do wrong, such as
// speaking HTTP to a TLS port, is no error of ours and is dropped; the rest
// (accepting fails, a handler panics) goes to out.
func errorLog(out io.Writer) *log.Logger {
	return log.New(&ownErrors{out}, "statusdeck: ", 0)
}

type ownErrors struct{ out io.Writer }

// clientErrors are the beginnings of the library's messages about clients.
var clientErrors = []string{
	"http: TLS handshake error",
	"http: URL query contains semicolon",
	"http2: server",
	"http2: received",
	"http: request method or response status code does not allow body",
}

func (o *ownErrors) Write(line []byte) (int, error) {
	text := strings.TrimPrefix(string(line), "statusdeck: ")
	for _, start := range clientErrors {
		if strings.HasPrefix(text, start) {
			return len(line), nil
		}
	}
	return o.out.Write(line)
}
