// Package strip removes line numbers from a WebAssembly program that Go's linker
// has written. The linker has no option for it, and in the browser they only serve
// the report of a panic, which then has function names without lines; they are
// about a tenth of a compressed program.
//
// A Go program carries a table from code positions to what the runtime has to know
// about them: runtime.pclntab, described in runtime/symtab.go and written by
// cmd/link/internal/ld/pcln.go. Each function's record there has offsets to
// sequences for stack depth, file and line, and to numbered tables (PCDATA), one of
// which tells inlined calls. An offset of 0 means "none", which the runtime answers
// with "unknown". Lines sets the offsets for file, line and inlined calls to 0 and
// clears the sequences that nothing uses any more; names, stack depths and the
// garbage collector's stack maps stay. Zeros are then left out of the data section,
// as the linker leaves them out.
//
// The number of the table is read from the Go installation that links. A program
// of an unknown Go release, or one that does not have the expected format, is an
// error, and nothing is changed.
package strip

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Lines returns a program without line numbers. The Go installation at goroot is the
// one that has linked it.
func Lines(program []byte, goroot string) ([]byte, error) {
	if err := checkVersion(program); err != nil {
		return nil, err
	}
	inlined, err := inlTreeIndex(goroot)
	if err != nil {
		return nil, err
	}
	before, data, after, err := split(program)
	if err != nil {
		return nil, err
	}
	mem, err := readSegments(data)
	if err != nil {
		return nil, err
	}
	if err := clearLines(mem, inlined); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(append([]byte(nil), before...))
	segments := writeSegments(mem)
	out.WriteByte(sectionData)
	out.Write(binary.AppendUvarint(nil, uint64(len(segments))))
	out.Write(segments)
	out.Write(after)
	return out.Bytes(), nil
}

// The header of the table, as in runtime.pcHeader: magic number of the form since
// Go 1.20, two zeros, the unit of code positions, the size of a pointer.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

const (
	headerSize = 8 + 8*8
	// Offsets in a function's record, runtime._func.
	atSP, atFile, atLine, atTables, recordSize = 16, 20, 24, 28, 44
	atFuncdata                                 = 43
)

// table is the part of memory that holds pclntab.
type table struct {
	mem       []byte
	sequences []byte // pctab: all sequences, one after the other
	functions []byte // the list of functions, and their records
	count     int
}

func findTable(mem []byte) (*table, error) {
	at := bytes.Index(mem, magic)
	if at < 0 || at+headerSize > len(mem) {
		return nil, fmt.Errorf("%w: no pclntab", ErrUnsupportedFormat)
	}
	if bytes.Contains(mem[at+1:], magic) {
		return nil, fmt.Errorf("%w: more than one candidate for pclntab", ErrUnsupportedFormat)
	}
	word := func(i int) int { return int(binary.LittleEndian.Uint64(mem[at+8+8*i:])) }
	count, names, units, files, sequences, functions := word(0), word(3), word(4), word(5), word(6), word(7)
	inOrder := names == headerSize && names < units && units < files && files < sequences && sequences < functions
	if !inOrder || count <= 0 || at+functions+8*count > len(mem) {
		return nil, fmt.Errorf("%w: parts of pclntab are out of order", ErrUnsupportedFormat)
	}
	return &table{
		mem:       mem,
		sequences: mem[at+sequences : at+functions],
		functions: mem[at+functions:],
		count:     count,
	}, nil
}

// clearLines clears file, line and inlining sequences in a memory image.
func clearLines(mem []byte, inlined int) error {
	t, err := findTable(mem)
	if err != nil {
		return err
	}
	used := make([]bool, len(t.sequences))
	last := -1
	for i := range t.count {
		// An entry of the list has the position of the code and of the record.
		record := int(binary.LittleEndian.Uint32(t.functions[8*i+4:]))
		if record <= last || record+recordSize > len(t.functions) {
			return fmt.Errorf("%w: record of function %d at %d", ErrUnsupportedFormat, i, record)
		}
		last = record
		if err := t.clearFunction(t.functions[record:], inlined, used); err != nil {
			return fmt.Errorf("function %d: %w", i, err)
		}
	}
	for i, keep := range used {
		if !keep {
			t.sequences[i] = 0
		}
	}
	return nil
}

// clearFunction clears a function's lines and marks the sequences that it keeps.
func (t *table) clearFunction(record []byte, inlined int, used []bool) error {
	tables := int(binary.LittleEndian.Uint32(record[atTables:]))
	if tables > 16 || record[atFuncdata] > 16 || recordSize+4*tables > len(record) {
		return fmt.Errorf("%w: %d tables", ErrUnsupportedFormat, tables)
	}
	clear(record[atFile : atLine+4])
	offsets := []int{atSP}
	for k := range tables {
		at := recordSize + 4*k
		if k == inlined {
			clear(record[at : at+4])
			continue
		}
		offsets = append(offsets, at)
	}
	for _, at := range offsets {
		offset := int(binary.LittleEndian.Uint32(record[at:]))
		if offset == 0 {
			continue
		}
		n, err := sequenceLength(t.sequences, offset)
		if err != nil {
			return err
		}
		for i := range n {
			used[offset+i] = true
		}
	}
	return nil
}

// sequenceLength measures a sequence of pairs of varints, value and distance, which
// ends with a value of 0 that is not the first; see runtime.step.
func sequenceLength(sequences []byte, offset int) (int, error) {
	if offset >= len(sequences) {
		return 0, fmt.Errorf("%w: sequence at %d of %d", ErrUnsupportedFormat, offset, len(sequences))
	}
	rest := sequences[offset:]
	for first := true; ; first = false {
		value, n := binary.Uvarint(rest)
		if n <= 0 {
			return 0, fmt.Errorf("%w: sequence at %d has no end", ErrUnsupportedFormat, offset)
		}
		rest = rest[n:]
		if value == 0 && !first {
			return len(sequences) - offset - len(rest), nil
		}
		if _, n = binary.Uvarint(rest); n <= 0 {
			return 0, fmt.Errorf("%w: sequence at %d has no end", ErrUnsupportedFormat, offset)
		}
		rest = rest[n:]
	}
}
