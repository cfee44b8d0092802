package bot

import (
	"context"
	"fmt"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A desk is a group of commands with what carries them out: their specs, as
// Discord shows them, and tables of actions.
type desk struct {
	specs    []spec
	commands map[string]action // by path ("fact add"), or by the name in a message's menu
	controls map[string]action // of buttons, selects and modals: by control.Do
}

// An action carries out one command or control. It is a plain function: it sends
// nothing to the person but the reply that it gives. Who may do it, it checks.
type action struct {
	// run makes the reply. In an action of controls, it.Control tells on what.
	run func(ctx context.Context, it *interaction) Reply
	// complete offers choices for the option that is being typed into; of commands only. nil: entities.
	complete func(ctx context.Context, it *interaction, o *option) []choice
	// public: the reply is for everybody. It matters only where a reply takes so long that Discord
	// shows "thinking" first, which cannot become visible later.
	public bool
	// asks: where the guild wants it so, the reply is the asker's alone after all.
	asks bool
	// form: the reply may be a modal, before which Discord must not be told to wait: the action
	// gets more time, and should take very little.
	form bool
}

// join adds a desk to what the bot does; it panics if a name is taken already,
// or if a command lacks its action.
func (h *handlers) join(d desk) {
	for _, s := range d.specs {
		for _, path := range s.paths() {
			if d.commands[path].run == nil {
				panic(fmt.Sprintf("bot: the command %q has no action", path))
			}
		}
	}
	h.specs = append(h.specs, d.specs...)
	for path, a := range d.commands {
		if h.desk.commands[path].run != nil {
			panic(fmt.Sprintf("bot: two commands %q", path))
		}
		h.desk.commands[path] = a
	}
	for do, a := range d.controls {
		if h.desk.controls[do].run != nil || !controlName.MatchString(do) {
			panic(fmt.Sprintf("bot: control %q is named twice, or badly", do))
		}
		h.desk.controls[do] = a
	}
}

// actionOf gives the action that an interaction asks for, if it is one of the
// tables', and notes what its control is.
func (h *handlers) actionOf(it *interaction) (action, bool) {
	if it.Type == onCommand || it.Type == onAutocomplete {
		a, ok := h.desk.commands[it.path()]
		return a, ok
	}
	c, err := parseControl(it.Data.CustomID)
	if err != nil {
		return action{}, false
	}
	it.Control = c
	a, ok := h.desk.controls[c.Do]
	return a, ok
}

// stale tells the person that what they used belongs to something that is over;
// restart is the command to begin again with ("/fact edit").
func stale(l knowledge.Lang, restart string) Reply {
	return private(fmt.Sprintf(render.WordsIn(l).Stale, restart))
}
