package sandbox

import (
	"net/http"
	"time"
)

// A faultRequest is what POST /sandbox/faults takes; which fields count, "do" tells.
type faultRequest struct {
	Do        string            `json:"do"`
	Op        int               `json:"op"`
	Resumable bool              `json:"resumable"`
	Ops       []int             `json:"ops"`
	Code      int               `json:"code"`
	On        bool              `json:"on"`
	Times     int               `json:"times"`
	Kind      string            `json:"kind"`
	Match     string            `json:"match"`
	DelayMS   int               `json:"delay_ms"`
	Status    int               `json:"status"`
	Headers   map[string]string `json:"headers"`
	Body      string            `json:"body"`
	After     bool              `json:"after"`
	Drop      bool              `json:"drop"`
}

// readyFaults are the ready-made faults by name.
var readyFaults = map[string]Fault{"route429": Route429, "global429": Global429, "html429": HTML429, "502": BadGateway, "custom": {}, "": {}}

// serveFaults tells which faults are set, and sets or carries out one.
func (s *Server) serveFaults(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		var f faultRequest
		err := readBody(r, &f)
		if err == nil {
			err = s.fail(f)
		}
		if err != nil {
			writeProblem(w, err)
			return
		}
		s.update(func() { s.tell(change{What: "faults"}) })
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	writeJSON(w, http.StatusOK, object{"ok": true, "faults": s.faults.json()})
}

// fail does what a request for a fault asks.
func (s *Server) fail(f faultRequest) error {
	bad := func(why string) error { return failingf(http.StatusBadRequest, "%s: %s", f.Do, why) }
	switch f.Do {
	case "drop":
		s.Drop()
	case "lose":
		s.Lose()
	case "op":
		switch f.Op {
		case opReconnect:
			s.AskReconnect()
		case opHeartbeat:
			s.AskHeartbeat()
		case opInvalid:
			s.invalidate(f.Resumable)
		default:
			return bad("op must be 1, 7 or 9")
		}
	case "first_op":
		for _, op := range f.Ops {
			if op != opReconnect && op != opInvalid {
				return bad("ops must be 7 or 9")
			}
		}
		s.FirstOp(f.Ops...)
	case "close":
		if f.Code != 1000 && f.Code != 1001 && (f.Code < 4000 || f.Code > 4999) {
			return bad("code must be 1000, 1001 or 4000 to 4999")
		}
		s.CloseGateway(f.Code)
	case "refuse":
		if f.Code != 0 && (f.Code < 4000 || f.Code > 4999) {
			return bad("code must be 4000 to 4999, or 0 to end it")
		}
		s.RefuseWith(f.Code)
	case "withhold_ack":
		s.WithholdACK(f.On)
	case "withhold_hello":
		s.WithholdHello(f.Times)
	case "duplicate":
		s.Duplicate(f.On)
	case "reorder":
		s.Reorder(f.On)
	case "rest":
		return s.failREST(f)
	case "clear":
		s.update(func() { s.faults = faults{} })
	default:
		return bad("unknown fault")
	}
	return nil
}

func (s *Server) failREST(f faultRequest) error {
	x, ok := readyFaults[f.Kind]
	if !ok {
		return failingf(http.StatusBadRequest, "rest: unknown kind %q", f.Kind)
	}
	if f.Status != 0 && (f.Status < 200 || f.Status > 599) {
		return failingf(http.StatusBadRequest, "rest: status must be 200 to 599")
	}
	x.Match, x.Times, x.Delay, x.After, x.Drop = f.Match, f.Times, time.Duration(f.DelayMS)*time.Millisecond, f.After, f.Drop
	if f.Status != 0 {
		x.Status = f.Status
	}
	if f.Headers != nil {
		x.Header = f.Headers
	}
	if f.Body != "" {
		x.Body = f.Body
	}
	s.Inject(x)
	return nil
}

func (f *faults) json() object {
	rest := []any{}
	for _, x := range f.rest {
		if x.Times > 0 {
			rest = append(rest, object{
				"match": x.Match, "times": x.Times, "status": x.Status, "delay_ms": x.Delay.Milliseconds(), "after": x.After, "drop": x.Drop,
			})
		}
	}
	return object{
		"withhold_ack": f.noAck, "withhold_hello": f.noHello, "duplicate": f.duplicates, "reorder": f.reorder, "refuse": f.refuse,
		"first_op": append([]int{}, f.firstOps...), "rest": rest,
	}
}
