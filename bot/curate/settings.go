package curate

import (
	"context"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// SettingsRecord is the type of a guild's settings; its body is a [Settings].
const SettingsRecord knowledge.RecordType = "settings"

// settingsID names a guild's one record of settings.
const settingsID = "guild"

// A SecondPerson tells which changes need the approval of another moderator.
type SecondPerson string

// The rules on a second person.
const (
	Never    SecondPerson = ""         // none
	Disputed SecondPerson = "disputed" // those of facts that somebody disputes
	Always   SecondPerson = "all"      // all
)

// Settings are what a guild's moderators decide about the bot. The zero value is
// what holds where nothing was decided. Ids are Discord's.
type Settings struct {
	ModeratorRole string         `json:"moderator_role,omitempty"`  // those who have it moderate, beside those who may manage messages
	ReviewChannel string         `json:"review_channel,omitempty"`  // where changes are told
	AskChannels   []string       `json:"ask_channels,omitempty"`    // where it answers unasked
	OnlyChannels  []string       `json:"only_channels,omitempty"`   // where it answers at all; empty: everywhere
	Lang          knowledge.Lang `json:"lang,omitempty"`            // of the frame; "": the asker's
	SecondPerson  SecondPerson   `json:"second_person,omitempty"`   // whose changes need another's approval
	Private       bool           `json:"private_replies,omitempty"` // commands are answered to the asker alone
	Paused        bool           `json:"paused,omitempty"`          // it answers nobody but moderators
	Breaking      time.Time      `json:"breaking,omitzero"`         // until when much happens: facts age in half the time, and where things stand needs two sources
}

// BreakingAt reports whether it is a time in which much happens.
func (s *Settings) BreakingAt(now time.Time) bool { return now.Before(s.Breaking) }

// breakingTimes are how long a time in which much happens may be set to last, from now.
var breakingTimes = []time.Duration{24 * time.Hour, 3 * 24 * time.Hour, 7 * 24 * time.Hour}

// LongerBreaking sets the next longer time in which much happens, or, after the
// longest, none. It ends by itself.
func (s *Settings) LongerBreaking(now time.Time) {
	left := s.Breaking.Sub(now)
	for _, d := range breakingTimes {
		if left < d-time.Minute { // who presses twice in a minute means the next
			s.Breaking = now.Add(d).UTC().Truncate(time.Minute)
			return
		}
	}
	s.Breaking = time.Time{}
}

// Settings gives a guild's settings.
func (c *Curator) Settings(ctx context.Context, guild knowledge.Scope) (Settings, error) {
	r, err := c.record(ctx, knowledge.Ref{Type: SettingsRecord, Scope: guild, ID: settingsID})
	if r == nil || err != nil {
		return Settings{}, err
	}
	s, err := knowledge.Decode[Settings](r)
	if err != nil {
		return Settings{}, err
	}
	return *s, nil
}

// Set changes a guild's settings.
func (c *Curator) Set(ctx context.Context, a Actor, change func(*Settings)) (Settings, error) {
	if a.Guild == knowledge.Global {
		return Settings{}, refused("settings are a server's; use this in a server")
	}
	if err := a.May(a.Guild); err != nil {
		return Settings{}, err
	}
	ref := knowledge.Ref{Type: SettingsRecord, Scope: a.Guild, ID: settingsID}
	r, err := c.record(ctx, ref)
	if err != nil {
		return Settings{}, err
	}
	var s Settings
	if r != nil {
		have, err := knowledge.Decode[Settings](r)
		if err != nil {
			return Settings{}, err
		}
		s = *have
	}
	change(&s)
	_, err = c.apply(ctx, knowledge.Batch{Actor: a.ID, Changes: []knowledge.Change{{
		Ref: ref, Action: "settings", Expect: rev(r), State: knowledge.Active, Body: encoded(s),
	}}})
	return s, err
}
