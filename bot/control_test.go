package bot

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
)

func TestControls(t *testing.T) {
	for _, c := range []control{
		{Do: "fact-edit"}, {Do: "fact-edit", Arg: "hamas-no-progress-at-doha-2024-08", N: 12}, {Do: "queue", Arg: "123456789012345678", Sub: "a.b_c:d-E"},
	} {
		id, err := c.encode()
		if err != nil {
			t.Errorf("%+v: %v", c, err)
		}
		if got, err := parseControl(id); err != nil || got != c {
			t.Errorf("%q reads as %+v, %v", id, got, err)
		}
	}
	for _, c := range []control{
		{}, {Do: "Fact"}, {Do: "a b"}, {Do: "a", Arg: "a/b"}, {Do: "a", Arg: "שלום"}, {Do: "a", N: -1}, {Do: "a", Sub: strings.Repeat("x", 100)},
	} {
		if id, err := c.encode(); err == nil {
			t.Errorf("%+v gives %q", c, id)
		}
	}
	for _, id := range []string{"", "!", "!a", "!a//", "!a///", "!a///01", "!a///+1", "!a///-1", "a///1", "/a///1", "!a////1", "!a///1\n", "!a/\n//1", "!a///99999999999999999999"} {
		if c, err := parseControl(id); err == nil {
			t.Errorf("%q reads as %+v", id, c)
		}
	}
}

func FuzzParseControl(f *testing.F) {
	f.Add("!fact-edit/hamas-demand/x/3")
	f.Add("/more/1/2/0")
	f.Fuzz(func(t *testing.T, id string) {
		c, err := parseControl(id)
		if err != nil {
			return
		}
		if got, err := c.encode(); err != nil || got != id {
			t.Errorf("%q reads as %+v, which is written %q, %v", id, c, got, err)
		}
	})
}

// What is filled in is found in rows and labels; what is not known does no harm.
func TestFields(t *testing.T) {
	for in, want := range map[string]map[string]string{
		`{}`:                  {},
		`{"components":null}`: {},
		`{"components":[null,7,{"type":99},{"type":18},{"type":18,"component":null},{"type":1,"components":[null]}]}`:                                           {},
		`{"components":[{"type":1,"components":[{"type":4,"custom_id":"a","value":"x"}]}]}`:                                                                     {"a": "x"},
		`{"components":[{"type":18,"component":{"type":4,"custom_id":"a","value":"x"}},{"type":18,"component":{"type":3,"custom_id":"b","values":["1","2"]}}]}`: {"a": "x", "b": "1,2"},
		`{"components":[{"type":18,"component":{"type":23,"custom_id":"c","value":true}}]}`:                                                                     {"c": ""},
	} {
		var it interaction
		_ = json.Unmarshal([]byte(`{"type":5,"data":`+in+`}`), &it) // as events are decoded
		if got := it.fields(); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}
