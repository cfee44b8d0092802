package pack

import (
	"testing"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// TestStarterIsClean lints the embedded pack; warnings are logged.
func TestStarterIsClean(t *testing.T) {
	files, _ := Load(starterFiles, "starter")
	problems := Lint(files, LintOptions{})
	for _, p := range problems {
		if p.Severity == Error {
			t.Error(p)
		} else {
			t.Log(p)
		}
	}
	t.Logf("%d errors, %d warnings", problems.Errors(), problems.Warnings())
}

func TestStarterMakesABase(t *testing.T) {
	p, err := Starter()
	if err != nil {
		t.Fatal(err)
	}
	b, err := k.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Facts()) < 300 || b.SourceCount() < 300 || len(b.Entities()) < 100 {
		t.Errorf("%d facts, %d sources, %d entities: the pack is not all there", len(b.Facts()), b.SourceCount(), len(b.Entities()))
	}
}

// TestStarterIsTheCallersOwn checks that adding to the pack does not show
// elsewhere.
func TestStarterIsTheCallersOwn(t *testing.T) {
	p, err := Starter()
	if err != nil {
		t.Fatal(err)
	}
	facts := len(p.Facts)
	p.Merge(&k.Pack{Facts: []*k.Fact{{ID: "lamp"}}})
	p.Facts[0] = nil
	again, _ := Starter()
	if len(again.Facts) != facts || again.Facts[0] == nil {
		t.Error("a caller's change shows in the next caller's pack")
	}
}

func BenchmarkStarter(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Load(starterFiles, "starter"); problems.Errors() > 0 {
			b.Fatal(problems.Err())
		}
	}
}

func BenchmarkLintStarter(b *testing.B) {
	files, _ := Load(starterFiles, "starter")
	for b.Loop() {
		Lint(files, LintOptions{})
	}
}
