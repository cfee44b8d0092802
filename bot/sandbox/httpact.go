package sandbox

import (
	"context"
	"net/http"
	"time"
)

// maxWait bounds how long a request may wait for a bot.
const maxWait = time.Minute

// An actRequest is what POST /sandbox/act takes; which fields count, "do" tells.
type actRequest struct {
	As          string         `json:"as"`
	Do          string         `json:"do"`
	Channel     string         `json:"channel"`
	Wait        int            `json:"wait"` // milliseconds
	Locale      string         `json:"locale"`
	Content     string         `json:"content"`
	Attachments []string       `json:"attachments"`
	ReplyTo     string         `json:"reply_to"`
	Ping        *bool          `json:"ping"`
	Message     string         `json:"message"`
	User        string         `json:"user"`
	Command     string         `json:"command"`
	Application string         `json:"application"`
	Options     map[string]any `json:"options"`
	Focused     string         `json:"focused"`
	CustomID    string         `json:"custom_id"`
	Label       string         `json:"label"`
	Values      any            `json:"values"`
	Modal       string         `json:"modal"`
	Emoji       string         `json:"emoji"`
	Remove      bool           `json:"remove"`
	Name        string         `json:"name"`
	Role        string         `json:"role"`
	Permissions string         `json:"permissions"` // decimal, of a role
}

// A deed is what came of an act, before and after the bot had its say.
type deed struct {
	message     *Message     // that the person wrote or changed
	interaction *Interaction // that the person began
	thread      *channel
	reply       func() *Message // looks for the bot's answer; nil: none is awaited
}

// serveAct does what a persona does, and waits for the bot if asked to.
func (s *Server) serveAct(w http.ResponseWriter, r *http.Request) {
	var p actRequest
	err := readBody(r, &p)
	if err != nil {
		writeProblem(w, err)
		return
	}
	u, err := s.persona(p.As)
	if err != nil {
		writeProblem(w, err)
		return
	}
	s.mu.Lock()
	d, err := s.perform(&p, u)
	s.wake()
	s.mu.Unlock()
	if err != nil {
		writeProblem(w, err)
		return
	}
	wait := min(time.Duration(p.Wait)*time.Millisecond, maxWait)
	if p.Do == "autocomplete" && p.Wait == 0 {
		wait = interactionDeadline
	}
	failed := s.attend(r.Context(), d, wait)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writeOwn(w, s.outcome(u, d, failed))
}

// attend waits for the bot, and tells in words if nothing came.
func (s *Server) attend(ctx context.Context, d *deed, wait time.Duration) (failed string) {
	if wait <= 0 || d.interaction == nil && d.reply == nil {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	failed = "There was no answer in time."
	_ = s.await(ctx, "an answer", func() bool {
		if it := d.interaction; it != nil {
			now := s.acts[it.ID]
			if now.Response == 0 && time.Since(now.began) > interactionDeadline {
				failed = "The application did not respond."
				return true
			}
			if s.settled(now) {
				failed = ""
			}
		} else if d.reply() != nil {
			failed = ""
		}
		return failed == ""
	})
	if it := d.interaction; it != nil && failed != "" {
		s.mu.Lock()
		if s.acts[it.ID].Response == 0 {
			failed = "The application did not respond."
		}
		s.mu.Unlock()
	}
	return failed
}

// settled reports whether an interaction has been answered beyond "thinking".
func (s *Server) settled(it *Interaction) bool {
	switch it.Response {
	case 0:
		return false
	case respondComplete, respondModal:
		return true
	case deferUpdate: // also when the message is gone
		on := s.messages[it.Target]
		return s.replyTo(it) != nil || on == nil || on.Deleted
	}
	return s.replyTo(it) != nil
}

// outcome tells what came of an act; the lock is held.
func (s *Server) outcome(u *User, d *deed, failed string) object {
	v := view{s: s, as: u, locale: u.Locale}
	o := object{
		"ok": true, "message": nil, "interaction": nil, "reply": nil, "choices": []Choice{}, "modal": nil, "thread": nil, "failed": failed,
	}
	if d.message != nil {
		o["message"] = v.message(d.message)
	}
	if d.thread != nil {
		o["thread"] = v.channel(d.thread)
	}
	if d.reply != nil {
		if m := d.reply(); m != nil {
			o["reply"] = v.message(m)
		}
	}
	if d.interaction == nil {
		return o
	}
	it := s.acts[d.interaction.ID]
	o["interaction"] = object{"id": it.ID, "kind": it.Kind, "response": it.Response}
	if it.Choices != nil {
		o["choices"] = it.Choices
	}
	if f := s.modals[it.Modal]; f != nil {
		o["modal"] = v.modal(f)
	}
	if m := s.replyTo(it); m != nil && !m.Deleted {
		o["reply"] = v.message(m)
	}
	return o
}
