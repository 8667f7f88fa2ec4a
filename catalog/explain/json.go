package explain

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonReader reads JSON from a stream. encoding/json would hold the longest
// string whole, which in a HAR file can be most of it, and brings reflect and fmt
// into the browser; this one keeps only as much of a string as the caller wants and goes
// over the rest.
type jsonReader struct {
	r    *bufio.Reader
	off  int64
	line int
	// lineStart is where the current line starts.
	lineStart int64
}

var errJSON = errors.New("not valid JSON")

// maxDepth is how deep values may lie in each other.
const maxDepth = 200

func newJSONReader(r io.Reader) *jsonReader {
	return &jsonReader{r: bufio.NewReaderSize(r, 64<<10), line: 1}
}

func (j *jsonReader) byte() (byte, error) {
	c, err := j.r.ReadByte()
	if err == nil {
		j.off++
		if c == '\n' {
			j.line++
			j.lineStart = j.off
		}
	}
	return c, err
}

// peek returns the next byte that is not white space, without reading it.
func (j *jsonReader) peek() (byte, error) {
	for {
		b, err := j.r.Peek(1)
		if err != nil {
			return 0, err
		}
		switch b[0] {
		case ' ', '\t', '\r', '\n':
			_, _ = j.byte()
		default:
			return b[0], nil
		}
	}
}

func (j *jsonReader) expect(want byte) error {
	c, err := j.peek()
	if err != nil {
		return err
	}
	if c != want {
		return errJSON
	}
	_, err = j.byte()
	return err
}

// object reads an object; each must read the value of the key.
func (j *jsonReader) object(each func(key string) error) error {
	return j.members('{', '}', func() error {
		key, err := j.text(256)
		if err != nil {
			return err
		}
		if err := j.expect(':'); err != nil {
			return err
		}
		return each(key)
	})
}

// array reads an array; each must read an element.
func (j *jsonReader) array(each func() error) error { return j.members('[', ']', each) }

func (j *jsonReader) members(open, end byte, each func() error) error {
	if err := j.expect(open); err != nil {
		return err
	}
	if c, err := j.peek(); err != nil {
		return err
	} else if c == end {
		_, err = j.byte()
		return err
	}
	for {
		if err := each(); err != nil {
			return err
		}
		c, err := j.peek()
		if err != nil {
			return err
		}
		_, _ = j.byte()
		switch c {
		case end:
			return nil
		case ',':
		default:
			return errJSON
		}
	}
}

// text reads a string and returns at most limit bytes of it.
func (j *jsonReader) text(limit int) (string, error) {
	s, _, err := j.sized(limit)
	return s, err
}

// sized is text that tells the length of the whole string too, in bytes.
func (j *jsonReader) sized(limit int) (string, int64, error) {
	if err := j.expect('"'); err != nil {
		return "", 0, err
	}
	var kept []byte
	var size int64
	add := func(p ...byte) {
		size += int64(len(p))
		if len(kept) < limit {
			kept = append(kept, p...)
		}
	}
	high := rune(0) // the first half of a surrogate pair
	for {
		c, err := j.byte()
		if err != nil {
			return "", 0, err
		}
		if c != '\\' {
			if c == '"' {
				return string(kept), size, nil
			}
			add(c)
			continue
		}
		if c, err = j.byte(); err != nil {
			return "", 0, err
		}
		switch c {
		case 'n':
			add('\n')
		case 'r':
			add('\r')
		case 't':
			add('\t')
		case 'b':
			add('\b')
		case 'f':
			add('\f')
		case '"', '\\', '/':
			add(c)
		case 'u':
			var hex [4]byte
			for i := range hex {
				if hex[i], err = j.byte(); err != nil {
					return "", 0, err
				}
			}
			n, err := strconv.ParseUint(string(hex[:]), 16, 32)
			if err != nil {
				return "", 0, errJSON
			}
			r := rune(n)
			if utf16.IsSurrogate(r) {
				if high == 0 && r < 0xdc00 {
					high = r
					continue
				}
				r = utf16.DecodeRune(high, r)
			}
			high = 0
			add(utf8.AppendRune(nil, r)...)
		default:
			return "", 0, errJSON
		}
	}
}

// scalar reads a string, number, true, false or null as text. An object or an
// array is skipped and gives "".
func (j *jsonReader) scalar(limit int) (string, error) {
	c, err := j.peek()
	if err != nil {
		return "", err
	}
	switch c {
	case '"':
		return j.text(limit)
	case '{', '[':
		return "", j.skip()
	}
	return j.word()
}

// word reads a number or a literal.
func (j *jsonReader) word() (string, error) {
	var out []byte
	for {
		b, err := j.r.Peek(1)
		if err == io.EOF && len(out) > 0 {
			break
		}
		if err != nil {
			return "", err
		}
		c := b[0]
		if c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			break
		}
		if len(out) > 64 {
			return "", errJSON
		}
		out = append(out, c)
		_, _ = j.byte()
	}
	w := string(out)
	if w == "true" || w == "false" || w == "null" {
		return w, nil
	}
	if _, err := strconv.ParseFloat(w, 64); err != nil && !errors.Is(err, strconv.ErrRange) {
		return "", errJSON
	}
	return w, nil
}

// skip goes over any value.
func (j *jsonReader) skip() error { return j.skipAt(0) }

func (j *jsonReader) skipAt(depth int) error {
	if depth > maxDepth {
		return errJSON
	}
	c, err := j.peek()
	if err != nil {
		return err
	}
	switch c {
	case '{':
		return j.object(func(string) error { return j.skipAt(depth + 1) })
	case '[':
		return j.array(func() error { return j.skipAt(depth + 1) })
	case '"':
		return j.skipText()
	}
	_, err = j.word()
	return err
}

// skipText goes over a string as fast as it can: content of a HAR file is most
// of the file.
func (j *jsonReader) skipText() error {
	if err := j.expect('"'); err != nil {
		return err
	}
	for {
		part, err := j.r.ReadSlice('"')
		// JSON has no line ends within strings, so that lines need no counting.
		j.off += int64(len(part))
		if err == bufio.ErrBufferFull {
			// An escape may lie across the two parts: give it back to the next one.
			n := trailing(part)
			if n%2 == 1 {
				c, err := j.r.ReadByte()
				if err != nil {
					return err
				}
				j.off++
				_ = c
			}
			continue
		}
		if err != nil {
			return err
		}
		if trailing(part[:len(part)-1])%2 == 0 {
			return nil
		}
	}
}

// trailing counts the backslashes at the end.
func trailing(p []byte) int {
	n := 0
	for n < len(p) && p[len(p)-1-n] == '\\' {
		n++
	}
	return n
}

// newJSONLine reads JSON from a string, with a buffer of its size.
func newJSONLine(s string) *jsonReader {
	return &jsonReader{r: bufio.NewReaderSize(strings.NewReader(s), max(16, min(len(s), 64<<10))), line: 1}
}
