package knowledge

import (
	"strings"
)

// Origins lists whose reporting a fact rests on, each once, in the order of its
// sources. Several outlets that reprint one agency's text are one origin, as is an
// outlet and another that only cites it: the outlet's own name tells, "LBC Group
// (Reuters)", "Reuters (via Daily Mail)", "WION (citing CNN)", or the source's Agency.
// Of several agencies behind one text the first counts.
func (b *Base) Origins(f *Fact) []string {
	var sources []*Source
	for _, id := range f.Sources {
		if s := b.sources[id]; s != nil {
			sources = append(sources, s)
		}
	}
	return b.OriginsOf(sources)
}

// OriginsOf is Origins of sources, which need not be the base's.
func (b *Base) OriginsOf(sources []*Source) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range sources {
		name := b.origin(s)
		if key := originKey(name); !seen[key] {
			seen[key] = true
			out = append(out, name)
		}
	}
	return out
}

// origin names whose reporting one source is.
func (b *Base) origin(s *Source) string {
	if s.Agency != "" {
		return firstOf(s.Agency)
	}
	carrier, remarks := carrierOf(s.Outlet)
	for _, r := range remarks {
		for _, word := range []string{"citing ", "with "} {
			if cited, ok := strings.CutPrefix(r, word); ok {
				return firstOf(cited)
			}
		}
		for name := range strings.SplitSeq(r, "/") {
			if b.outlets[originKey(name)] {
				return name
			}
		}
	}
	return firstOf(carrier)
}

// carrierOf divides an outlet into its name and the remarks in brackets behind it.
func carrierOf(outlet string) (name string, remarks []string) {
	name, rest, found := strings.Cut(outlet, " (")
	if !found || !strings.HasSuffix(rest, ")") {
		return outlet, nil
	}
	return name, strings.Split(strings.TrimSuffix(rest, ")"), ", ")
}

// reporters collects the names of those who report by themselves, from which a
// country or a description in brackets behind an outlet is told apart.
func reporters(sources map[SourceID]*Source) map[string]bool {
	out := map[string]bool{}
	for _, s := range sources {
		name, remarks := carrierOf(s.Outlet)
		out[originKey(firstOf(name))] = true
		if s.Agency != "" {
			out[originKey(firstOf(s.Agency))] = true
		}
		for i, r := range remarks {
			if cited, ok := strings.CutPrefix(r, "citing "); ok {
				out[originKey(firstOf(cited))] = true
			} else if s.Kind == Wire && i == 0 && !unnamed[r] && !strings.HasPrefix(r, "via ") {
				out[originKey(firstOf(r))] = true
			}
		}
	}
	return out
}

// firstOf gives the first of several names: "AP/AFP", "Axios, CNN and ABC".
func firstOf(names string) string {
	for _, sep := range []string{"/", ", ", " and "} {
		names, _, _ = strings.Cut(names, sep)
	}
	return strings.TrimSpace(names)
}

// unnamed are remarks that tell of agencies without naming one.
var unnamed = map[string]bool{"agencies": true, "agency report": true}

// longNames are agencies that are written in two ways.
var longNames = map[string]string{
	"associated press": "ap", "agence france-presse": "afp", "anadolu agency": "anadolu", "deutsche presse-agentur": "dpa",
	"press association": "pa", "jewish news syndicate": "jns", "united press international": "upi",
}

// originKey is the same for all ways in which a name is written.
func originKey(name string) string {
	key := strings.TrimPrefix(strings.ToLower(name), "the ")
	if short, ok := longNames[key]; ok {
		return short
	}
	return key
}
