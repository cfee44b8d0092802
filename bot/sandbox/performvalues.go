package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
)

// chosen tells why values cannot be chosen in a select, if they cannot.
func (a *actor) chosen(b Button, channel string, values []string) error {
	least, most := 1, max(b.MaxValues, 1)
	if b.MinValues != nil {
		least = *b.MinValues
	}
	if n := len(values); n < least || n > most {
		return failingf(http.StatusBadRequest, "values: %d to %d are to be chosen, not %d", least, most, n)
	}
	for _, v := range values {
		if !a.offers(b, channel, v) {
			return failingf(http.StatusBadRequest, "values: %q is not offered", v)
		}
	}
	return nil
}

// offers reports whether a select of a channel offers a value.
func (a *actor) offers(b Button, channel, v string) bool {
	guild := a.s.channels[channel].Guild
	switch b.Type {
	case stringSelect:
		return slices.ContainsFunc(b.Options, func(o Choice) bool { return o.Value == v })
	case channelSelect:
		return a.channelFits(guild, v, b.ChannelTypes)
	case roleSelect:
		return a.s.role(guild, v) != nil
	case userSelect:
		return user(v) != nil
	case mentionSelect:
		return user(v) != nil || a.s.role(guild, v) != nil
	}
	return true
}

// channelFits reports whether the person can name a channel of a guild, where
// only some types may be wanted.
func (a *actor) channelFits(guild, id string, types []int) bool {
	c := a.s.channels[id]
	return a.s.sees(a.u, c) && c.Guild == guild && guild != "" && (len(types) == 0 || slices.Contains(types, c.Type))
}

// A formPart is a component of a modal, as far as it limits what is filled in.
type formPart struct {
	Button
	Required  *bool      `json:"required"` // nil: true
	Value     string     `json:"value"`
	MinLength int        `json:"min_length"`
	MaxLength int        `json:"max_length"`
	Component *formPart  `json:"component"`
	Inner     []formPart `json:"components"`
}

// complete tells what is missing or too long in a modal, which Discord's client
// would not send.
func (a *actor) complete(f *Modal, values map[string]any) error {
	var list []formPart
	_ = json.Unmarshal(f.Components, &list) // checked when the bot sent it
	known := map[string]bool{}
	for len(list) > 0 {
		p := list[0]
		list = append(slices.Clone(p.Inner), list[1:]...)
		if p.Component != nil {
			list = append([]formPart{*p.Component}, list...)
		}
		if p.CustomID == "" {
			continue
		}
		known[p.CustomID] = true
		if err := a.filledPart(&p, f.Channel, values); err != nil {
			return err
		}
	}
	for id := range values {
		if !known[id] {
			return failingf(http.StatusBadRequest, "values: the form has no %q", id)
		}
	}
	return nil
}

// filledPart tells what is wrong with one value of a modal.
func (a *actor) filledPart(p *formPart, channel string, values map[string]any) error {
	v, given := values[p.CustomID]
	needed := p.Required == nil || *p.Required
	if isSelect(p.Type) {
		list := texts(v)
		if len(list) == 0 && !needed {
			return nil
		}
		return a.chosen(p.Button, channel, list)
	}
	if p.Type != textInput {
		return nil
	}
	text, isText := v.(string)
	if !given {
		text, isText = p.Value, true
	}
	most := maxInput
	if p.MaxLength > 0 {
		most = p.MaxLength
	}
	n := units(text)
	switch {
	case !isText:
		return failingf(http.StatusBadRequest, "values: %q is a text", p.CustomID)
	case n == 0 && needed:
		return failingf(http.StatusBadRequest, "values: %q is required", p.CustomID)
	case n > 0 && n < p.MinLength || n > most:
		return failingf(http.StatusBadRequest, "values: %q has %d to %d characters, not %d", p.CustomID, p.MinLength, most, n)
	}
	return nil
}
