package curate

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// speaks tells which argument of a function is a format that people read.
var speaks = map[string]int{"refused": 0, "block": 1, "remark": 1, "find": 1, "say": 1, "New": 0, "reasonable": 1}

// formats finds every format in the package's source that people read.
func formats(t *testing.T) []string {
	t.Helper()
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	add := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
	}
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".go") || strings.HasSuffix(n.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), n.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(node ast.Node) bool {
			switch x := node.(type) {
			case *ast.CallExpr:
				name := fmt.Sprint(x.Fun)
				if s, ok := x.Fun.(*ast.SelectorExpr); ok {
					name = s.Sel.Name
				}
				if i, ok := speaks[name]; ok && i < len(x.Args) {
					add(x.Args[i])
				}
			case *ast.CompositeLit:
				if fmt.Sprint(x.Type) != "Message" {
					break
				}
				for _, e := range x.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok && fmt.Sprint(kv.Key) == "Format" {
						add(kv.Value)
					}
				}
			}
			return true
		})
	}
	return out
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)

// TestEveryMessageIsTranslated finds what is told in English only, and translations
// that take other arguments.
func TestEveryMessageIsTranslated(t *testing.T) {
	all := formats(t)
	if len(all) < 40 {
		t.Fatalf("only %d messages are found in the source", len(all))
	}
	for _, f := range all {
		tr := translations[f]
		for _, l := range []knowledge.Lang{knowledge.Hebrew, knowledge.Arabic} {
			s := tr.in(l, "")
			if s == "" && f != "%s: %s" {
				t.Errorf("%s lacks %q", l, f)
			}
		}
	}
	for f, tr := range translations {
		for _, s := range []string{tr.he, tr.ar} {
			if want, got := verb.FindAllString(f, -1), verb.FindAllString(s, -1); !slices.Equal(want, got) {
				t.Errorf("%q takes %v, but %q %v", f, want, s, got)
			}
		}
		if verb.ReplaceAllString(f, "") != "" && (knowledge.LangOf(tr.he) != knowledge.Hebrew || knowledge.LangOf(tr.ar) != knowledge.Arabic) {
			t.Errorf("%q has a translation in another language: %+v", f, tr)
		}
	}
	for r, tr := range rules {
		if tr.he == "" || tr.ar == "" {
			t.Errorf("rule %s lacks words", r)
		}
	}
}

func TestMessageInALanguage(t *testing.T) {
	m := Message{Format: "the page could not be read: %v. The link is kept as unverified", Args: []any{error(&linkcheck.StatusError{Code: 404})}}
	lint := Message{Format: "%s: %s", Args: []any{"text", `“massacre” takes a side`}, rule: pack.LoadedWord}
	for _, x := range []struct {
		got, want string
	}{
		{m.String(), "the page could not be read: the site answered with status 404 (not found) instead of a page. The link is kept as unverified"},
		{m.In(knowledge.English), m.String()},
		{m.In(knowledge.Hebrew), "לא ניתן היה לקרוא את הדף: האתר החזיר את הקוד 404 במקום דף. הקישור נשמר כלא מאומת"},
		{lint.In(knowledge.English), "text: “massacre” takes a side"},
		{lint.In(knowledge.Hebrew), "מילה שנוקטת עמדה יכולה לבוא רק בתוך מירכאות:\ntext: “massacre” takes a side"},
		{InWords(fmt.Errorf("%w (revision 7)", ErrChanged), knowledge.English), ErrChanged.Error()},
		{InWords(ErrNoFact, knowledge.Arabic), "لا توجد هنا حقيقة كهذه"},
		{InWords(refused("not saved yet: %s", Message{Format: "%s lies in the future", Args: []any{"2040"}}), knowledge.Hebrew), "עדיין לא נשמר: התאריך 2040 עוד לא הגיע"},
		{refused("not saved yet: %s", Message{Format: "%s lies in the future", Args: []any{"2040"}}).Error(), "not saved yet: 2040 lies in the future"},
	} {
		if x.got != x.want {
			t.Errorf("got  %s\nwant %s", x.got, x.want)
		}
	}
}
