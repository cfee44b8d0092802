package sandbox

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// filledIn reads options by what the command says about them.
func (a *actor) filledIn(cmd *command, name string) ([]Option, error) {
	specs, _ := cmd.Raw["options"].([]any)
	for _, word := range strings.Fields(name)[1:] {
		i := slices.IndexFunc(specs, func(x any) bool { return x.(map[string]any)["name"] == word })
		if i < 0 {
			return nil, failingf(http.StatusNotFound, "the command has no part %q", word)
		}
		specs, _ = specs[i].(map[string]any)["options"].([]any)
	}
	out := []Option{}
	known := map[string]bool{}
	for _, x := range specs {
		o, err := a.option(x.(map[string]any))
		if err != nil {
			return nil, err
		}
		if o != nil {
			out = append(out, *o)
		}
		known[x.(map[string]any)["name"].(string)] = true
	}
	for k := range a.Options {
		if !known[k] {
			return nil, failingf(http.StatusBadRequest, "the command has no option %q", k)
		}
	}
	return out, nil
}

// option reads one option; nil if it is left out. While it is being completed,
// it may hold anything.
func (a *actor) option(spec map[string]any) (*Option, error) {
	name, _ := spec["name"].(string)
	kind := number(spec, "type", 0)
	v, given := a.Options[name]
	typing := a.Do == "autocomplete"
	if kind == optSubcommand || kind == optGroup {
		return nil, failingf(http.StatusBadRequest, "the command needs one of its parts, such as %q", name)
	}
	if !given || v == nil {
		if needed, _ := spec["required"].(bool); needed && !typing {
			return nil, failingf(http.StatusBadRequest, "the option %q is required", name)
		}
		return nil, nil
	}
	o := &Option{Name: name, Type: kind, Value: v, Focused: typing && name == a.Focused}
	if o.Focused {
		return o, nil
	}
	if err := a.fits(o, spec); err != nil {
		return nil, err
	}
	return o, nil
}

// fits brings an option's value to its type, or tells why it cannot be taken.
func (a *actor) fits(o *Option, spec map[string]any) error {
	bad := func(why string) error { return failingf(http.StatusBadRequest, "the option %q %s", o.Name, why) }
	text, isText := o.Value.(string)
	switch o.Type {
	case optString:
		if n := units(text); !isText || n < number(spec, "min_length", 0) || n > number(spec, "max_length", 6000) {
			return bad("is a text of " + strconv.Itoa(number(spec, "min_length", 0)) + " to " + strconv.Itoa(number(spec, "max_length", 6000)) + " characters")
		}
	case optInteger, optNumber:
		n, err := strconv.ParseFloat(text, 64)
		if f, ok := o.Value.(float64); ok {
			n, err = f, nil
		}
		least, hasLeast := spec["min_value"].(float64)
		most, hasMost := spec["max_value"].(float64)
		if err != nil || hasLeast && n < least || hasMost && n > most || o.Type == optInteger && n != float64(int64(n)) {
			return bad("is a number within its bounds")
		}
		o.Value = n
	case optBoolean:
		if isText {
			o.Value = text == "true"
		}
	case optUser, optMention:
		if user(text) == nil {
			return bad("is the id of a user")
		}
	case optRole:
		if a.s.role(a.s.channels[a.Channel].Guild, text) == nil {
			return bad("is the id of a role of this server")
		}
	case optChannel:
		if !a.channelFits(a.s.channels[a.Channel].Guild, text, numbers(spec["channel_types"])) {
			return bad("is the id of a channel of a fitting type that " + a.u.Name + " sees")
		}
	case optAttachment:
		if a.s.files[text] == nil {
			return bad("is the id of an uploaded file")
		}
	}
	return a.offered(o, spec)
}

// numbers reads a list of whole numbers.
func numbers(v any) []int {
	var out []int
	list, _ := v.([]any)
	for _, x := range list {
		if n, ok := x.(float64); ok {
			out = append(out, int(n))
		}
	}
	return out
}

// offered tells whether a value is one of the choices, where there are any.
func (a *actor) offered(o *Option, spec map[string]any) error {
	list, _ := spec["choices"].([]any)
	for _, c := range list {
		if c.(map[string]any)["value"] == o.Value {
			return nil
		}
	}
	if len(list) > 0 {
		return failingf(http.StatusBadRequest, "the option %q must be one of its choices", o.Name)
	}
	return nil
}
