// Command vocabulary writes a file of catalog/vocabulary/ from a project's own source:
//
//	go run ./catalog/gen/vocabulary -git path/to/nginx/.git -day 2026-11-26 nginx-errors > catalog/vocabulary/nginx-errors.yaml
//
// It reads the files that the extractor of that name asks for, at HEAD of the given
// repository, or, with -dir and -version, from a folder: an unpacked package, or a page
// that was saved. It prints the terms that they tie to a status code. Nothing is added by
// hand; what the source does not tie to a code is left out. The names and sources of
// all extractors are in extract.go.
package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	var from origin
	flag.StringVar(&from.git, "git", "", "the git directory of the project")
	flag.StringVar(&from.dir, "dir", "", "a folder with its files, instead of a git directory")
	flag.StringVar(&from.version, "version", "", "with -dir: the version of the files")
	flag.StringVar(&from.day, "day", "", "the day of reading, as 2026-11-26")
	flag.Parse()
	if err := run(from, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "vocabulary:", err)
		os.Exit(1)
	}
}

// origin is where the files of a project are read.
type origin struct{ git, dir, version, day string }

func run(from origin, args []string, out io.Writer) error {
	if len(args) != 1 || (from.git == "") == (from.dir == "") || (from.dir == "") != (from.version == "") || from.day == "" {
		return fmt.Errorf("want -git, or -dir and -version, -day and the name of one extractor: %s", strings.Join(slices.Sorted(maps.Keys(extractors)), ", "))
	}
	x, ok := extractors[args[0]]
	if !ok {
		return fmt.Errorf("no extractor %q: there are %s", args[0], strings.Join(slices.Sorted(maps.Keys(extractors)), ", "))
	}
	files, version, err := read(from, x)
	if err != nil {
		return err
	}
	found := terms{}
	for range 2 { // a file may need what a later one says
		for _, path := range slices.Sorted(maps.Keys(files)) {
			x.extract(path, files[path], found.add)
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("extract %s: no term found: the source has changed", args[0])
	}
	return write(out, x, slices.Sorted(maps.Keys(files)), version, from.day, found)
}

// read reads the files of an extractor from a git directory or a folder.
func read(from origin, x extractor) (files map[string]string, version string, err error) {
	if from.dir == "" {
		return checkout(from.git, x)
	}
	files = map[string]string{}
	err = fs.WalkDir(os.DirFS(from.dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !x.files.MatchString(path) {
			return err
		}
		text, err := os.ReadFile(filepath.Join(from.dir, path))
		files[path] = string(text)
		return err
	})
	if err != nil {
		return nil, "", fmt.Errorf("read %s: %w", from.dir, err)
	}
	if len(files) == 0 {
		return nil, "", fmt.Errorf("%s has no file that matches %s", from.dir, x.files)
	}
	return files, from.version, nil
}

// checkout reads the files of an extractor at HEAD, and says which commit that is.
func checkout(git string, x extractor) (files map[string]string, version string, err error) {
	output := func(args ...string) (string, error) {
		out, err := exec.Command("git", append([]string{"--git-dir", git}, args...)...).Output()
		if err != nil {
			return "", fmt.Errorf("git %s: %w", args[0], err)
		}
		return string(out), nil
	}
	version, err = output("log", "-1", "--format=%h, %cs", "HEAD")
	if err != nil {
		return nil, "", err
	}
	list, err := output("ls-tree", "-r", "--name-only", "HEAD")
	if err != nil {
		return nil, "", err
	}
	files = map[string]string{}
	for _, path := range strings.Fields(list) {
		if !x.files.MatchString(path) {
			continue
		}
		if files[path], err = output("show", "HEAD:"+path); err != nil {
			return nil, "", err
		}
	}
	if len(files) == 0 {
		return nil, "", fmt.Errorf("%s has no file that matches %s", git, x.files)
	}
	return files, strings.TrimSpace(version), nil
}

// terms collects the codes of each term, the first found first.
type terms map[string][]int

func (t terms) add(term, code string) {
	n, ok := codeOf(code)
	if term = strings.TrimSpace(term); !ok || term == "" || slices.Contains(t[term], n) {
		return
	}
	// NotFound says what "not found" says, and where it says something else, it is
	// still the name of a code first.
	name := letters(term[strings.LastIndexAny(term, `.:\`)+1:])
	for _, suffix := range []string{"", "error", "exception"} {
		if _, ok := names[strings.TrimSuffix(name, suffix)]; ok && !strings.Contains(term, "_") {
			return
		}
	}
	t[term] = append(t[term], n)
}

// write prints a file in the format that catalog/search/README.md describes. Terms
// that the source ties to more than three codes say nothing and are left out.
func write(out io.Writer, x extractor, paths []string, version, day string, found terms) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Made by catalog/gen/vocabulary; see catalog/search/README.md.\nname: %s\nsource:\n", x.name)
	for _, path := range dirs(paths) {
		if x.page != "" {
			path = strings.NewReplacer("blob/HEAD/", "", "tree/HEAD/", "").Replace(path)
			fmt.Fprintf(&b, "  - %s/%s\n", x.page, path)
			continue
		}
		fmt.Fprintf(&b, "  - https://github.com/%s/%s\n", x.repo, path)
	}
	fmt.Fprintf(&b, "version: %q\nread: %q\n", version, day)
	if x.exact {
		b.WriteString("exact: true\n")
	}
	b.WriteString("entries:\n")
	for _, term := range slices.Sorted(maps.Keys(found)) {
		switch codes := found[term]; {
		case len(codes) > 3:
		case len(codes) == 1:
			fmt.Fprintf(&b, "  %s: %d\n", strconv.Quote(term), codes[0])
		default:
			list := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(codes)), ", "), "[]")
			fmt.Fprintf(&b, "  %s: [%s]\n", strconv.Quote(term), list)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// dirs returns paths below blob/HEAD, or, of many, their folders below tree/HEAD.
func dirs(paths []string) []string {
	var out []string
	for _, p := range paths {
		link := "blob/HEAD/" + p
		if len(paths) > 4 {
			link = "tree/HEAD/" + p[:strings.LastIndexByte("/"+p, '/')]
		}
		if link = strings.TrimSuffix(link, "/"); !slices.Contains(out, link) {
			out = append(out, link)
		}
	}
	return out
}
