package sandbox

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Discord's schemas, made by schema/generate.sh from npm's discord-api-spec
// (MIT, Copyright 2023 Discord, 2026 RiskyMH).
//
//go:embed schema/discord.schema.json.gz
var schemaFile []byte

// schemas holds the compiled schemas by name.
var schemas = struct {
	sync.Mutex
	compiler *jsonschema.Compiler
	ready    map[string]*jsonschema.Schema
}{ready: map[string]*jsonschema.Schema{}}

// schema gives a compiled schema. It panics where there is none of that name:
// names are ours.
func schema(name string) *jsonschema.Schema {
	schemas.Lock()
	defer schemas.Unlock()
	if s := schemas.ready[name]; s != nil {
		return s
	}
	if schemas.compiler == nil {
		r, err := gzip.NewReader(bytes.NewReader(schemaFile))
		if err != nil {
			panic(err)
		}
		doc, err := jsonschema.UnmarshalJSON(r)
		if err != nil {
			panic(err)
		}
		schemas.compiler = jsonschema.NewCompiler()
		schemas.compiler.AssertFormat()
		if err := schemas.compiler.AddResource("discord.json", doc); err != nil {
			panic(err)
		}
	}
	s, err := schemas.compiler.Compile("discord.json#/$defs/" + name)
	if err != nil {
		panic(err)
	}
	schemas.ready[name] = s
	return s
}

// bySchema holds a body against one of Discord's schemas.
func bySchema(name string, body []byte) []Problem {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return []Problem{badJSON}
	}
	var bad *jsonschema.ValidationError
	if !errors.As(schema(name).Validate(v), &bad) {
		return nil
	}
	return problemsOf(bad)
}

// codeUnknownField marks fields that Discord does not know.
const codeUnknownField = "UNKNOWN_FIELD"

var badJSON = Problem{Code: "50109", Message: "The request body contains invalid JSON."}

// problemsOf turns a failed validation into problems in Discord's words. Of
// alternatives it takes the one that was meant.
func problemsOf(e *jsonschema.ValidationError) []Problem {
	at := e.InstanceLocation
	one := func(code, format string, args ...any) []Problem {
		return []Problem{{at, code, fmt.Sprintf(format, args...)}}
	}
	switch k := e.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		return meant(e)
	case *kind.Required:
		return below(at, k.Missing, "BASE_TYPE_REQUIRED", "This field is required")
	case *kind.AdditionalProperties:
		return below(at, k.Properties, codeUnknownField, "Unknown field")
	case *kind.MaxLength:
		return one("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", k.Want)
	case *kind.MinLength:
		if k.Got == 0 {
			return one("BASE_TYPE_REQUIRED", "This field is required")
		}
		return one("BASE_TYPE_MIN_LENGTH", "Must be %d or more in length.", k.Want)
	case *kind.MaxItems:
		return one("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", k.Want)
	case *kind.MinItems:
		return one("BASE_TYPE_MIN_LENGTH", "Must be %d or more in length.", k.Want)
	case *kind.Maximum:
		return one("NUMBER_TYPE_MAX", "Value should be less than or equal to %s.", k.Want.RatString())
	case *kind.Minimum:
		return one("NUMBER_TYPE_MIN", "Value should be greater than or equal to %s.", k.Want.RatString())
	case *kind.Const:
		return one("BASE_TYPE_CHOICES", "Value must be one of {%v}.", k.Want)
	case *kind.Enum:
		return one("BASE_TYPE_CHOICES", "Value must be one of %v.", k.Want)
	case *kind.Pattern:
		return one("NUMBER_TYPE_COERCE", "Value %q is not of the required form.", k.Got)
	case *kind.Format:
		if k.Want == "uri" {
			return one("URL_TYPE_INVALID_URL", "Not a well formed URL.")
		}
		return one("FORMAT_TYPE_INVALID", "Not a well formed %s.", k.Want)
	case *kind.Type:
		code := typeCodes["null"]
		for _, want := range k.Want {
			if want != "null" {
				code = typeCodes[want]
			}
		}
		return one(code, "Must be of type %s, is %s.", strings.Join(k.Want, " or "), k.Got)
	}
	var out []Problem
	for _, c := range e.Causes {
		out = append(out, problemsOf(c)...)
	}
	if len(out) == 0 {
		out = one("BASE_TYPE_INVALID", "Is invalid.")
	}
	return out
}

// typeCodes are Discord's codes for values of a wrong type, by the right one.
var typeCodes = map[string]string{
	"string": "STRING_TYPE_CONVERT", "number": "NUMBER_TYPE_COERCE", "integer": "NUMBER_TYPE_COERCE",
	"boolean": "BOOLEAN_TYPE_CONVERT", "array": "LIST_TYPE_CONVERT", "object": "MODEL_TYPE_CONVERT", "null": "BASE_TYPE_INVALID",
}

func below(at []string, names []string, code, message string) []Problem {
	var out []Problem
	for _, n := range names {
		out = append(out, Problem{append(slices.Clone(at), n), code, message})
	}
	return out
}

// meant gives the problems of the alternative that the value comes closest to:
// one of the right type, with the right "type" field, with the fewest problems.
func meant(e *jsonschema.ValidationError) []Problem {
	var best []Problem
	worst, byType := 1<<30, false
	for _, c := range e.Causes {
		found := problemsOf(c)
		cost := len(found)
		for _, p := range found {
			switch here := len(p.Path) - len(e.InstanceLocation); {
			case here == 0 && strings.HasSuffix(p.Code, "INVALID"): // it is not null
				cost += 10000
			case here == 0 && (strings.HasSuffix(p.Code, "_CONVERT") || strings.HasSuffix(p.Code, "_COERCE")):
				cost += 1000
			case here == 1 && p.Path[len(p.Path)-1] == "type" && p.Code == "BASE_TYPE_CHOICES":
				cost += 1000
				byType = true
			}
		}
		if cost < worst {
			best, worst = found, cost
		}
	}
	if worst >= 1000 && byType {
		return []Problem{{append(slices.Clone(e.InstanceLocation), "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" is none of those allowed here."}}
	}
	return best
}

// merge adds to problems found by hand those that a schema finds elsewhere.
func merge(found, more []Problem) []Problem {
	seen := map[string]bool{}
	for _, p := range found {
		seen[strings.Join(p.Path, ".")] = true
	}
	for _, p := range more {
		if at := strings.Join(p.Path, "."); !seen[at] {
			seen[at] = true
			found = append(found, p)
		}
	}
	return found
}
