package bot

// A file goes out with a reply.
type file struct {
	Name string // with its ending: "facts.yaml"
	Type string // "text/yaml"
	Data []byte
}
