package sqlstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Bodies must come back byte for byte, however odd.
var oddBodies = []string{
	`{"claim":"plain"}`,
	"{ \"spaces\" :\t1,\r\n\"b\":  [ 1.0e+2, 12345678901234567890123456789, -0 ] }\n",
	`{"b":1,"a":2,"a":3}`,
	`{"html":"<b>&amp;","escaped":"\u003cb\u003e","nul":"\u0000","half":"\ud800"}`,
	`{"he":"הפסקת אש","ar":"وقف إطلاق النار","emoji":"🕊️","combining":"e\u0301 é"}`,
	`null`, `"text"`, `[]`, `0`,
	`{"quote":"it's; -- $1 ?1 \\ \" %s"}`,
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		zone := time.FixedZone("", 2*60*60)
		var changes []knowledge.Change
		for i, body := range oddBodies {
			changes = append(changes, put(fmt.Sprint("odd-", i), body))
		}
		none := put("none", "")
		none.State, none.Scope, none.Pack = knowledge.Hidden, "4321", strings.Repeat("f", 64)
		changes = append(changes, none, put("odd/שם 'x'; --", `{}`))

		b := batch(changes...)
		b.At = noon.In(zone).Add(789 * time.Nanosecond)
		b.Reason = "because\n\"it\" – נכון\t🕊️"
		b.Actor = "pack"
		made := mustApply(t, s, b)

		for i, r := range made {
			c := changes[i]
			want := knowledge.Revision{
				Seq: int64(i + 1), Batch: 1, At: noon, Actor: "pack", Action: "edit", Reason: b.Reason,
				After: &knowledge.Record{Ref: c.Ref, State: c.State, Pack: c.Pack, Rev: int64(i + 1)},
			}
			if len(c.Body) > 0 {
				want.After.Body = c.Body
			}
			if diff := cmp.Diff(want, r, sameBody); diff != "" {
				t.Errorf("what Apply gave (-want, +got):\n%s", diff)
			}
			if r.At.Location() != time.UTC {
				t.Errorf("time %v is not in UTC", r.At)
			}
		}
		clear(changes[0].Body) // what the caller does with its own is its own affair
		changes[0].Body = json.RawMessage(oddBodies[0])
		mustClose(t, s)

		s = open(t)
		if diff := cmp.Diff(made, feed(t, s), sameBody); diff != "" {
			t.Errorf("what was read (-applied, +read):\n%s", diff)
		}
		for i, r := range made {
			record, err := s.Get(t.Context(), r.After.Ref)
			if err != nil {
				t.Fatal(err)
			}
			if string(record.Body) != string(changes[i].Body) {
				t.Errorf("body %q came back as %q", changes[i].Body, record.Body)
			}
			one, err := s.Revision(t.Context(), r.Seq)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&r, one, sameBody); diff != "" {
				t.Errorf("revision %d (-applied, +read):\n%s", r.Seq, diff)
			}
		}
		checkWhole(t, s)
	})
}

func TestTimes(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		for _, at := range []time.Time{
			time.Date(1, 1, 1, 0, 0, 0, 1000, time.UTC),
			time.Date(1948, 5, 14, 16, 0, 0, 999999999, time.UTC),
			time.UnixMicro(-1),
			time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC),
			time.Now(),
		} {
			b := batch(put("a", "1"))
			b.At = at
			made := mustApply(t, s, b)
			r, err := s.Revision(t.Context(), made[0].Seq)
			if err != nil {
				t.Fatal(err)
			}
			if want := at.UTC().Truncate(time.Microsecond); !r.At.Equal(want) || !made[0].At.Equal(want) {
				t.Errorf("%v came back as %v and %v", want, made[0].At, r.At)
			}
		}
	})
}

func TestRefused(t *testing.T) {
	changed := func(f func(b *knowledge.Batch)) knowledge.Batch {
		b := batch(put("a", `{}`), put("b", `{}`))
		f(&b)
		return b
	}
	long := func(n int) string { return strings.Repeat("x", n) }
	tests := []struct {
		name, words string
		batch       knowledge.Batch
	}{
		{"no changes", "0 changes", changed(func(b *knowledge.Batch) { b.Changes = nil })},
		{"too many changes", "20001 changes", changed(func(b *knowledge.Batch) { b.Changes = make([]knowledge.Change, MaxChanges+1) })},
		{"no time", "time", changed(func(b *knowledge.Batch) { b.At = time.Time{} })},
		{"no year that JSON has", "time", changed(func(b *knowledge.Batch) { b.At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) })},
		{"no actor", "actor is empty", changed(func(b *knowledge.Batch) { b.Actor = "" })},
		{"long actor", "actor has 129 bytes", changed(func(b *knowledge.Batch) { b.Actor = long(129) })},
		{"actor not UTF-8", "actor is not UTF-8", changed(func(b *knowledge.Batch) { b.Actor = "\xff" })},
		{"long reason", "reason has 16385 bytes", changed(func(b *knowledge.Batch) { b.Reason = long(MaxReason + 1) })},
		{"NUL in reason", "reason has a NUL", changed(func(b *knowledge.Batch) { b.Reason = "a\x00b" })},
		{"same record twice", "fact a (global) is in it twice", changed(func(b *knowledge.Batch) { b.Changes[1].ID = "a" })},
		{"no scope", "scope is empty", changed(func(b *knowledge.Batch) { b.Changes[1].Scope = "" })},
		{"no type", "type is empty", changed(func(b *knowledge.Batch) { b.Changes[1].Type = "" })},
		{"no id", "id is empty", changed(func(b *knowledge.Batch) { b.Changes[1].ID = "" })},
		{"long id", "id has 513 bytes", changed(func(b *knowledge.Batch) { b.Changes[1].ID = long(513) })},
		{"id not UTF-8", "id is not UTF-8", changed(func(b *knowledge.Batch) { b.Changes[1].ID = "\xc3(" })},
		{"no action", "action is empty", changed(func(b *knowledge.Batch) { b.Changes[1].Action = "" })},
		{"no state", "state is empty", changed(func(b *knowledge.Batch) { b.Changes[1].State = "" })},
		{"long pack", "pack has 129 bytes", changed(func(b *knowledge.Batch) { b.Changes[1].Pack = long(129) })},
		{"impossible revision", "revision -2", changed(func(b *knowledge.Batch) { b.Changes[1].Expect = -2 })},
		{"body not JSON", "body is not JSON", changed(func(b *knowledge.Batch) { b.Changes[1].Body = json.RawMessage(`{"a":}`) })},
		{"body not UTF-8", "body is not UTF-8", changed(func(b *knowledge.Batch) { b.Changes[1].Body = json.RawMessage("\"\xff\"") })},
		{"long body", "1048577 bytes", changed(func(b *knowledge.Batch) { b.Changes[1].Body = json.RawMessage(`"` + long(MaxBody-1) + `"`) })},
		{"bodies too long together", "together", changed(func(b *knowledge.Batch) {
			big := json.RawMessage(`"` + long(MaxBody-2) + `"`)
			b.Changes = nil
			for i := range MaxBatch/MaxBody + 1 {
				b.Changes = append(b.Changes, put(fmt.Sprint(i), ""))
				b.Changes[i].Body = big
			}
		})},
	}
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				_, err := s.Apply(t.Context(), tt.batch)
				wantError(t, err, ErrInvalid, tt.words)
			})
		}
		if n := head(t, s); n != 0 {
			t.Errorf("%d revisions came of refused batches", n)
		}
		// What is just within the limits is stored.
		b := batch(put(long(MaxID), `"`+long(MaxBody-2)+`"`))
		b.Actor, b.Reason = long(MaxWord), long(MaxReason)
		b.Changes[0].Type, b.Changes[0].Scope = knowledge.RecordType(long(MaxWord)), knowledge.Scope(long(MaxWord))
		mustApply(t, s, b)
		checkWhole(t, s)
	})
}

func TestConflicts(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		mustApply(t, s, batch(put("a", `1`)))
		a2 := mustApply(t, s, batch(put("a", `2`)))[0].After

		expect := func(c knowledge.Change, rev int64) knowledge.Change { c.Expect = rev; return c }
		tests := []struct {
			name    string
			changes []knowledge.Change
			ref     knowledge.Ref
			have    *knowledge.Record
		}{
			{"an older revision", []knowledge.Change{put("b", `1`), expect(put("a", `3`), 1)}, factRef("a"), a2},
			{"none, but there is one", []knowledge.Change{expect(put("a", `3`), 0)}, factRef("a"), a2},
			{"one, but there is none", []knowledge.Change{expect(put("c", `1`), 1), put("a", `3`)}, factRef("c"), nil},
			{"a later revision", []knowledge.Change{expect(put("a", `3`), 3)}, factRef("a"), a2},
			{"the first of two is told", []knowledge.Change{expect(put("z", `1`), 9), expect(put("a", `3`), 1)}, factRef("z"), nil},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				made, err := s.Apply(t.Context(), batch(tt.changes...))
				var conflict *knowledge.ConflictError
				if !errors.As(err, &conflict) || made != nil {
					t.Fatalf("%v, %v; want a ConflictError", made, err)
				}
				if diff := cmp.Diff(&knowledge.ConflictError{Ref: tt.ref, Have: tt.have}, conflict, sameBody); diff != "" {
					t.Errorf("(-want, +got):\n%s", diff)
				}
				if n := head(t, s); n != 2 {
					t.Errorf("head %d after a conflict, want 2", n)
				}
			})
		}
		made := mustApply(t, s, batch(expect(put("a", `3`), 2), expect(put("b", `1`), 0)))
		if made[0].Seq != 3 || !cmp.Equal(made[0].Before, a2, sameBody) || made[1].Before != nil {
			t.Errorf("as expected: %+v", made)
		}
		checkWhole(t, s)
	})
}

func TestList(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		if records, last, err := s.List(t.Context(), knowledge.Query{}); err != nil || last != 0 || len(records) != 0 {
			t.Errorf("an empty store: %v, %d, %v", records, last, err)
		}
		var all []knowledge.Ref
		var changes []knowledge.Change
		for _, typ := range []knowledge.RecordType{"fact", "Fact", "source"} {
			for _, scope := range []knowledge.Scope{"global", "42"} {
				for _, id := range []string{"b", "B", "a-b", "a_b", "ab", "é", "א", "a"} {
					c := put(id, `{}`)
					c.Type, c.Scope = typ, scope
					if id == "ab" {
						c.State = knowledge.Retracted
					}
					changes = append(changes, c)
					all = append(all, c.Ref)
				}
			}
		}
		mustApply(t, s, batch(changes...))
		slices.SortFunc(all, func(a, b knowledge.Ref) int {
			key := func(r knowledge.Ref) string { return fmt.Sprintf("%s\x00%s\x00%s", r.Type, r.Scope, r.ID) }
			return strings.Compare(key(a), key(b))
		})
		tests := []struct {
			name string
			q    knowledge.Query
			want func(r knowledge.Ref) bool
		}{
			{"all", knowledge.Query{}, func(knowledge.Ref) bool { return true }},
			{"a type", knowledge.Query{Types: []knowledge.RecordType{"fact"}}, func(r knowledge.Ref) bool { return r.Type == "fact" }},
			{"two types of a scope", knowledge.Query{Types: []knowledge.RecordType{"fact", "source"}, Scopes: []knowledge.Scope{"42"}}, func(r knowledge.Ref) bool { return r.Type != "Fact" && r.Scope == "42" }},
			{"a state", knowledge.Query{States: []knowledge.State{knowledge.Retracted}}, func(r knowledge.Ref) bool { return r.ID == "ab" }},
			{"all three", knowledge.Query{Types: []knowledge.RecordType{"Fact"}, Scopes: []knowledge.Scope{"global"}, States: []knowledge.State{knowledge.Active, knowledge.Hidden}}, func(r knowledge.Ref) bool { return r.Type == "Fact" && r.Scope == "global" && r.ID != "ab" }},
			{"what cannot be", knowledge.Query{Types: []knowledge.RecordType{"\xff", "a\x00"}}, func(knowledge.Ref) bool { return false }},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				records, last, err := s.List(t.Context(), tt.q)
				if err != nil || last != int64(len(all)) {
					t.Fatalf("head %d, %v", last, err)
				}
				var got, want []knowledge.Ref
				for _, r := range records {
					got = append(got, r.Ref)
				}
				for _, r := range all {
					if tt.want(r) {
						want = append(want, r)
					}
				}
				if diff := cmp.Diff(want, got, sameBody); diff != "" {
					t.Errorf("(-want, +got):\n%s", diff)
				}
			})
		}
	})
}

func TestFeedAndHistory(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		for i := range 5 {
			mustApply(t, s, batch(put("a", fmt.Sprint(i)), put(fmt.Sprint("b", i), `{}`)))
		}
		seqs := func(revisions []knowledge.Revision, err error) string {
			if err != nil {
				t.Fatal(err)
			}
			var list []int64
			for _, r := range revisions {
				list = append(list, r.Seq)
			}
			return fmt.Sprint(list)
		}
		for _, tt := range []struct {
			after int64
			limit int
			want  string
		}{
			{0, 3, "[1 2 3]"}, {8, 100, "[9 10]"}, {10, 1, "[]"}, {99, 1, "[]"}, {-5, 1, "[1]"}, {0, 0, "[]"}, {0, -1, "[]"},
		} {
			if got := seqs(s.Since(t.Context(), tt.after, tt.limit)); got != tt.want {
				t.Errorf("Since(%d, %d) = %s, want %s", tt.after, tt.limit, got, tt.want)
			}
		}
		if got := seqs(s.History(t.Context(), factRef("a"))); got != "[1 3 5 7 9]" {
			t.Errorf("history of a: %s", got)
		}
		for _, r := range []knowledge.Ref{factRef("none"), factRef(""), factRef("\xff"), {Type: "source", Scope: "global", ID: "a"}, {Type: "fact", Scope: "1", ID: "a"}} {
			if got := seqs(s.History(t.Context(), r)); got != "[]" {
				t.Errorf("history of %q: %s", r, got)
			}
			if got, err := s.Get(t.Context(), r); !errors.Is(err, knowledge.ErrNoRecord) || got != nil {
				t.Errorf("Get(%q) = %v, %v", r, got, err)
			}
		}
		for _, seq := range []int64{-1, 0, 11} {
			if got, err := s.Revision(t.Context(), seq); !errors.Is(err, knowledge.ErrNoRecord) || got != nil {
				t.Errorf("Revision(%d) = %v, %v", seq, got, err)
			}
		}
	})
}

func TestRevisionsCannotBeChanged(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		mustApply(t, s, batch(put("a", `1`)))
		statements := []string{`UPDATE revisions SET actor = 'x'`, `DELETE FROM revisions`, `DELETE FROM revisions WHERE seq = 1`}
		if s.write == s.read {
			statements = append(statements, `TRUNCATE revisions CASCADE`)
		}
		for _, q := range statements {
			if _, err := s.write.ExecContext(t.Context(), q); err == nil || !strings.Contains(err.Error(), "never") {
				t.Errorf("%s: %v", q, err)
			}
		}
		checkWhole(t, s)
	})
}

// TestConcurrentWriters lets many goroutines count in one record, through two stores,
// while readers follow the feed and list.
func TestConcurrentWriters(t *testing.T) {
	const writers, each1 = 8, 12
	each(t, func(t *testing.T, open opener) {
		stores := []*Store{open(t), open(t)}
		var conflicts atomic.Int64
		var writing, reading sync.WaitGroup
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		for i := range writers {
			writing.Go(func() {
				for range each1 {
					conflicts.Add(countUp(t, stores[i%2], fmt.Sprint("own-", i)))
				}
			})
		}
		for _, s := range stores {
			reading.Go(func() { followFeed(ctx, t, s, writers*each1*2) })
			reading.Go(func() { listOften(ctx, t, s) })
		}
		writing.Wait()
		time.AfterFunc(20*time.Second, stop) // followers that have not got it all by then never will
		waitFor(t, func() bool { return head(t, stores[1]) == writers*each1*2 })
		stop()
		reading.Wait()

		r, err := stores[0].Get(t.Context(), factRef("counter"))
		if err != nil || string(r.Body) != fmt.Sprint(writers*each1) {
			t.Errorf("the counter is %s (%v), want %d", r.Body, err, writers*each1)
		}
		checkWhole(t, stores[1])
		t.Logf("%d conflicts", conflicts.Load())
	})
}

// countUp adds one to the counter and changes another record with it. It tries again
// when somebody else was quicker, and gives how often.
func countUp(t testing.TB, s *Store, other string) (conflicts int64) {
	for {
		var n int
		var rev int64
		r, err := s.Get(t.Context(), factRef("counter"))
		if err == nil {
			rev = r.Rev
			err = json.Unmarshal(r.Body, &n)
		}
		if err != nil && !errors.Is(err, knowledge.ErrNoRecord) {
			t.Error(err)
			return conflicts
		}
		c := put("counter", fmt.Sprint(n+1))
		c.Expect = rev
		_, err = s.Apply(t.Context(), batch(put(other, fmt.Sprint(n)), c))
		var conflict *knowledge.ConflictError
		if errors.As(err, &conflict) {
			conflicts++
			continue
		}
		if err != nil {
			t.Error(err)
		}
		return conflicts
	}
}

// followFeed reads the feed as it grows, up to a number of revisions or the end of ctx.
func followFeed(ctx context.Context, t testing.TB, s *Store, all int64) {
	var last int64
	for range s.Watch(ctx) {
		for {
			page, err := s.Since(context.WithoutCancel(ctx), last, 5)
			if err != nil {
				t.Error(err)
				return
			}
			if len(page) == 0 {
				break
			}
			for _, r := range page {
				if r.Seq != last+1 {
					t.Errorf("revision %d comes after %d", r.Seq, last)
					return
				}
				last = r.Seq
			}
		}
		if last == all {
			return
		}
	}
}

// listOften sees to it that what is listed is of the moment of its head.
func listOften(ctx context.Context, t testing.TB, s *Store) {
	for ctx.Err() == nil {
		records, last, err := s.List(context.WithoutCancel(ctx), knowledge.Query{})
		if err != nil {
			t.Error(err)
			return
		}
		var newest int64
		for _, r := range records {
			newest = max(newest, r.Rev)
		}
		if newest != last {
			t.Errorf("a list with head %d has records up to %d", last, newest)
			return
		}
		time.Sleep(time.Millisecond)
	}
}

func waitFor(t testing.TB, ready func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !ready(); {
		if time.Now().After(end) {
			t.Fatal("waited 20 s in vain")
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestWatch(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s, other := open(t), open(t)
		mustApply(t, other, batch(put("a", `1`)))
		ctx, cancel := context.WithCancel(t.Context())
		c, second := s.Watch(ctx), s.Watch(t.Context())

		for i, by := range []*Store{nil, s, other, other, s} {
			if by != nil {
				mustApply(t, by, batch(put("a", fmt.Sprint(i))))
			}
			seen := int64(0)
			for want := int64(max(i, 1)); seen < want; seen = head(t, s) {
				for _, w := range []<-chan struct{}{c, second} {
					select {
					case <-w:
					case <-time.After(20 * time.Second):
						t.Fatalf("not woken for change %d", i)
					}
				}
			}
		}
		cancel()
		wantClosed(t, c)
		mustClose(t, s)
		wantClosed(t, second)
		wantClosed(t, s.Watch(t.Context()))
		wantClosed(t, other.Watch(ctx))
		if _, err := s.Apply(t.Context(), batch(put("a", `9`))); err == nil {
			t.Error("a closed store takes batches")
		}
	})
}

func wantClosed(t testing.TB, c <-chan struct{}) {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case _, open := <-c:
			if !open {
				return
			}
		case <-late:
			t.Fatal("a channel that should be closed is not")
		}
	}
}

// TestWatchIsPrompt: own changes are told at once, others' within the poll's interval.
func TestWatchIsPrompt(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s, other := open(t), open(t)
		c := s.Watch(t.Context())
		<-c
		time.Sleep(2 * sqliteDialect.poll) // until the first look is over
		for _, by := range []*Store{s, other} {
			for len(c) > 0 {
				<-c
			}
			mustApply(t, by, batch(put("a", `1`)))
			start := time.Now()
			<-c
			if took := time.Since(start); by == s && took > 50*time.Millisecond || took > 2*time.Second {
				t.Errorf("told after %v", took)
			}
		}
	})
}

func TestManyOpenAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, open opener) {
		var all sync.WaitGroup
		for i := range 4 {
			all.Go(func() {
				s := open(t)
				if _, err := s.Apply(t.Context(), batch(put(fmt.Sprint(i), `1`))); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := checkWhole(t, open(t)); n != 4 {
			t.Errorf("%d revisions, want 4", n)
		}
	})
}

func TestCancelled(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s, other := open(t), open(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.Apply(ctx, batch(put("a", `1`))); !errors.Is(err, context.Canceled) {
			t.Errorf("Apply in a context that is over: %v", err)
		}
		if _, _, err := s.List(ctx, knowledge.Query{}); !errors.Is(err, context.Canceled) {
			t.Errorf("List in a context that is over: %v", err)
		}

		// Waiting for another writer ends with the context, too.
		tx, err := other.write.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := takeNumbers(t.Context(), tx, 1); err != nil {
			t.Fatal(err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		start := time.Now()
		if _, err := s.Apply(ctx, batch(put("a", `1`))); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Apply while another one writes: %v", err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("it gave up after %v", took)
		}
		if err := tx.Rollback(); err != nil {
			t.Fatal(err)
		}
		mustApply(t, s, batch(put("a", `1`)))
		if n := checkWhole(t, other); n != 1 {
			t.Errorf("%d revisions, want 1", n)
		}
	})
}
