package render

import (
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
)

func TestKeysHaveNames(t *testing.T) {
	check := func(key string, n keyNames) {
		if n.en == "" || n.he == "" || n.ar == "" {
			t.Errorf("%s lacks a name: %+v", key, n)
		}
		if knowledge.LangOf(n.he) != knowledge.Hebrew || knowledge.LangOf(n.ar) != knowledge.Arabic {
			t.Errorf("%s has a name in another language: %+v", key, n)
		}
	}
	for _, k := range knowledge.Kinds {
		check(string(k), kindNames[k])
	}
	for _, s := range knowledge.Stages {
		check(string(s), stageNames[s])
	}
	for _, s := range knowledge.Standings {
		check(string(s), standingNames[s])
	}
	if got := KindName(knowledge.English, "other"); got != "other" {
		t.Errorf("a kind without a name is called %q", got)
	}
}
