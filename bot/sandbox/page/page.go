// Package page is the sandbox's web page: a Discord channel in the browser, as
// static files. It talks to the sandbox's own interface, /sandbox/, and to no
// other place.
//
// web/ holds the sources. dist/ is made of them and of the npm packages in
// package-lock.json by go generate, and is kept in the repository, so that
// building the bot needs neither.
package page

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"embed"
	"io/fs"
	"sync"
)

//go:generate go run ./internal/bundle

//go:embed dist
var dist embed.FS

// Files gives the page: index.html and what it needs, each with its gzipped
// form beside it under the name with ".gz" added.
func Files() fs.FS { return files() }

// files holds everything in one archive in memory, which is a file system.
var files = sync.OnceValue(func() fs.FS {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	add := func(name string, content []byte) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		must(err)
		_, err = w.Write(content)
		must(err)
	}
	root, err := fs.Sub(dist, "dist")
	must(err)
	must(fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, path)
		must(err)
		add(path, b)
		add(path+".gz", compress(b))
		return nil
	}))
	must(z.Close())
	r, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
	must(err)
	return r
})

func compress(b []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	must(err)
	_, err = w.Write(b)
	must(err)
	must(w.Close())
	return out.Bytes()
}

// must stops at what cannot happen: all of it is in memory.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
