package sandbox

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Limits of commands, from Discord's documentation.
const (
	maxChatCommands = 100
	maxMenuCommands = 15 // of each of the two kinds
	maxOptions      = 25
	maxName         = 32
	maxCommandText  = 100
	maxCommandTotal = 8000
	maxChoices      = 25
	maxChoice       = 100
)

// Types of options.
const (
	optSubcommand = 1
	optGroup      = 2
	optString     = 3
	optInteger    = 4
	optBoolean    = 5
	optUser       = 6
	optChannel    = 7
	optRole       = 8
	optMention    = 9
	optNumber     = 10
	optAttachment = 11
)

// namePattern is Discord's rule for names of chat commands and options.
var namePattern = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are Discord's locales.
var locales = strings.Fields("id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko he")

// CheckCommands holds a list of commands against Discord's rules.
func CheckCommands(body []byte) []Problem {
	c := &checker{}
	var list []any
	if json.Unmarshal(body, &list) != nil || list == nil {
		return []Problem{badJSON}
	}
	names, count := map[string]bool{}, map[int]int{}
	c.items(list, func(o map[string]any) {
		kind := number(o, "type", slashCommand)
		count[kind]++
		c.command(o)
		key := fmt.Sprint(kind, o["name"])
		if names[key] {
			c.fail("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		names[key] = true
	})
	for kind, n := range count {
		most := maxMenuCommands
		if kind == slashCommand {
			most = maxChatCommands
		}
		if n > most {
			c.fail("30032", "Maximum number of application commands reached (%d of type %d)", most, kind)
		}
	}
	found := c.found
	for i, item := range list {
		b, _ := json.Marshal(item)
		found = merge(found, under(i, bySchema("ApplicationCommandUpdateRequest", b)))
	}
	return found
}

// checkCommand holds one command against Discord's rules.
func checkCommand(body []byte, schema string) []Problem {
	return check(body, schema, &checker{}, func(c *checker, o map[string]any) { c.command(o) })
}

// under moves problems below an item of a list.
func under(i int, found []Problem) []Problem {
	for k := range found {
		found[k].Path = append([]string{fmt.Sprint(i)}, found[k].Path...)
	}
	return found
}

func (c *checker) command(o map[string]any) {
	if number(o, "type", slashCommand) != slashCommand {
		c.text(o, "name", 1, maxName)
		c.translations(o, "name_localizations", func(locale, s string) { c.length(locale, s, maxName) })
		if !empty(o, "description") {
			c.failIn("description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Context menu commands cannot have description")
		}
		if !empty(o, "options") {
			c.failIn("options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", "Context menu commands cannot have options")
		}
		return
	}
	total := c.named(o)
	c.options(o, &total, 0)
	if total > maxCommandTotal {
		c.fail("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (%d): %d", maxCommandTotal, total)
	}
}

// named checks name and description with their translations, and counts them.
func (c *checker) named(o map[string]any) int {
	name := c.text(o, "name", 1, maxName)
	if name != "" {
		c.name("name", name)
	}
	names, abouts := units(name), units(c.text(o, "description", 1, maxCommandText))
	c.translations(o, "name_localizations", func(locale, s string) {
		c.name(locale, s)
		names = max(names, units(s))
	})
	c.translations(o, "description_localizations", func(locale, s string) {
		c.length(locale, s, maxCommandText)
		abouts = max(abouts, units(s))
	})
	return names + abouts
}

func (c *checker) length(key, s string, most int) {
	if s == "" || units(s) > most {
		c.failIn(key, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length", most)
	}
}

// translations walks the texts of a field by locale.
func (c *checker) translations(o map[string]any, key string, f func(locale, text string)) {
	m, _ := o[key].(map[string]any)
	c.in(key, func() {
		for locale, v := range m {
			if !slices.Contains(locales, locale) {
				c.failIn(locale, "DICT_TYPE_KEY", "not a locale of Discord's")
			}
			if s, ok := v.(string); ok {
				f(locale, s)
			}
		}
	})
}

func (c *checker) name(key, name string) {
	if !namePattern.MatchString(name) || strings.ToLower(name) != name {
		c.failIn(key, "APPLICATION_COMMAND_INVALID_NAME", "Command name %q is invalid", name)
	}
}

// options checks the options of a command (parent 0), a subcommand, or a group.
func (c *checker) options(o map[string]any, total *int, parent int) {
	names := map[string]bool{}
	optional, nested, plain := false, false, false
	c.list(o, "options", maxOptions, func(opt map[string]any) {
		*total += c.named(opt)
		name, _ := opt["name"].(string)
		if names[name] {
			c.fail("APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
		}
		names[name] = true
		kind := number(opt, "type", 0)
		if kind == optSubcommand || kind == optGroup {
			nested = true
			if parent == optSubcommand || parent == kind {
				c.failIn("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands cannot stand here")
				return
			}
			c.options(opt, total, kind)
			return
		}
		plain = true
		if parent == optGroup {
			c.failIn("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A group holds sub-commands only")
		}
		required, _ := opt["required"].(bool)
		if required && optional {
			c.fail("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !required
		c.option(opt, kind, total)
	})
	if nested && plain {
		c.failIn("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to other types")
	}
}

// option checks what an option may have beside its name.
func (c *checker) option(opt map[string]any, kind int, total *int) {
	auto, _ := opt["autocomplete"].(bool)
	chooses := kind == optString || kind == optInteger || kind == optNumber
	if auto && !chooses {
		c.failIn("autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE_INVALID", "Only texts and numbers can be completed")
	}
	if auto && !empty(opt, "choices") {
		c.fail("APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "choices and autocomplete exclude each other")
	}
	if !empty(opt, "choices") && !chooses {
		c.failIn("choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_TYPE_INVALID", "Only texts and numbers have choices")
	}
	c.choices(opt, func(o map[string]any) {
		*total += units(fmt.Sprint(o["name"])) + units(fmt.Sprint(o["value"]))
		if _, isText := o["value"].(string); o["value"] != nil && isText != (kind == optString) {
			c.failIn("value", "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_TYPE", "The value's type must be the option's")
		}
	})
	if number(opt, "min_length", 0) > number(opt, "max_length", 6000) {
		c.failIn("min_length", "BASE_TYPE_MAX", "min_length must not be greater than max_length")
	}
	least, has := opt["min_value"].(float64)
	if most, too := opt["max_value"].(float64); has && too && least > most {
		c.failIn("min_value", "BASE_TYPE_MAX", "min_value must not be greater than max_value")
	}
}

// choices checks the choices of an option or of an autocompletion.
func (c *checker) choices(o map[string]any, each func(map[string]any)) {
	names, values := map[any]bool{}, map[any]bool{}
	c.list(o, "choices", maxChoices, func(ch map[string]any) {
		name := c.text(ch, "name", 1, maxChoice)
		v, ok := ch["value"]
		if s, isText := v.(string); isText {
			if n := units(s); n > maxChoice {
				c.failIn("value", "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length, has %d", maxChoice, n)
			}
		} else if _, isNumber := v.(float64); ok && !isNumber {
			c.failIn("value", "UNION_TYPE_CHOICES", "Must be a text or a number")
			return
		} else if !ok {
			c.required("value")
		}
		if each != nil {
			each(ch)
			if names[name] || values[v] {
				c.fail("APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_DUPLICATE", "choice names and values must be unique")
			}
		}
		names[name], values[v] = true, true
	})
}
