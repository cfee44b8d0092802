package bot

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/bot/render"
)

// Limits of modals, from Discord.
const (
	maxInputs     = 5
	maxModalTitle = 45
	maxInputLabel = 45
	maxInputAbout = 100 // of a description or placeholder
	maxInputValue = 4000
)

// A modal is a form that opens for the person who acted. It can only be the
// first thing said to a command or a component, never to another modal.
type modal struct {
	ID     control // tells which action takes what was filled in
	Title  string
	Inputs []input // 1 to 5
}

// An input is a line or box to type into.
type input struct {
	Name     string // what its text is found under, in interaction.fields
	Label    string
	About    string // under the label; ""
	Hint     string // in the box while it is empty; ""
	Value    string // what stands in the box at first; ""
	Long     bool   // a box of several lines
	Required bool
	Min, Max int // bounds of what is typed, in characters; Max 0: 4,000
}

// Types of the components of modals.
const (
	labelType     = 18
	textInputType = 4
	shortStyle    = 1
	longStyle     = 2
)

// check tells what is wrong with a modal that Discord would refuse for what it
// holds. Titles, labels and hints are shortened instead; what is to be edited is not.
func (m *modal) check() error {
	if len(m.Inputs) == 0 || len(m.Inputs) > maxInputs {
		return fmt.Errorf("a modal has 1 to %d inputs, not %d", maxInputs, len(m.Inputs))
	}
	if _, err := m.ID.encode(); err != nil {
		return err
	}
	for _, in := range m.Inputs {
		if n := render.Units(in.Value); n > in.most() {
			return fmt.Errorf("input %q holds %d characters, more than %d", in.Name, n, in.most())
		}
	}
	return nil
}

func (in *input) most() int {
	if in.Max <= 0 || in.Max > maxInputValue {
		return maxInputValue
	}
	return in.Max
}

// MarshalJSON gives the modal as Discord takes it: each input in a label.
func (m *modal) MarshalJSON() ([]byte, error) {
	id, err := m.ID.encode()
	if err != nil {
		return nil, err
	}
	labels := make([]any, 0, len(m.Inputs))
	for i := range m.Inputs {
		labels = append(labels, m.Inputs[i].labelled())
	}
	return json.Marshal(map[string]any{"custom_id": id, "title": render.Label(m.Title, maxModalTitle), "components": labels})
}

// labelled gives the input in its label; what is empty is left out.
func (in *input) labelled() map[string]any {
	box := map[string]any{
		"type": textInputType, "custom_id": in.Name, "style": shortStyle, "required": in.Required, "max_length": in.most(),
	}
	if in.Long {
		box["style"] = longStyle
	}
	if in.Min > 0 {
		box["min_length"] = in.Min
	}
	if in.Hint != "" {
		box["placeholder"] = render.Label(in.Hint, maxInputAbout)
	}
	if in.Value != "" {
		box["value"] = in.Value
	}
	out := map[string]any{"type": labelType, "label": render.Label(in.Label, maxInputLabel), "component": box}
	if in.About != "" {
		out["description"] = render.Label(in.About, maxInputAbout)
	}
	return out
}

// A filled is a component of a modal as it comes back. Components of other kinds
// leave it empty.
type filled struct {
	CustomID   string          `json:"custom_id"`
	Value      json.RawMessage `json:"value"`
	Values     []string        `json:"values"`     // of selects
	Component  *filled         `json:"component"`  // of labels
	Components []filled        `json:"components"` // of rows
}

// fields gives what was filled into a modal, by the names of its inputs; several
// values of one are joined by commas. It is never nil.
func (it *interaction) fields() map[string]string {
	out := map[string]string{}
	for i := range it.Data.Components {
		it.Data.Components[i].into(out)
	}
	return out
}

func (f *filled) into(out map[string]string) {
	if f.CustomID != "" {
		var text string
		if json.Unmarshal(f.Value, &text) != nil {
			text = strings.Join(f.Values, ",")
		}
		out[f.CustomID] = text
	}
	if f.Component != nil {
		f.Component.into(out)
	}
	for i := range f.Components {
		f.Components[i].into(out)
	}
}
