package outreach

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Errors of those who follow; what to say of them is the caller's.
var (
	ErrNotModerator = errors.New("what a channel follows is for the server's moderators to say")
	ErrNoZone       = errors.New("there is no such time zone")
	ErrUnknown      = errors.New("nothing of that name can be followed")
	ErrTooMany      = errors.New("that is as much as one place can follow")
	ErrNoFollow     = errors.New("that is not followed here any more")
)

// maxFollows bounds what one channel or one person follows.
const maxFollows = 20

// A Follower is who acts, and from where.
type Follower struct {
	User      string        // Discord id
	By        ledger.Person // the same under a pseudonym
	Guild     knowledge.Scope
	Channel   string
	Moderates bool // of that guild
}

// A Wanted is what somebody wants to be told.
type Wanted struct {
	Direct  bool   // by direct message; else in the channel
	What    string // WhatAll, WhatStatus, or an entity's id
	Lang    knowledge.Lang
	Pace    ledger.Pace
	Hour    int // 0 to 23, of daily and weekly ones
	Weekday time.Weekday
	Zone    string // of the IANA database; "": UTC
}

// Subscribe lets a place follow something from now on. The same once more changes how
// it is told. In channels that is for moderators; by direct message, which tells what
// every server sees, anybody may.
func (o *Outreach) Subscribe(ctx context.Context, who Follower, want Wanted) (*ledger.Follow, error) {
	f := &ledger.Follow{
		Guild: who.Guild, Channel: who.Channel, By: who.By, What: want.What, Lang: want.Lang, Pace: want.Pace,
		Hour: min(max(want.Hour, 0), 23), Weekday: int(want.Weekday), Zone: strings.TrimSpace(want.Zone), Made: o.now(),
	}
	switch {
	case want.Direct || who.Guild == knowledge.Global:
		f.Guild, f.Channel, f.User = knowledge.Global, "", who.User
	case !who.Moderates:
		return nil, ErrNotModerator
	}
	if !slices.Contains([]ledger.Pace{ledger.AtOnce, ledger.Daily, ledger.Weekly}, f.Pace) {
		f.Pace = ledger.Daily
	}
	if _, err := time.LoadLocation(f.Zone); err != nil || strings.EqualFold(f.Zone, "local") {
		return nil, ErrNoZone
	}
	if f.What != WhatAll && f.What != WhatStatus && o.opts.Library.Base(f.Guild).Entity(knowledge.EntityID(f.What)) == nil {
		return nil, ErrUnknown
	}
	have, err := o.followsOf(ctx, f.Guild, f.Channel, f.User)
	if err != nil {
		return nil, err
	}
	if len(have) >= maxFollows && !slices.ContainsFunc(have, func(x ledger.Follow) bool { return x.What == f.What }) {
		return nil, ErrTooMany
	}
	if f.Head, err = o.head(ctx); err != nil {
		return nil, err
	}
	return f, o.book.SetFollow(ctx, f)
}

// Follows lists what is followed where somebody acts: in the channel, and by them.
func (o *Outreach) Follows(ctx context.Context, who Follower) ([]ledger.Follow, error) {
	own, err := o.followsOf(ctx, knowledge.Global, "", who.User)
	if err != nil || who.Guild == knowledge.Global {
		return own, err
	}
	here, err := o.followsOf(ctx, who.Guild, who.Channel, "")
	return append(here, own...), err
}

func (o *Outreach) followsOf(ctx context.Context, guild knowledge.Scope, channel, user string) ([]ledger.Follow, error) {
	if user != "" {
		return o.book.Follows(ctx, "", user)
	}
	all, err := o.book.Follows(ctx, guild, "")
	return slices.DeleteFunc(all, func(f ledger.Follow) bool { return f.Channel != channel }), err
}

// Unsubscribe ends a follow of the channel, which is for moderators, or of the person.
// Nothing more is sent for it.
func (o *Outreach) Unsubscribe(ctx context.Context, who Follower, id int64) error {
	all, err := o.Follows(ctx, who)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(f ledger.Follow) bool { return f.ID == id })
	switch {
	case i < 0:
		return ErrNoFollow
	case all[i].User == "" && !who.Moderates:
		return ErrNotModerator
	}
	err = o.book.Unfollow(ctx, id)
	if errors.Is(err, ledger.ErrNone) {
		return ErrNoFollow
	}
	return err
}

// firstPack is the Seq of the last revision of the batches with which a store was filled
// at first: that knowledge was old when it came.
func (o *Outreach) firstPack(ctx context.Context) (int64, error) {
	all, err := o.store.History(ctx, knowledge.Ref{Type: curate.PackRecord, Scope: knowledge.Global, ID: curate.StarterPack})
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return all[0].Seq, nil
}

// maxSince is how far back what is new can be told, where it is not said since when.
const maxSince = 7 * 24 * time.Hour

// Since tells what is new for somebody in a channel: since a moment, or, where that is
// zero, since they last asked there, and since a week ago if they never did.
func (o *Outreach) Since(ctx context.Context, who Follower, since time.Time, what string, lang knowledge.Lang) (*News, time.Time, error) {
	if since.IsZero() {
		last, err := o.book.LastAsked(ctx, who.By, who.Channel, o.now())
		if err != nil {
			return nil, since, err
		}
		if since = last; since.IsZero() {
			since = o.now().Add(-maxSince)
		}
	}
	if what != WhatAll && what != WhatStatus && o.opts.Library.Base(who.Guild).Entity(knowledge.EntityID(what)) == nil {
		return nil, since, ErrUnknown
	}
	from, err := o.HeadBefore(ctx, since)
	if err != nil {
		return nil, since, err
	}
	first, err := o.firstPack(ctx)
	if err != nil {
		return nil, since, err
	}
	from = max(from, first)
	to, err := o.head(ctx)
	if err != nil {
		return nil, since, err
	}
	n, err := o.News(ctx, who.Guild, from, to, what, lang)
	return n, since, err
}
