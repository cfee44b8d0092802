package pack

import (
	"embed"
	"fmt"
	"slices"
	"sync"

	"github.com/ceasefire-facts/bot/knowledge"
)

//go:embed starter/*.yaml
var starterFiles embed.FS

// starter reads the embedded files once: they cannot change while the program runs.
var starter = sync.OnceValues(func() (*knowledge.Pack, error) {
	files, problems := Load(starterFiles, "starter")
	if err := problems.Err(); err != nil {
		return nil, fmt.Errorf("starter pack: %w", err)
	}
	return files.Pack(), nil
})

// Starter gives the starter pack. Its records are shared between callers, who
// must not change them; the lists are the caller's own. An error means that
// the program was built from broken files.
func Starter() (*knowledge.Pack, error) {
	p, err := starter()
	if err != nil {
		return nil, err
	}
	return &knowledge.Pack{
		Sources:  slices.Clone(p.Sources),
		Facts:    slices.Clone(p.Facts),
		Entities: slices.Clone(p.Entities),
		Lexicon:  slices.Clone(p.Lexicon),
	}, nil
}
