package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/ceasefire-facts/bot/bot/gateway"
)

// A Check is something without which the bot is not ready.
type Check struct {
	Name string
	Look func(ctx context.Context) error // nil if all is well
}

// A Standing is what /readyz says.
type Standing struct {
	Ready    bool              `json:"ready"`
	NotReady map[string]string `json:"not_ready"` // by the names of checks: why
	Checks   []string          `json:"checks"`    // the names of all
}

// Checks are those of a bot: connected to Discord, the store within reach, and the
// answers caught up with it.
func (m *Metrics) Checks() []Check {
	list := []Check{{"gateway", m.checkGateway}}
	if m.sources.Store != nil {
		list = append(list, Check{"store", m.checkStore})
		if m.sources.Answers != nil {
			list = append(list, Check{"answers", m.checkAnswers})
		}
	}
	return list
}

func (m *Metrics) checkGateway(context.Context) error {
	switch s := m.State(); {
	case s.Connected():
		return nil
	case s == "" || s == gateway.Connecting:
		return errors.New("connecting to Discord")
	case s == gateway.Lost:
		return errors.New("the connection to Discord was lost; the bot tries again")
	}
	return errors.New("the bot has ended its connection to Discord")
}

func (m *Metrics) checkStore(ctx context.Context) error {
	_, err := m.sources.Store.Head(ctx)
	return err
}

// Answers follow a change within a moment, which is no reason to call them behind.
const (
	catchUpTime = time.Second
	catchUpLook = 20 * time.Millisecond
)

func (m *Metrics) checkAnswers(ctx context.Context) error {
	head, err := m.sources.Store.Head(ctx)
	if err != nil {
		return errors.New("it is not known, because the store cannot be read")
	}
	ctx, cancel := context.WithTimeout(ctx, catchUpTime)
	defer cancel()
	tick := time.NewTicker(catchUpLook)
	defer tick.Stop()
	for {
		behind := head - m.sources.Answers.Head()
		if behind <= 0 {
			return nil
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("the answers are %d revisions behind the store", behind)
		}
	}
}

// Look makes the checks.
func Look(ctx context.Context, checks []Check) Standing {
	ctx, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	s := Standing{NotReady: map[string]string{}, Checks: []string{}}
	for _, c := range checks {
		s.Checks = append(s.Checks, c.Name)
		if err := c.Look(ctx); err != nil {
			s.NotReady[c.Name] = err.Error()
		}
	}
	s.Ready = len(s.NotReady) == 0
	return s
}

func ready(checks []Check) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s := Look(r.Context(), checks)
		b, err := json.Marshal(s)
		if err != nil {
			http.Error(w, "not told", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if !s.Ready {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		_, _ = w.Write(append(b, '\n')) // who hung up need not be told
	}
}
