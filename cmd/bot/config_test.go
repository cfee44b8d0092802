package main

import (
	"slices"
	"testing"
)

func TestAskChannelsAreAList(t *testing.T) {
	t.Setenv("LOG_LEVEL", "")
	t.Setenv("MESSAGE_CONTENT", "on")
	for v, want := range map[string][]string{"": nil, " , ": nil, "11": {"11"}, " 11, 12 ,": {"11", "12"}} {
		t.Setenv("ASK_CHANNELS", v)
		c, err := readConfig()
		if err != nil || !slices.Equal(c.AskChannels, want) {
			t.Errorf("ASK_CHANNELS=%q is read as %q, %v", v, c.AskChannels, err)
		}
	}
}
