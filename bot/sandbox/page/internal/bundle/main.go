// Command bundle makes the page, dist/, from web/ and the npm packages that
// package-lock.json names. It runs in the page's folder; the packages go to
// .cache/page of the repository.
// With -check it writes nothing and fails if dist/ is not what it would write.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bundle: ")
	check := flag.Bool("check", false, "compare only")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *check)
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, check bool) error {
	page, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	cache := filepath.Join(page, "..", "..", "..", ".cache", "page")
	if err := install(ctx, page, cache); err != nil {
		return err
	}
	files, err := bundle(page, filepath.Join(cache, "node_modules"))
	if err != nil {
		return err
	}
	for _, f := range files {
		if check {
			have, err := os.ReadFile(f.Path)
			if err != nil || !bytes.Equal(have, f.Contents) {
				return fmt.Errorf("%s is out of date: run go generate ./bot/sandbox/page", filepath.Base(f.Path))
			}
			continue
		}
		if err := os.WriteFile(f.Path, f.Contents, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// install brings the npm packages into the cache, unless those of the same lock
// file lie there already.
func install(ctx context.Context, page, cache string) error {
	lock, err := os.ReadFile(filepath.Join(page, "package-lock.json"))
	if err != nil {
		return err
	}
	done := filepath.Join(cache, "installed")
	if have, err := os.ReadFile(done); err == nil && bytes.Equal(have, lock) {
		return nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is missing: run apt-get install -y nodejs npm, or make test-deps")
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	for _, name := range []string{"package.json", "package-lock.json", ".npmrc"} {
		b, err := os.ReadFile(filepath.Join(page, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(cache, name), b, 0o644); err != nil {
			return err
		}
	}
	c := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	c.Dir = cache
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	return os.WriteFile(done, lock, 0o644)
}

func bundle(page, modules string) ([]api.OutputFile, error) {
	r := api.Build(api.BuildOptions{
		AbsWorkingDir: page,
		EntryPointsAdvanced: []api.EntryPoint{
			{InputPath: "web/app.js", OutputPath: "app"},
			{InputPath: "web/app.css", OutputPath: "app"},
		},
		Outdir:    "dist",
		NodePaths: []string{modules},
		// lit's own writes a style attribute, which the page's policy forbids.
		Alias:             map[string]string{"lit/directives/style-map.js": filepath.Join(page, "web", "stylemap.js")},
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone, // dist/NOTICES.txt holds them
		LogLevel:          api.LogLevelWarning,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		Conditions:        []string{"production", "browser"},
	})
	if len(r.Errors) > 0 {
		return nil, fmt.Errorf("esbuild: %d errors", len(r.Errors))
	}
	files := r.OutputFiles
	for _, name := range []string{"index.html", "icon.svg", "NOTICES.txt"} { // as they are
		b, err := os.ReadFile(filepath.Join(page, "web", name))
		if err != nil {
			return nil, err
		}
		files = append(files, api.OutputFile{Path: filepath.Join(page, "dist", name), Contents: b})
	}
	return files, nil
}
