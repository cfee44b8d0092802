package knowledge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func TestParseHalfLives(t *testing.T) {
	for in, want := range map[string]k.HalfLives{
		"":                       nil,
		"  ":                     nil,
		"status=3":               {k.Status: 3, k.Demand: 60, k.Position: 60, k.Proposal: 90},
		" event = 30 ,status= 0": {k.Status: 0, k.Demand: 60, k.Position: 60, k.Proposal: 90, k.Event: 30},
	} {
		got, err := k.ParseHalfLives(in)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%q: error %v (-want +got):\n%s", in, err, diff)
		}
	}
	for _, in := range []string{"status", "status=", "rumour=3", "status=-1", "status=1.5", "status=7,", "status=36501", "=7"} {
		if got, err := k.ParseHalfLives(in); err == nil {
			t.Errorf("%q reads as %v", in, got)
		}
	}
}

func TestHalved(t *testing.T) {
	want := k.HalfLives{k.Status: 4, k.Demand: 30, k.Position: 30, k.Proposal: 45}
	if diff := cmp.Diff(want, k.HalfLives(nil).Halved()); diff != "" {
		t.Errorf("of the defaults (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(k.HalfLives{k.Status: 1}, k.HalfLives{k.Status: 1, k.Event: 0}.Halved()); diff != "" {
		t.Errorf("of a day (-want +got):\n%s", diff)
	}
}
