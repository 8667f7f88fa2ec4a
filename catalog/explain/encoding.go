package explain

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// decoded reads what is compressed or in UTF-16 as the text that it stands for, and
// says what it was.
func decoded(r io.Reader) (io.Reader, string, error) {
	br := bufio.NewReaderSize(r, 4096)
	head, _ := br.Peek(4)
	switch {
	case len(head) > 2 && head[0] == 0x1f && head[1] == 0x8b:
		z, err := gunzip(br)
		if err != nil {
			return nil, "", errors.New("the input is compressed with gzip and damaged: decompress it first")
		}
		text, inner, err := decoded(z)
		if inner != "" {
			inner = " of " + inner
		}
		return text, "gzip" + inner, err
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), len(head) == 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0:
		return &utf16Reader{r: br}, "UTF-16", nil
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), len(head) == 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0:
		return &utf16Reader{r: br, big: true}, "UTF-16", nil
	}
	return br, "", nil
}

// utf16Reader turns UTF-16, as Windows PowerShell writes it, into UTF-8.
type utf16Reader struct {
	r    *bufio.Reader
	big  bool
	high rune // the first half of a surrogate pair
	rest []byte
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.rest) < len(p) && len(u.rest) < 4096 {
		var pair [2]byte
		if _, err := io.ReadFull(u.r, pair[:]); err != nil {
			if len(u.rest) > 0 {
				break
			}
			if err == io.ErrUnexpectedEOF {
				err = io.EOF
			}
			return 0, err
		}
		if u.big {
			pair[0], pair[1] = pair[1], pair[0]
		}
		c := rune(pair[0]) | rune(pair[1])<<8
		switch {
		case c == 0xfeff:
		case utf16.IsSurrogate(c) && u.high == 0:
			u.high = c
		case u.high != 0:
			u.rest = utf8.AppendRune(u.rest, utf16.DecodeRune(u.high, c))
			u.high = 0
		default:
			u.rest = utf8.AppendRune(u.rest, c)
		}
	}
	n := copy(p, u.rest)
	u.rest = u.rest[n:]
	return n, nil
}
