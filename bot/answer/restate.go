package answer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// restate words what was understood, with nothing of the asker's own words: a
// typed question about the names and times that were recognised.
func (m *composer) restate() string {
	if m.r.Order != nil && len(m.r.Refs) > 1 {
		return fmt.Sprintf(m.voice.restateOrder, strings.Join(m.allNames(), "; "))
	}
	who, round, what := m.named()
	t := m.voice.restate[m.r.Intent]
	if t == "" || strings.Contains(t, "%s") && who == "" || strings.Contains(t, "%r") && round == "" || strings.Contains(t, "%t") && what == "" {
		t = m.voice.restate[""]
		what = strings.Join(m.allNames(), ", ")
		if what == "" {
			return m.period(m.voice.restateAny)
		}
	}
	return m.period(strings.NewReplacer("%s", who, "%r", round, "%t", what).Replace(t))
}

// period adds the times that the question names.
func (m *composer) period(s string) string {
	var times []string
	for _, w := range m.r.Dates {
		times = append(times, m.voice.date(w.Date))
	}
	if len(times) == 0 {
		return s
	}
	return s + " (" + strings.Join(times, ", ") + ")"
}

// named gives whose word is asked for, the round, and the matter; "" for what is not named.
func (m *composer) named() (who, round, what string) {
	subject := m.r.agent()
	for i, x := range m.r.Refs {
		name := m.refName(x)
		switch {
		case i == subject, who == "" && subject < 0 && (x.is(knowledge.PersonType) || x.is(knowledge.PartyType)):
			who = name
		case round == "" && x.has(knowledge.SummitType):
			round = name
		case what == "":
			what = name
		}
	}
	if m.r.Intent == IntentDefinition && what == "" {
		what = who
	}
	return who, round, what
}

// refName is the name of what a ref means: of several readings a round's, which
// tells most, else the first.
func (m *composer) refName(x ref) string {
	i := slices.IndexFunc(x.Options, func(o *knowledge.Entity) bool { return o.Type == knowledge.SummitType })
	return x.Options[max(i, 0)].NameIn(m.lang)
}

func (m *composer) allNames() []string {
	var out []string
	for _, x := range m.r.Refs {
		if n := m.refName(x); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
