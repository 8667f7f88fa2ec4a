package explain

import (
	"errors"
	"io"
)

// In the browser the worker decompresses what is compressed, with the browser's own
// DecompressionStream.
func gunzip(io.Reader) (io.Reader, error) { return nil, errors.ErrUnsupported }
