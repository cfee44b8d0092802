package pack

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed loaded.txt
var loadedText string

// A phrase is folded words that a text may hold.
type phrase struct {
	words  []string
	prefix bool // the last word may have any ending
}

// loadedList is the list of loaded words and its exceptions.
type loadedList struct{ loaded, excepted []phrase }

var loaded = sync.OnceValue(func() loadedList {
	var l loadedList
	for line := range strings.Lines(loadedText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		p := phrase{words: foldWords(line), prefix: strings.HasSuffix(line, "*")}
		if line[0] == '!' {
			l.excepted = append(l.excepted, p)
		} else {
			l.loaded = append(l.loaded, p)
		}
	}
	return l
})

// find lists the loaded words of a text outside quotation marks, each once, folded.
func (l loadedList) find(text string) []string {
	words := foldWords(unquoted(text))
	var out []string
	for i := 0; i < len(words); {
		if n := longest(l.excepted, words[i:]); n > 0 {
			i += n
			continue
		}
		n := longest(l.loaded, words[i:])
		if n > 0 {
			if found := strings.Join(words[i:i+n], " "); !slices.Contains(out, found) {
				out = append(out, found)
			}
		}
		i += max(1, n)
	}
	return out
}

// longest is the number of words of the longest phrase that the words begin
// with, 0 if there is none.
func longest(phrases []phrase, words []string) int {
	n := 0
	for _, p := range phrases {
		if len(p.words) > n && p.begins(words) {
			n = len(p.words)
		}
	}
	return n
}

func (p phrase) begins(words []string) bool {
	last := len(p.words) - 1
	if len(words) <= last || !slices.Equal(words[:last], p.words[:last]) {
		return false
	}
	return words[last] == p.words[last] || p.prefix && strings.HasPrefix(words[last], p.words[last])
}
