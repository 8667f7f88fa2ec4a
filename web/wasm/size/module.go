package main

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// module is what the report needs of a WebAssembly module.
type module struct {
	// functions has the size of every function's code by its name.
	functions map[string]int
	// data is the size of all data, in bytes.
	data int
}

// The sections that are read; see the WebAssembly specification, 5.5.
const (
	sectionCustom = 0
	sectionImport = 2
	sectionCode   = 10
	sectionData   = 11
)

var errModule = errors.New("the module is not as expected")

// reader reads a module; after the first value that is cut off it only gives zeros.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<31 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) byte() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

// parseModule reads a module that Go's linker has written with names.
func parseModule(program []byte) (*module, error) {
	if len(program) < 8 || string(program[:4]) != "\x00asm" {
		return nil, fmt.Errorf("%w: no WebAssembly", errModule)
	}
	m := &module{functions: map[string]int{}}
	var code []int
	names := map[int]string{}
	imported := 0
	r := &reader{b: program[8:]}
	for len(r.b) > 0 {
		id := r.byte()
		body := &reader{b: r.bytes(r.uint())}
		switch id {
		case sectionImport:
			imported = countFunctions(body)
		case sectionCode:
			for range body.uint() {
				n := body.uint()
				body.bytes(n)
				code = append(code, n)
			}
		case sectionData:
			for range body.uint() {
				body.byte() // memory 0
				// The offset's expression: i32.const, a number, end.
				if body.byte() != 0x41 {
					body.bad = true
				}
				for body.byte()&0x80 != 0 && !body.bad {
				}
				body.byte()
				n := body.uint()
				body.bytes(n)
				m.data += n
			}
		case sectionCustom:
			if string(body.bytes(body.uint())) == "name" {
				readNames(body, names)
			}
		}
		if body.bad {
			return nil, fmt.Errorf("%w: section %d is cut off", errModule, id)
		}
	}
	if r.bad || len(code) == 0 || len(names) == 0 {
		return nil, fmt.Errorf("%w: no code or no names", errModule)
	}
	for i, n := range code {
		name, ok := names[imported+i]
		if !ok {
			return nil, fmt.Errorf("%w: function %d has no name", errModule, imported+i)
		}
		m.functions[name] += n
	}
	return m, nil
}

// countFunctions counts the imported functions: they come first in the numbering.
func countFunctions(r *reader) int {
	count := 0
	for range r.uint() {
		r.bytes(r.uint())
		r.bytes(r.uint())
		if r.byte() != 0 {
			r.bad = true // Go imports nothing but functions
			return 0
		}
		r.uint()
		count++
	}
	return count
}

// readNames reads the names of functions from the section with names.
func readNames(r *reader, names map[int]string) {
	for len(r.b) > 0 {
		id := r.byte()
		part := &reader{b: r.bytes(r.uint())}
		if id != 1 {
			continue
		}
		for range part.uint() {
			i := part.uint()
			names[i] = string(part.bytes(part.uint()))
		}
		r.bad = r.bad || part.bad
	}
}
