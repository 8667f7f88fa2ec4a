package explain

import (
	"bufio"
	"io"
	"strings"
)

// Limits bound what Run keeps. Beyond them it counts, and Report.Notes says so.
const (
	maxLine      = 16 << 10 // bytes of one line
	maxContent   = 64 << 10 // bytes of one message's content
	maxLines     = 500      // lines of one header section
	maxExchanges = 200      // exchanges in a report
	maxFindings  = 20       // findings of one rule in a report
	maxMemory    = 1000     // addresses that rules about several exchanges remember
)

// rawLine is a line of the input.
type rawLine struct {
	no         int
	start, end int64 // bytes in the input, without the line end
	text       string
	ending     string // "\n", "\r\n", or "" at the end of the input
	cut        bool   // text is only the start of the line
	private    []span // parts of a log line that only its format shows to be private
}

// lineReader reads lines of any length and keeps a bounded part of each.
type lineReader struct {
	r       *bufio.Reader
	off     int64
	no      int
	pending []rawLine
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{r: bufio.NewReaderSize(r, 64<<10)}
}

// read returns the next line, and false at the end of the input or after an
// error, which the counting reader below keeps.
func (lr *lineReader) read() (rawLine, bool) {
	if n := len(lr.pending); n > 0 {
		l := lr.pending[n-1]
		lr.pending = lr.pending[:n-1]
		return l, true
	}
	l := rawLine{no: lr.no + 1, start: lr.off}
	var kept []byte
	size := 0
	for {
		part, err := lr.r.ReadSlice('\n')
		size += len(part)
		if room := maxLine - len(kept); room > 0 {
			kept = append(kept, part[:min(room, len(part))]...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && size == 0 {
			return rawLine{}, false
		}
		if err == nil {
			l.ending = "\n"
		}
		break
	}
	lr.no++
	lr.off += int64(size)
	l.cut = size > maxLine
	if l.ending != "" {
		size--
		if !l.cut {
			kept = kept[:size]
			if size > 0 && kept[size-1] == '\r' {
				kept, size, l.ending = kept[:size-1], size-1, "\r\n"
			}
		}
	}
	l.end = l.start + int64(size)
	l.text = string(kept)
	return l, true
}

// endsCleanly reports whether, after so many bytes from here, the input ends or the
// next message starts.
func (lr *lineReader) endsCleanly(n int64) bool {
	if len(lr.pending) > 0 || n > maxContent-100 {
		return false
	}
	p, err := lr.r.Peek(int(n) + 100)
	if int64(len(p)) < n || err == nil && len(p) < int(n) {
		return false
	}
	rest := strings.TrimLeft(string(p[n:]), "\r\n")
	if rest == "" {
		return err != nil // the end of the input, not of what was read
	}
	line, _, _ := strings.Cut(rest, "\n")
	return isStatusLine(line) || isRequestLine(strings.TrimSuffix(line, "\r"))
}

// unread puts a line back.
func (lr *lineReader) unread(l rawLine) { lr.pending = append(lr.pending, l) }
