package bot

import (
	"encoding/json"
	"math"
	"slices"
)

// A role of a guild, as it comes with an option or select that names it.
type role struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// An attachment is a file that somebody uploaded.
type attachment struct {
	ID   string `json:"id"`
	Name string `json:"filename"`
	Type string `json:"content_type"` // as the uploader's client tells; ""
	Size int64  `json:"size"`         // bytes, as Discord tells
	URL  string `json:"url"`
}

// resolved is what the ids in options and values stand for.
type resolved struct {
	Messages    map[string]*message    `json:"messages"`
	Users       map[string]*user       `json:"users"`
	Channels    map[string]*channel    `json:"channels"`
	Roles       map[string]*role       `json:"roles"`
	Attachments map[string]*attachment `json:"attachments"`
}

// Types of options that hold other options.
const (
	subcommandType = 1
	groupType      = 2
)

// path gives the command with its subcommands: "fact add". Of a message's menu
// it is the command's name.
func (it *interaction) path() string {
	path, list := it.Data.Name, it.Data.Options
	for len(list) == 1 && list[0].nests() {
		path, list = path+" "+list[0].Name, list[0].Options
	}
	return path
}

func (o *option) nests() bool { return o.Type == subcommandType || o.Type == groupType }

// options gives the options that were filled in, of the subcommand if there is one.
func (it *interaction) options() []option {
	list := it.Data.Options
	for len(list) == 1 && list[0].nests() {
		list = list[0].Options
	}
	return list
}

// option gives an option that was filled in, or nil.
func (it *interaction) option(name string) *option {
	list := it.options()
	if i := slices.IndexFunc(list, func(o option) bool { return o.Name == name }); i >= 0 {
		return &list[i]
	}
	return nil
}

// focused gives the option that is being typed into, or nil.
func (it *interaction) focused() *option {
	list := it.options()
	if i := slices.IndexFunc(list, func(o option) bool { return o.Focused }); i >= 0 {
		return &list[i]
	}
	return nil
}

// value gives an option's text, or the id of what it names; "" if it is not filled in.
func (it *interaction) value(name string) string {
	if o := it.option(name); o != nil {
		return o.text()
	}
	return ""
}

// text gives an option's text; "" if it holds something else.
func (o *option) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) != nil {
		return ""
	}
	return s
}

// yes tells whether a boolean option is true; given whether it is filled in.
func (it *interaction) yes(name string) (value, given bool) {
	o := it.option(name)
	if o == nil || json.Unmarshal(o.Value, &value) != nil {
		return false, false
	}
	return value, true
}

// integer gives an option's number; given tells whether it is filled in.
func (it *interaction) integer(name string) (n int, given bool) {
	var f float64
	o := it.option(name)
	if o == nil || json.Unmarshal(o.Value, &f) != nil || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		return 0, false
	}
	return int(f), true
}

// channel, role, user and attachment give what an option names, or nil.
func (it *interaction) channel(name string) *channel {
	return it.Data.Resolved.Channels[it.value(name)]
}

func (it *interaction) role(name string) *role { return it.Data.Resolved.Roles[it.value(name)] }

func (it *interaction) user(name string) *user { return it.Data.Resolved.Users[it.value(name)] }

func (it *interaction) attachment(name string) *attachment {
	return it.Data.Resolved.Attachments[it.value(name)]
}

// has reports whether the person has a role, as Discord told with what they did;
// false outside guilds.
func (it *interaction) has(role string) bool { return it.Member.has(role) }

func (m *member) has(role string) bool {
	return role != "" && m != nil && slices.Contains(m.Roles, role)
}
