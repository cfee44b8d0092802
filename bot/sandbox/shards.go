package sandbox

import (
	"encoding/json"
	"strconv"
	"time"
)

// A shard is a part of the guilds of a bot: which one, from 0, and of how many.
type shard [2]int

// covers reports whether a guild ("": direct messages) is in the shard, as Discord
// computes it.
func (p shard) covers(guild string) bool {
	id, _ := strconv.ParseUint(guild, 10, 64)
	return int(id>>22%uint64(p[1])) == p[0]
}

// admit reads the shard of an Identify; the code is not 0 if the connection is to be
// closed with it. The lock is held.
func (s *Server) admit(raw json.RawMessage) (part shard, code int) {
	part = shard{0, 1}
	if len(raw) > 0 && string(raw) != "null" {
		var list []int
		if json.Unmarshal(raw, &list) != nil || len(list) != 2 || list[1] < 1 || list[0] < 0 || list[0] >= list[1] {
			return part, closeInvalidShard
		}
		part = shard(list)
	}
	if part[1] < s.opts.LeastShards {
		return part, closeShardingRequired
	}
	return part, 0
}

// tooSoon reports whether a session begins too soon after another of its bucket, if that
// counts; the lock is held.
func (s *Server) tooSoon(part shard) bool {
	bucket, now := part[0]%s.concurrency(), time.Now()
	last, known := s.hub.starts[bucket]
	if known && now.Sub(last) < s.opts.IdentifyEvery {
		s.problems = append(s.problems, "Identify: "+now.Sub(last).String()+" after another session of bucket "+strconv.Itoa(bucket))
		return true
	}
	if s.hub.starts == nil {
		s.hub.starts = map[int]time.Time{}
	}
	s.hub.starts[bucket] = now
	return false
}

func (s *Server) concurrency() int { return max(1, s.opts.Concurrency) }

// dailySessions is how many sessions a bot may start in a day.
const dailySessions = 1000

func gatewayBot(q *rest) (any, error) {
	return object{"url": q.s.socket(), "shards": max(1, q.s.opts.Shards), "session_start_limit": object{
		"total": dailySessions, "remaining": max(0, dailySessions-q.s.hub.identifies), "reset_after": 14400000,
		"max_concurrency": q.s.concurrency(),
	}}, nil
}

// SetShards changes how many shards are recommended, and the least that is accepted.
func (s *Server) SetShards(recommended, least int) {
	s.update(func() { s.opts.Shards, s.opts.LeastShards = recommended, least })
}

// A FurtherGuild is the n-th, from 0, of Options.FurtherGuilds; each is in the shard after
// that of the one before.
func FurtherGuild(n int) (guild, general string) {
	id := furtherGuilds + uint64(n)<<22
	return strconv.FormatUint(id, 10), strconv.FormatUint(id+1, 10)
}

const furtherGuilds = 1000000000000000500

// addGuilds adds guilds with one channel each, in which Alice and Bob are.
func (s *Server) addGuilds(n int) {
	for i := range n {
		id, general := FurtherGuild(i)
		name := "Island " + strconv.Itoa(i+1)
		g := &guild{ID: id, Name: name, Owner: Olga.ID, Roles: []role{{ID: id, Name: "@everyone", Permissions: ordinary}}}
		for _, u := range []*User{bot, Alice, Bob, Olga} {
			g.Members = append(g.Members, &member{User: u})
		}
		s.guilds = append(s.guilds, g)
		s.channels[general] = &channel{ID: general, Name: "general", Kind: "general", Guild: id}
	}
}
