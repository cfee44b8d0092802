package sandbox

import (
	"encoding/json"
	"regexp"
	"strings"
)

// Limits of commands.
const (
	maxChatCommands = 100
	maxOptions      = 25
	maxName         = 32
	maxCommandText  = 100
	maxCommandTotal = 8000
)

// namePattern is Discord's rule for names of chat commands and options.
var namePattern = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are Discord's locales.
var locales = strings.Fields("id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko he")

// CheckCommands holds a list of commands against Discord's limits.
func CheckCommands(body []byte) []Problem {
	c := &checker{}
	var list []any
	if err := json.Unmarshal(body, &list); err != nil {
		c.fail("50109", "The request body contains invalid JSON.")
		return c.found
	}
	names := map[string]bool{}
	chat := 0
	c.list(map[string]any{"commands": list}, "commands", maxChatCommands+30, func(o map[string]any) {
		key := ""
		if t, ok := o["type"].(float64); ok && t != 1 {
			c.text(o, "name", 1, maxName)
			key = "menu "
		} else {
			chat++
			c.command(o)
		}
		name, _ := o["name"].(string)
		if names[key+name] {
			c.fail("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		names[key+name] = true
	})
	if chat > maxChatCommands {
		c.fail("BASE_TYPE_MAX_LENGTH", "at most %d chat commands", maxChatCommands)
	}
	return c.found
}

func (c *checker) command(o map[string]any) {
	c.known(o, "id application_id version type name name_localizations description description_localizations options "+
		"default_member_permissions dm_permission default_permission nsfw contexts integration_types handler")
	total := c.named(o)
	c.options(o, &total)
	if total > maxCommandTotal {
		c.fail("APPLICATION_COMMAND_TOO_LARGE", "more than %d characters in a command", maxCommandTotal)
	}
}

// named checks name and description with their translations, and counts them.
func (c *checker) named(o map[string]any) int {
	name := c.text(o, "name", 1, maxName)
	c.name("name", name)
	total := units(name) + units(c.text(o, "description", 1, maxCommandText))
	for _, key := range []string{"name_localizations", "description_localizations"} {
		m, _ := o[key].(map[string]any)
		c.in(key, func() {
			for locale, v := range m {
				if !strings.Contains(" "+strings.Join(locales, " ")+" ", " "+locale+" ") {
					c.in(locale, func() { c.fail("DICT_TYPE_KEY", "not a locale of Discord's") })
				}
				s, _ := v.(string)
				if key == "name_localizations" {
					c.name(locale, s)
				} else if s == "" || units(s) > maxCommandText {
					c.in(locale, func() { c.fail("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length") })
				}
			}
		})
	}
	return total
}

func (c *checker) name(key, name string) {
	if !namePattern.MatchString(name) || strings.ToLower(name) != name {
		c.in(key, func() { c.fail("APPLICATION_COMMAND_INVALID_NAME", "Command name %q is invalid", name) })
	}
}

func (c *checker) options(o map[string]any, total *int) {
	names := map[string]bool{}
	optional := false
	c.list(o, "options", maxOptions, func(opt map[string]any) {
		c.known(opt, "type name name_localizations description description_localizations required options choices "+
			"channel_types min_value max_value min_length max_length autocomplete")
		*total += c.named(opt)
		name, _ := opt["name"].(string)
		if names[name] {
			c.fail("APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
		}
		names[name] = true
		required, _ := opt["required"].(bool)
		if required && optional {
			c.fail("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !required
		if auto, _ := opt["autocomplete"].(bool); auto && !empty(opt, "choices") {
			c.fail("APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "choices and autocomplete exclude each other")
		}
		values := map[any]bool{}
		for _, ch := range c.list(opt, "choices", maxChoices, func(ch map[string]any) { c.text(ch, "name", 1, maxChoice) }) {
			m, _ := ch.(map[string]any)
			if values[m["value"]] {
				c.fail("APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_DUPLICATE", "choice values must be unique")
			}
			values[m["value"]] = true
		}
	})
}
