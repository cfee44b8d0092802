// Package pack reads, checks and writes packs: facts, sources, entities and
// lexicon entries as YAML files. It also holds the starter pack, embedded in
// the program.
//
// Reading ([Read], [Load], [LoadPaths]) turns YAML into the types of package
// knowledge and reports everything that is not of the format, with file, line
// and field, all at once. Checking ([Lint]) adds the rules of curation:
// references, dates, wording, duplicates. Writing ([Write]) gives the one
// canonical layout, in which a pack's bytes depend on its content alone.
//
// Only a plain part of YAML is accepted: one document, no anchors, aliases,
// tags or merge keys, little nesting. A curator needs no more, and a stranger's
// file cannot make reading it dear.
package pack
