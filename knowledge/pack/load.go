package pack

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A File is one pack file as it was read, with what [Lint] needs to tell places.
type File struct {
	Name     string
	Pack     *knowledge.Pack // never nil
	problems Problems
	nodes    map[any]*node // of each record, by its pointer; empty for packs that no file held
}

// Files is one or more pack files that belong together.
type Files struct {
	List     []*File
	problems Problems // of paths that hold no file
}

// FilesOf makes files of a pack in memory, so that it can be checked; its
// problems have no lines.
func FilesOf(name string, p *knowledge.Pack) *Files {
	return &Files{List: []*File{{Name: name, Pack: p}}}
}

// Pack joins what all files hold, in their order. The records are not copied.
func (fs *Files) Pack() *knowledge.Pack {
	p := &knowledge.Pack{}
	for _, f := range fs.List {
		p.Merge(f.Pack)
	}
	return p
}

// Problems lists what reading found, by file and line.
func (fs *Files) Problems() Problems {
	out := slices.Clone(fs.problems)
	for _, f := range fs.List {
		out = append(out, f.problems...)
	}
	out.sort()
	return out
}

// Read reads one pack file; name is what problems call it. The pack is never
// nil: it holds what could be read, and is fit for use only if no problem is
// an error. Every problem has a line.
func Read(name string, data []byte) (*knowledge.Pack, Problems) {
	f := readFile(name, data)
	return f.Pack, f.problems
}

// ReadFiles is Read for what is to be linted, so that problems tell lines.
func ReadFiles(name string, data []byte) *Files { return &Files{List: []*File{readFile(name, data)}} }

func readFile(name string, data []byte) *File {
	r := &reader{nodes: map[any]*node{}}
	f := &File{Name: name, Pack: &knowledge.Pack{}, nodes: r.nodes}
	if len(data) > maxFile {
		r.problem(Unreadable, 1, "", fmt.Sprintf("the file is too large; at most %d MiB, split it", maxFile>>20))
	} else if root := r.root(r.clean(data)); root != nil {
		if p := readRecord(value{r: r, node: root}, "a pack", packFields); p != nil {
			f.Pack = p
			f.nodes[p] = root
		}
	}
	f.problems = r.problems
	for i := range f.problems {
		f.problems[i].File = name
	}
	f.problems.sort()
	return f
}

// LoadPaths is [Load] on the computer's own file system.
func LoadPaths(paths ...string) (*Files, Problems) { return Load(osFS{}, paths...) }

// osFS opens any path; os.DirFS would refuse absolute ones and "..".
type osFS struct{}

func (osFS) Open(name string) (fs.File, error) { return os.Open(name) }

// Load reads pack files: each path is a file, or a directory whose *.yaml and
// *.yml files are read, those of its subdirectories too, hidden ones not. Files
// come in the order of the paths, within a directory by name; one that several
// paths lead to is read once. The problems are those of [Files.Problems].
func Load(fsys fs.FS, paths ...string) (*Files, Problems) {
	out := &Files{}
	var found []string
	for _, p := range paths {
		list, err := find(fsys, p)
		if err != nil {
			out.problems = append(out.problems, unreadable(p, err))
		}
		if err == nil && len(list) == 0 {
			out.problems = append(out.problems, Problem{
				File: p, Text: "no *.yaml or *.yml file in this directory", Severity: Warning, Rule: Unreadable,
			})
		}
		for _, name := range list {
			if !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	out.List = readEach(fsys, found)
	return out, out.Problems()
}

func unreadable(name string, err error) Problem {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		err = e.Err
	}
	return Problem{File: name, Text: "cannot be read: " + err.Error(), Severity: Error, Rule: Unreadable}
}

// find lists the pack files that a path leads to.
func find(fsys fs.FS, root string) ([]string, error) {
	root = path.Clean(root)
	info, err := fs.Stat(fsys, root)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{root}, nil
	}
	var list []string
	err = fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		hidden := name != root && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil:
			return err
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || hidden || !slices.Contains([]string{".yaml", ".yml"}, path.Ext(name)):
			return nil
		}
		// A link may lead to a file; what is neither may never end. A broken link is
		// left for reading to report.
		if info, err := fs.Stat(fsys, name); err != nil || info.Mode().IsRegular() {
			list = append(list, name)
		}
		return nil
	})
	return list, err
}

// readEach reads files side by side, as many at a time as there are processors.
func readEach(fsys fs.FS, names []string) []*File {
	out := make([]*File, len(names))
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			data, err := readData(fsys, name)
			if err != nil {
				out[i] = &File{Name: name, Pack: &knowledge.Pack{}, problems: Problems{unreadable(name, err)}}
				return
			}
			out[i] = readFile(name, data)
		})
	}
	wg.Wait()
	return out
}

// readData reads a file, but not much more than may be read.
func readData(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}
