package sandbox

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
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

// units counts a text as Discord's clients do: in UTF-16 units, the strictest
// way to read "characters".
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// A checker walks a body and gathers what is wrong beyond what Discord's schemas
// encode, and what is said better by hand.
type checker struct {
	found []Problem
	path  []string
	ids   map[string]bool // custom ids seen
	count int             // components seen
	words int             // characters in text displays
	files bool            // the request carries files
	house bool            // our own rules hold too
}

// check holds a body against a schema and a hand-written check.
func check(body []byte, schemaName string, c *checker, by func(*checker, map[string]any)) []Problem {
	var o map[string]any
	if err := json.Unmarshal(body, &o); err != nil || o == nil {
		return []Problem{badJSON}
	}
	c.ids = map[string]bool{}
	by(c, o)
	return merge(c.found, bySchema(schemaName, body))
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

// failIn reports a problem one level deeper.
func (c *checker) failIn(key any, code, format string, args ...any) {
	c.in(key, func() { c.fail(code, format, args...) })
}

func (c *checker) required(key any) { c.failIn(key, "BASE_TYPE_REQUIRED", "This field is required") }

// text checks a string field; least 1 makes it required, and bans blanks only.
func (c *checker) text(o map[string]any, key string, least, most int) string {
	v, ok := o[key]
	if !ok || v == nil {
		if least > 0 {
			c.required(key)
		}
		return ""
	}
	s, ok := v.(string)
	if !ok {
		c.failIn(key, "STRING_TYPE_CONVERT", "Must be a string")
		return ""
	}
	if n := units(s); n > most {
		c.failIn(key, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length, has %d", most, n)
	}
	if least > 0 && strings.TrimSpace(s) == "" {
		c.required(key)
	}
	return s
}

// list walks a list of objects.
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
		c.items(l, f)
	})
	return l
}

// items walks a list that stands where the checker is.
func (c *checker) items(list []any, f func(item map[string]any)) {
	for i, item := range list {
		c.in(i, func() {
			if o, ok := item.(map[string]any); ok {
				f(o)
			} else {
				c.fail("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
			}
		})
	}
}

// url checks an address: on the web, or of a file of the message.
func (c *checker) url(o map[string]any, key string, most int) {
	s := c.text(o, key, 0, most)
	if s == "" {
		return
	}
	if u, err := url.Parse(s); err != nil || !slices.Contains([]string{"http", "https", "attachment"}, u.Scheme) || u.Host == "" {
		c.failIn(key, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
	}
}

// empty reports whether a field says nothing.
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

// number gives a number field, or def.
func number(o map[string]any, key string, def int) int {
	if n, ok := o[key].(float64); ok {
		return int(n)
	}
	return def
}
