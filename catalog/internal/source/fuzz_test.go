package source

import (
	"testing"
	"testing/fstest"
)

// Whatever a file contains, reading it ends in a catalog or in problems that
// name their file, never in a panic.
func FuzzLoad(f *testing.F) {
	for name, file := range base(f) {
		f.Add(name == "pairs.yaml" || name == "libraries.yaml", file.Data)
	}
	for _, s := range []string{
		"", "---", "---\n---\n", "---\n---\n---\n", "---\ncode: 405\n", "---\n? [a]\n: b\n---\n", "---\n- code\n---\n",
		"---\n!!str [a]: &a b\n---\n", "---\ncode: !!seq x\n---\n", "---\n<<: *a\n---\n", "---\n&a a: *a\n---\n",
		"---\ncode: 405\nfields: !!seq {}\n---\n", "---\ncode: 405\nconstants: {go: !!map x}\n---\n",
		"---\ncode: 405\nsummary: !!binary x\n---\n", "---\ncode: -1\n---\n", "---\ncode: .inf\n---\n",
		"---\ncode: 405\n---\n| a |\n| - |\n| <b> |\n", "---\ncode: 405\n---\n<!--\n", "---\ncode: 405\n---\n# \n", "[[]]", "- codes: [1]\n- {}\n",
		"---\ncode: 405\nexample: {note: x, exchanges: [{request: \"GET / HTTP/1.1\\nHost: a\\nTransfer-Encoding: chunked\\n\\n-1\", responses: [\"HTTP/1.1 405 x\\n\\n\"]}]}\n---\n",
	} {
		f.Add(false, []byte(s))
		f.Add(true, []byte(s))
	}
	files := base(f)
	f.Fuzz(func(t *testing.T, table bool, data []byte) {
		fsys := fstest.MapFS{}
		for name, file := range files {
			fsys[name] = file
		}
		name := "codes/405.md"
		if table {
			name = "pairs.yaml"
		}
		fsys[name] = &fstest.MapFile{Data: data}
		for _, draft := range []bool{false, true} {
			opts := Options{Draft: draft, registry: small.registry, shortest: small.shortest}
			c, err := Load(fsys, opts)
			if err == nil {
				if _, err := c.Generate(); err != nil {
					t.Errorf("what was loaded cannot be generated: %v", err)
				}
				continue
			}
			for _, p := range err.(Problems) {
				if p.File == "" || p.Reason == "" || p.Line < 0 {
					t.Errorf("problem without file or reason: %+v", p)
				}
			}
		}
	})
}
