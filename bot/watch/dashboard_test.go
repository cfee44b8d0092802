package watch_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/watch"
)

var figure = regexp.MustCompile(`\b(?:bot|go|process)_[a-z_]+`)

// What the dashboard in deploy and the README name is there.
func TestFiguresThatAreNamedExist(t *testing.T) {
	_, _, m := made(t)
	m.Asked(answer.IntentWhat, bot.Answered, time.Millisecond)
	m.Requested("GET", "/gateway/bot", 429, time.Millisecond)
	_, text := get(t, watch.Handler(m), "/metrics")
	dashboard, err := os.ReadFile("../../deploy/dashboard.json")
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(dashboard) {
		t.Fatal("the dashboard is no JSON")
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := figure.FindAllString(string(dashboard), -1)
	for _, row := range regexp.MustCompile("(?m)^\\| `bot_.*$").FindAllString(string(readme), -1) {
		named = append(named, figure.FindAllString(row, -1)...)
	}
	if len(named) < 30 {
		t.Fatalf("only %d figures are named", len(named))
	}
	for _, name := range named {
		if strings.HasPrefix(name, "process_") { // not told on every system
			continue
		}
		if !strings.Contains(text, "\n"+name+"{") && !strings.Contains(text, "\n"+name+" ") && !strings.Contains(text, "\n# TYPE "+name+" histogram") {
			t.Errorf("%s is not among the figures", name)
		}
	}
}
