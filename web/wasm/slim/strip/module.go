package strip

import (
	"encoding/binary"
	"fmt"
)

const (
	sectionCustom, sectionData = 0, 11
	// headerLength is where the first section is: after magic number and version.
	headerLength = 8
)

// section returns the content of the section at an offset, and where it ends.
func section(program []byte, at int) (body []byte, end int, err error) {
	size, n := binary.Uvarint(program[at+1:])
	start := at + 1 + n
	if n <= 0 || size > uint64(len(program)-start) {
		return nil, 0, fmt.Errorf("%w: section at %d is cut off", ErrUnsupportedFormat, at)
	}
	end = start + int(size)
	return program[start:end], end, nil
}

// split returns what is before the data section, its content, and the rest.
func split(program []byte) (before, data, after []byte, err error) {
	if len(program) < headerLength || string(program[:4]) != "\x00asm" {
		return nil, nil, nil, fmt.Errorf("%w: no WebAssembly", ErrUnsupportedFormat)
	}
	for at := headerLength; at < len(program); {
		body, end, err := section(program, at)
		if err != nil {
			return nil, nil, nil, err
		}
		if program[at] == sectionData {
			return program[:at], body, program[end:], nil
		}
		at = end
	}
	return nil, nil, nil, fmt.Errorf("%w: no data section", ErrUnsupportedFormat)
}

// maxMemory bounds what data may fill, against broken files.
const maxMemory = 1 << 28

// readSegments returns the memory that the segments of a data section fill. A
// segment is: 0 for the first memory, the instruction i32.const (0x41) with the
// address, end (0x0b), the length, the bytes.
func readSegments(data []byte) ([]byte, error) {
	var mem []byte
	count, n := binary.Uvarint(data)
	if n <= 0 {
		return nil, fmt.Errorf("%w: empty data section", ErrUnsupportedFormat)
	}
	data = data[n:]
	for i := range count {
		if len(data) < 2 || data[0] != 0 || data[1] != 0x41 {
			return nil, fmt.Errorf("%w: data segment %d is not at a fixed address", ErrUnsupportedFormat, i)
		}
		address, n := signed(data[2:])
		data = data[2:]
		if n <= 0 || len(data) <= n || data[n] != 0x0b || address < 0 {
			return nil, fmt.Errorf("%w: address of data segment %d", ErrUnsupportedFormat, i)
		}
		data = data[n+1:]
		size, n := binary.Uvarint(data)
		if n <= 0 || size > uint64(len(data)-n) || address+int(size) > maxMemory {
			return nil, fmt.Errorf("%w: size of data segment %d", ErrUnsupportedFormat, i)
		}
		data = data[n:]
		if end := address + int(size); end > len(mem) {
			mem = append(mem, make([]byte, end-len(mem))...)
		}
		copy(mem[address:], data[:size])
		data = data[size:]
	}
	if len(data) != 0 {
		return nil, fmt.Errorf("%w: data section goes on", ErrUnsupportedFormat)
	}
	return mem, nil
}

// minGap is how many zeros are worth a new segment, as in the linker.
const minGap = 8

// writeSegments writes a data section that fills memory in the same way.
func writeSegments(mem []byte) []byte {
	var segments []byte
	count := 0
	for at := 0; at < len(mem); {
		if mem[at] == 0 {
			at++
			continue
		}
		end, zeros := at, 0
		for i := at; i < len(mem) && zeros < minGap; i++ {
			if mem[i] == 0 {
				zeros++
				continue
			}
			zeros, end = 0, i+1
		}
		segments = append(segments, 0, 0x41)
		segments = appendSigned(segments, at)
		segments = append(segments, 0x0b)
		segments = binary.AppendUvarint(segments, uint64(end-at))
		segments = append(segments, mem[at:end]...)
		at = end
		count++
	}
	return append(binary.AppendUvarint(nil, uint64(count)), segments...)
}

// signed reads a signed LEB128 number of at most 32 bits.
func signed(b []byte) (value, n int) {
	for shift := 0; n < len(b) && n < 5; shift += 7 {
		c := b[n]
		n++
		value |= int(c&0x7f) << shift
		if c&0x80 == 0 {
			if c&0x40 != 0 {
				value -= 1 << (shift + 7)
			}
			return value, n
		}
	}
	return 0, 0
}

// appendSigned writes a number that is not negative as signed LEB128.
func appendSigned(b []byte, v int) []byte {
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if v == 0 && c&0x40 == 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}
