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

func TestShards(t *testing.T) {
	t.Setenv("LOG_LEVEL", "")
	for v, want := range map[string]int{"": 0, "auto": 0, " AUTO ": 0, "1": 1, "16": 16, "0": -1, "-2": -1, "10001": -1, "many": -1} {
		t.Setenv("SHARDS", v)
		c, err := readConfig()
		if (err != nil) != (want < 0) || err == nil && c.Shards != want {
			t.Errorf("SHARDS=%q is read as %d, %v", v, c.Shards, err)
		}
	}
}
