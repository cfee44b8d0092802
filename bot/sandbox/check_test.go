package sandbox

import (
	"fmt"
	"strings"
	"testing"
)

const noPings = `"allowed_mentions":{"parse":[]}`

func TestCheckMessage(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	button := func(id string) string { return fmt.Sprintf(`{"type":2,"style":1,"label":"b","custom_id":%q}`, id) }
	row := func(buttons ...string) string { return `{"type":1,"components":[` + strings.Join(buttons, ",") + `]}` }
	for name, c := range map[string]struct{ body, want string }{
		"fine":             {`"content":"x","embeds":[{"title":"t"}],"components":[` + row(button("a"), button("b")) + `]`, ""},
		"empty":            {`"content":" "`, "empty message"},
		"long content":     {`"content":"` + long(2001) + `"`, "Must be 2000 or fewer"},
		"astral content":   {`"content":"` + strings.Repeat("😀", 1001) + `"`, "has 2002"},
		"long description": {`"embeds":[{"description":"` + long(4097) + `"}]`, "Must be 4096 or fewer"},
		"long title":       {`"embeds":[{"title":"` + long(257) + `"}]`, "Must be 256 or fewer"},
		"embed of nothing": {`"embeds":[{}]`, "The embed is empty"},
		"blank field":      {`"embeds":[{"fields":[{"name":"n","value":" "}]}]`, "fields.0.value: This field is required"},
		"many fields":      {`"embeds":[{"title":"t","fields":[` + strings.TrimSuffix(strings.Repeat(`{"name":"n","value":"v"},`, 26), ",") + `]}]`, "Must be 25 or fewer"},
		"too much":         {`"embeds":[{"description":"` + long(4000) + `"},{"description":"` + long(2001) + `"}]`, "exceeds maximum size of 6000"},
		"many embeds":      {`"embeds":[` + strings.TrimSuffix(strings.Repeat(`{"title":"t"},`, 11), ",") + `]`, "Must be 10 or fewer"},
		"wrong link":       {`"embeds":[{"title":"t","url":"javascript:x"}]`, "Not a well formed URL"},
		"unknown field":    {`"content":"x","foo":1`, "foo: Unknown field"},
		"many rows":        {`"content":"x","components":[` + strings.TrimSuffix(strings.Repeat(row()+",", 6), ",") + `]`, "Must be 5 or fewer"},
		"empty row":        {`"content":"x","components":[` + row() + `]`, "between 1 and 5"},
		"many buttons":     {`"content":"x","components":[` + row(button("1"), button("2"), button("3"), button("4"), button("5"), button("6")) + `]`, "Must be 5 or fewer"},
		"same id":          {`"content":"x","components":[` + row(button("1"), button("1")) + `]`, "cannot be duplicated"},
		"long id":          {`"content":"x","components":[` + row(button(long(101))) + `]`, "Must be 100 or fewer"},
		"no id":            {`"content":"x","components":[` + row(button("")) + `]`, "custom_id: This field is required"},
		"long label":       {`"content":"x","components":[` + row(`{"type":2,"style":1,"custom_id":"a","label":"`+long(81)+`"}`) + `]`, "Must be 80 or fewer"},
		"bare button":      {`"content":"x","components":[` + row(`{"type":2,"style":1,"custom_id":"a"}`) + `]`, "needs a label"},
		"link with id":     {`"content":"x","components":[` + row(`{"type":2,"style":5,"label":"b","custom_id":"a","url":"https://a.example"}`) + `]`, "MUTUALLY_EXCLUSIVE"},
		"long nonce":       {`"content":"x","nonce":"` + long(26) + `"`, "Must be 25 or fewer"},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, CheckMessage([]byte("{"+c.body+","+noPings+"}")), c.want)
		})
	}
	expect(t, CheckMessage([]byte(`{"content":"x"}`)), "must be {parse: []}")
	expect(t, CheckMessage([]byte(`{"content":"x","allowed_mentions":{"parse":null}}`)), "must be {parse: []}")
	expect(t, CheckMessage([]byte(`[`)), "invalid JSON")
	expect(t, CheckEdit([]byte(`{"embeds":[],`+noPings+`}`)), "")
}

func expect(t *testing.T, got []Problem, want string) {
	t.Helper()
	var all []string
	for _, p := range got {
		all = append(all, p.String())
	}
	if s := strings.Join(all, "; "); want == "" && s != "" || !strings.Contains(s, want) {
		t.Errorf("found %q, want %q", s, want)
	}
}

func TestCheckCommands(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"fine":                   {`{"name":"ask","description":"d","options":[{"type":3,"name":"q","description":"d","required":true}]}`, ""},
		"upper case":             {`{"name":"Ask","description":"d"}`, "invalid"},
		"a space":                {`{"name":"a b","description":"d"}`, "invalid"},
		"no description":         {`{"name":"ask"}`, "description: This field is required"},
		"long description":       {`{"name":"ask","description":"` + strings.Repeat("x", 101) + `"}`, "Must be 100 or fewer"},
		"no locale":              {`{"name":"ask","description":"d","name_localizations":{"ar":"x"}}`, "not a locale"},
		"same twice":             {`{"name":"a","description":"d"},{"name":"a","description":"d"}`, "must be unique"},
		"required last":          {`{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"y","description":"d","required":true}]}`, "before non-required"},
		"choices and completion": {`{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d","autocomplete":true,"choices":[{"name":"n","value":"v"}]}]}`, "exclude each other"},
		"too large":              {`{"name":"a","description":"d","options":[` + tooMany() + `]}`, "Must be 25 or fewer"},
	} {
		t.Run(name, func(t *testing.T) { expect(t, CheckCommands([]byte("["+c.body+"]")), c.want) })
	}
}

func tooMany() string {
	var l []string
	for i := range 26 {
		l = append(l, fmt.Sprintf(`{"type":3,"name":"o%d","description":"d"}`, i))
	}
	return strings.Join(l, ",")
}

func TestCheckCallback(t *testing.T) {
	expect(t, CheckCallback(kindCommand, []byte(`{"type":5}`)), "")
	expect(t, CheckCallback(kindCommand, []byte(`{"type":7,"data":{}}`)), "does not answer")
	expect(t, CheckCallback(kindComponent, []byte(`{"type":6}`)), "")
	expect(t, CheckCallback(kindCommand, []byte(`{"type":4,"data":{`+noPings+`}}`)), "empty message")
	expect(t, CheckCallback(kindAutocomplete, []byte(`{"type":8,"data":{"choices":[]}}`)), "")
	expect(t, CheckCallback(kindAutocomplete, []byte(`{"type":8,"data":{"choices":null}}`)), "required")
	many := strings.TrimSuffix(strings.Repeat(`{"name":"n","value":"v"},`, 26), ",")
	expect(t, CheckCallback(kindAutocomplete, []byte(`{"type":8,"data":{"choices":[`+many+`]}}`)), "Must be 25 or fewer")
}

func TestErrorsHaveDiscordsForm(t *testing.T) {
	got := errorTree([]Problem{{Path: []string{"embeds", "0", "title"}, Code: "C", Message: "m"}})
	inner := got["embeds"].(object)["0"].(object)["title"].(object)["_errors"].([]any)[0].(object)
	if inner["code"] != "C" || inner["message"] != "m" {
		t.Errorf("%v", got)
	}
}
