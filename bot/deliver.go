package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
	"github.com/ceasefire-facts/bot/bot/render"
)

// Times of delivery.
const (
	// deferAfter is how long a reply to an interaction may take before Discord is
	// told to wait: half of the 3 s that it allows, the rest is for the road.
	deferAfter = 1500 * time.Millisecond
	// formTime is how much longer it may take where the reply may be a modal, which
	// cannot come after Discord was told to wait.
	formTime = 800 * time.Millisecond
	// interactionTime is how long an interaction can be answered (15 min), less a margin.
	interactionTime = 14 * time.Minute
	// messageTime bounds the whole work on one message.
	messageTime = 2 * time.Minute
	// maxNonce is how long the nonce of a message may be.
	maxNonce = 25
)

// Message looks up a message.
func (a *api) Message(ctx context.Context, channelID, messageID string) (*message, error) {
	var m message
	if err := a.do(ctx, http.MethodGet, "/channels/"+channelID+"/messages/"+messageID, nil, &m); err != nil {
		return nil, err
	}
	return &m, nil
}

// sent is what is read of a message that Discord took.
type sent struct {
	ID string `json:"id"`
}

// replyTo sends a reply to a message and gives the new message's id. Sent twice,
// it arrives once: the nonce is the question's id.
func (a *api) replyTo(ctx context.Context, m *message, r Reply) (id string, err error) {
	send := func(content render.Message, nonce string) error {
		out := outgoingOf(content, r.Files)
		out.Nonce, out.Enforce = nonce[:min(len(nonce), maxNonce)], true
		out.Reference = &reference{MessageID: m.ID}
		var s sent
		err := a.send(discordhttp.SafeToResend(ctx), http.MethodPost, "/channels/"+m.ChannelID+"/messages", out, r.Files, &s)
		id = s.ID
		return err
	}
	err = send(r.Message, m.ID)
	if isCode(err, codeMissingPermissions) && r.Plain.Content != "" { // no embeds in this channel
		err = send(r.Plain, "p"+m.ID)
	}
	if err != nil {
		return "", fmt.Errorf("reply to message %s: %w", m.ID, err)
	}
	return id, nil
}

// change replaces what a message of the bot's says.
func (a *api) change(ctx context.Context, channelID, messageID string, r Reply) error {
	err := a.send(ctx, http.MethodPatch, "/channels/"+channelID+"/messages/"+messageID, outgoingOf(r.Message, r.Files), r.Files, nil)
	if err != nil {
		return fmt.Errorf("change message %s: %w", messageID, err)
	}
	return nil
}

// callback gives the first response to an interaction, and the id of the message
// that it made, if Discord tells. Discord takes one only, so that it may be re-sent.
func (a *api) callback(ctx context.Context, it *interaction, r response, files ...file) (id string, err error) {
	var got struct {
		Resource struct {
			Message *sent `json:"message"`
		} `json:"resource"`
	}
	if it.inline != nil {
		return a.callbackInline(ctx, it, r, files)
	}
	path := "/interactions/" + it.ID + "/" + it.Token + "/callback?with_response=true"
	err = a.send(discordhttp.SafeToResend(ctx), http.MethodPost, path, r, files, &got)
	if err != nil && !isCode(err, codeAlreadyResponded) {
		return "", fmt.Errorf("respond to interaction %s: %w", it.ID, err)
	}
	if m := got.Resource.Message; m != nil {
		id = m.ID
	}
	return id, nil
}

// respond answers an interaction: at once if the reply comes soon, else Discord
// is told to wait and the reply follows. It gives the id of the message that
// shows the reply, "" if unknown. The reply comes over a channel of one.
func (a *api) respond(ctx context.Context, it *interaction, wait func() response, soon time.Duration, work <-chan Reply) (Reply, string, error) {
	timer := time.NewTimer(soon)
	defer timer.Stop()
	select {
	case r := <-work:
		r, wrong := sendable(it, r)
		id, err := a.first(ctx, it, r)
		if refused(err) { // the person is told rather than left with nothing
			r, wrong = private(render.WordsIn(langOf(it.Locale)).Broken), err
			id, err = a.first(ctx, it, r)
		}
		return r, id, errors.Join(wrong, err)
	case <-timer.C:
	case <-ctx.Done():
		return Reply{}, "", ctx.Err()
	}
	waited := wait()
	if _, err := a.callback(ctx, it, waited); err != nil {
		return Reply{}, "", err
	}
	select {
	case r := <-work:
		r, wrong := sendable(it, r)
		if r.Modal != nil { // Discord opens none after it was told to wait
			r, wrong = private(render.WordsIn(langOf(it.Locale)).TooSlow), errSlowModal
		}
		id, err := a.late(ctx, it, waited, r)
		return r, id, errors.Join(wrong, err)
	case <-ctx.Done():
		return Reply{}, "", ctx.Err()
	}
}

// refused reports whether Discord did not like what a request held.
func refused(err error) bool {
	var e *APIError
	return errors.As(err, &e) && e.Status == http.StatusBadRequest
}

// errSlowModal means that a handler took too long to give a modal.
var errSlowModal = errors.New("a modal came after Discord was told to wait")

// sendable gives the reply, or, if Discord would refuse it whatever the moment,
// one that says that something went wrong, and what.
func sendable(it *interaction, r Reply) (Reply, error) {
	err := checkFiles(r.Files)
	switch {
	case err != nil || r.Modal == nil:
	case it.Type == onSubmit:
		err = errors.New("a modal cannot answer a modal")
	default:
		err = r.Modal.check()
	}
	if err != nil {
		return private(render.WordsIn(langOf(it.Locale)).Broken), fmt.Errorf("reply to interaction %s: %w", it.ID, err)
	}
	return r, nil
}

// first is a reply as the first response.
func (a *api) first(ctx context.Context, it *interaction, r Reply) (id string, err error) {
	if r.Modal != nil {
		return a.callback(ctx, it, response{Type: openModal, Data: r.Modal})
	}
	out := outgoingOf(r.Message, r.Files)
	if r.Ephemeral {
		out.Flags = flagEphemeral
	}
	switch {
	case r.Delete:
		if _, err := a.callback(ctx, it, response{Type: deferUpdate}); err != nil {
			return "", err
		}
		return "", a.remove(ctx, it)
	case r.Update && it.Message != nil: // a modal may come from a command
		return a.callback(ctx, it, response{Type: updateMessage, Data: out}, r.Files...)
	}
	return a.callback(ctx, it, response{Type: respondMessage, Data: out}, r.Files...)
}

// late is a reply after Discord was told to wait.
func (a *api) late(ctx context.Context, it *interaction, waited response, r Reply) (id string, err error) {
	hook := "/webhooks/" + it.AppID + "/" + it.Token
	out := outgoingOf(r.Message, r.Files)
	var s sent
	switch {
	case r.Delete:
		return "", a.remove(ctx, it)
	case waited.Type == deferUpdate && !r.Update: // a message of its own beside the one with the button
		if r.Ephemeral {
			out.Flags = flagEphemeral
		}
		err = a.send(ctx, http.MethodPost, hook, out, r.Files, &s)
	default:
		err = a.send(ctx, http.MethodPatch, hook+"/messages/@original", out, r.Files, &s)
	}
	if err != nil {
		return "", fmt.Errorf("answer interaction %s: %w", it.ID, err)
	}
	return s.ID, nil
}

// remove deletes the message whose button was pressed: as the bot's own message,
// or, where the bot is no member, as the response to the interaction.
func (a *api) remove(ctx context.Context, it *interaction) error {
	var err error
	if it.Message != nil && it.Message.Flags&flagEphemeral == 0 {
		err = a.do(ctx, http.MethodDelete, "/channels/"+it.ChannelID+"/messages/"+it.Message.ID, nil, nil)
		if err == nil || isCode(err, codeUnknownMessage) {
			return nil
		}
	}
	second := a.do(ctx, http.MethodDelete, "/webhooks/"+it.AppID+"/"+it.Token+"/messages/@original", nil, nil)
	if second == nil || isCode(second, codeUnknownMessage) {
		return nil
	}
	return fmt.Errorf("delete a message: %w", errors.Join(err, second))
}

// offer gives the choices of an autocompletion.
func (a *api) offer(ctx context.Context, it *interaction, choices []choice) error {
	_, err := a.callback(ctx, it, response{Type: offerChoices, Data: map[string]any{"choices": choices}})
	return err
}
