package sandbox

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A Problem is a broken rule of Discord's, at a place in a request's body.
type Problem struct {
	Path    []string // "embeds", "0", "title"
	Code    string   // "BASE_TYPE_MAX_LENGTH"
	Message string
}

func (p Problem) String() string {
	return strings.Join(p.Path, ".") + ": " + p.Message + " (" + p.Code + ")"
}

// errorTree gives problems in the nested form of Discord's errors.
func errorTree(found []Problem) object {
	root := object{}
	for _, p := range found {
		at := root
		for _, k := range p.Path {
			next, ok := at[k].(object)
			if !ok {
				next = object{}
				at[k] = next
			}
			at = next
		}
		list, _ := at["_errors"].([]any)
		at["_errors"] = append(list, object{"code": p.Code, "message": p.Message})
	}
	return root
}

// Limits of messages, from Discord's documentation. Lengths are counted in
// UTF-16 units, the strictest way to read "characters".
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxEmbedTotal  = 6000
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxRows        = 5
	maxButtons     = 5
	maxLabel       = 80
	maxCustomID    = 100
	maxNonce       = 25
	maxURL         = 2048
	maxButtonURL   = 512
)

// units counts a text as Discord's clients do.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// A checker walks a body and gathers what is wrong.
type checker struct {
	found []Problem
	path  []string
	ids   map[string]bool // custom ids seen
}

func (c *checker) fail(code, format string, args ...any) {
	c.found = append(c.found, Problem{slices.Clone(c.path), code, fmt.Sprintf(format, args...)})
}

// in runs f one level deeper.
func (c *checker) in(key any, f func()) {
	c.path = append(c.path, fmt.Sprint(key))
	f()
	c.path = c.path[:len(c.path)-1]
}

// known reports fields that Discord does not know.
func (c *checker) known(o map[string]any, fields string) {
	for k := range o {
		if !slices.Contains(strings.Fields(fields), k) {
			c.in(k, func() { c.fail("UNKNOWN_FIELD", "Unknown field") })
		}
	}
}

// text checks a string field; least 1 makes it required, and bans blanks only.
func (c *checker) text(o map[string]any, key string, least, most int) string {
	v, ok := o[key]
	if !ok || v == nil {
		if least > 0 {
			c.in(key, func() { c.fail("BASE_TYPE_REQUIRED", "This field is required") })
		}
		return ""
	}
	s, ok := v.(string)
	if !ok {
		c.in(key, func() { c.fail("BASE_TYPE_STRING", "Must be a string") })
		return ""
	}
	if n := units(s); n > most {
		c.in(key, func() { c.fail("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length, has %d", most, n) })
	}
	if least > 0 && strings.TrimSpace(s) == "" {
		c.in(key, func() { c.fail("BASE_TYPE_REQUIRED", "This field is required") })
	}
	return s
}

func (c *checker) list(o map[string]any, key string, most int, f func(item map[string]any)) []any {
	v, ok := o[key]
	if !ok || v == nil {
		return nil
	}
	l, ok := v.([]any)
	c.in(key, func() {
		if !ok {
			c.fail("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
			return
		}
		if len(l) > most {
			c.fail("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length, has %d", most, len(l))
		}
		for i, item := range l {
			c.in(i, func() {
				if o, ok := item.(map[string]any); ok {
					f(o)
				} else {
					c.fail("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
				}
			})
		}
	})
	return l
}

func (c *checker) url(o map[string]any, key string, most int) {
	s := c.text(o, key, 0, most)
	if s == "" {
		return
	}
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "attachment" || u.Host == "" {
		c.in(key, func() { c.fail("URL_TYPE_INVALID_URL", "Not a well formed URL") })
	}
}

const messageFields = "content embeds components flags allowed_mentions tts nonce enforce_nonce message_reference attachments"

// CheckMessage holds a new message against Discord's limits.
func CheckMessage(body []byte) []Problem {
	c := &checker{ids: map[string]bool{}}
	o, ok := c.decode(body)
	if !ok {
		return c.found
	}
	c.message(o)
	if empty(o, "content") && empty(o, "embeds") && empty(o, "components") {
		c.fail("50006", "Cannot send an empty message")
	}
	c.pings(o)
	return c.found
}

// CheckEdit holds a change of a message against Discord's limits.
func CheckEdit(body []byte) []Problem {
	c := &checker{ids: map[string]bool{}}
	if o, ok := c.decode(body); ok {
		c.message(o)
		c.pings(o)
	}
	return c.found
}

func (c *checker) decode(body []byte) (map[string]any, bool) {
	var o map[string]any
	if err := json.Unmarshal(body, &o); err != nil || o == nil {
		c.fail("50109", "The request body contains invalid JSON.")
		return nil, false
	}
	return o, true
}

func empty(o map[string]any, key string) bool {
	switch v := o[key].(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	}
	return false
}

// pings is our own rule, not Discord's: no message may be able to ping.
func (c *checker) pings(o map[string]any) {
	m, _ := o["allowed_mentions"].(map[string]any)
	parse, ok := m["parse"].([]any)
	c.in("allowed_mentions", func() {
		if !ok || len(parse) > 0 || !empty(m, "users") || !empty(m, "roles") {
			c.fail("SANDBOX_MENTIONS", "must be {parse: []}")
		}
	})
}

func (c *checker) message(o map[string]any) {
	c.known(o, messageFields)
	c.text(o, "content", 0, maxContent)
	if n, ok := o["nonce"].(string); ok && len(n) > maxNonce {
		c.in("nonce", func() { c.fail("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length", maxNonce) })
	}
	total := 0
	c.list(o, "embeds", maxEmbeds, func(e map[string]any) { total += c.embed(e) })
	if total > maxEmbedTotal {
		c.in("embeds", func() {
			c.fail("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d, has %d", maxEmbedTotal, total)
		})
	}
	c.list(o, "components", maxRows, c.row)
}

// embed gives the number of characters that count for the total.
func (c *checker) embed(e map[string]any) int {
	c.known(e, "title type description url timestamp color footer image thumbnail video provider author fields")
	total := units(c.text(e, "title", 0, maxTitle)) + units(c.text(e, "description", 0, maxDescription))
	c.url(e, "url", maxURL)
	part := func(key, field string, most int) {
		o, ok := e[key].(map[string]any)
		if !ok {
			return
		}
		c.in(key, func() {
			c.known(o, "text name url icon_url proxy_icon_url")
			total += units(c.text(o, field, 1, most))
		})
	}
	part("footer", "text", maxFooter)
	part("author", "name", maxAuthor)
	fields := c.list(e, "fields", maxFields, func(f map[string]any) {
		c.known(f, "name value inline")
		total += units(c.text(f, "name", 1, maxFieldName)) + units(c.text(f, "value", 1, maxFieldValue))
	})
	if total == 0 && len(fields) == 0 && empty(e, "image") {
		c.fail("BASE_TYPE_REQUIRED", "The embed is empty")
	}
	if color, ok := e["color"].(float64); ok && (color < 0 || color > 0xFFFFFF) {
		c.in("color", func() { c.fail("NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215") })
	}
	return total
}

func (c *checker) row(r map[string]any) {
	c.known(r, "type components id")
	if r["type"] != 1.0 {
		c.in("type", func() { c.fail("UNION_TYPE_CHOICES", "only rows stand at the top") })
		return
	}
	l := c.list(r, "components", maxButtons, c.button)
	if len(l) == 0 {
		c.in("components", func() { c.fail("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length") })
	}
}

func (c *checker) button(b map[string]any) {
	if b["type"] != 2.0 {
		c.in("type", func() { c.fail("SANDBOX_COMPONENT", "the sandbox knows buttons only") })
		return
	}
	c.known(b, "type style label emoji custom_id url disabled sku_id id")
	c.text(b, "label", 0, maxLabel)
	if empty(b, "label") && b["emoji"] == nil {
		c.in("label", func() { c.fail("BUTTON_COMPONENT_LABEL_REQUIRED", "A button needs a label or an emoji") })
	}
	if b["style"] == 5.0 {
		c.url(b, "url", maxButtonURL)
		if !empty(b, "custom_id") || empty(b, "url") {
			c.fail("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A link button has a url and no custom id")
		}
		return
	}
	id := c.text(b, "custom_id", 1, maxCustomID)
	if style, ok := b["style"].(float64); !ok || style < 1 || style > 4 || !empty(b, "url") {
		c.in("style", func() { c.fail("BASE_TYPE_CHOICES", "style must be 1 to 4, without url") })
	}
	if c.ids[id] {
		c.in("custom_id", func() { c.fail("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated") })
	}
	c.ids[id] = true
}

// allowedResponses lists, by kind of interaction, the types of first responses.
var allowedResponses = map[int][]int{
	kindCommand:      {respondMessage, deferMessage},
	kindComponent:    {respondMessage, deferMessage, deferUpdate, respondUpdate},
	kindAutocomplete: {respondComplete},
}

// CheckCallback holds a first response to an interaction against Discord's limits.
func CheckCallback(kind int, body []byte) []Problem {
	c := &checker{ids: map[string]bool{}}
	o, ok := c.decode(body)
	if !ok {
		return c.found
	}
	c.known(o, "type data")
	typ, _ := o["type"].(float64)
	if !slices.Contains(allowedResponses[kind], int(typ)) {
		c.in("type", func() {
			c.fail("BASE_TYPE_CHOICES", "type %s does not answer an interaction of type %d", strconv.Itoa(int(typ)), kind)
		})
		return c.found
	}
	data, _ := o["data"].(map[string]any)
	c.in("data", func() {
		switch int(typ) {
		case respondMessage:
			c.message(data)
			if empty(data, "content") && empty(data, "embeds") {
				c.fail("50006", "Cannot send an empty message")
			}
			c.pings(data)
		case respondUpdate:
			c.message(data)
			c.pings(data)
		case respondComplete:
			c.choices(data)
		}
	})
	return c.found
}

// Limits of choices.
const (
	maxChoices = 25
	maxChoice  = 100
)

func (c *checker) choices(data map[string]any) {
	if _, ok := data["choices"].([]any); !ok {
		c.in("choices", func() { c.fail("BASE_TYPE_REQUIRED", "This field is required") })
		return
	}
	c.list(data, "choices", maxChoices, func(o map[string]any) {
		c.known(o, "name name_localizations value")
		c.text(o, "name", 1, maxChoice)
		c.text(o, "value", 1, maxChoice)
	})
}
