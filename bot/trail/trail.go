// Package trail puts the id of what is in hand into every line of the log about
// it: the id of the message or interaction that asked, from the question to its
// delivery. It travels in the context, so that whoever logs need not know it.
package trail

import (
	"context"
	"log/slog"
)

// Key is the attribute that holds the id.
const Key = "request"

type idKey struct{}

// With gives a context whose lines of the log carry the id.
func With(ctx context.Context, id string) context.Context { return context.WithValue(ctx, idKey{}, id) }

// ID gives the id of a context; "" if it has none.
func ID(ctx context.Context) string {
	id, _ := ctx.Value(idKey{}).(string)
	return id
}

// Logger gives a logger that adds the id of the context with which it is called.
func Logger(l *slog.Logger) *slog.Logger {
	if _, done := l.Handler().(handler); done {
		return l
	}
	return slog.New(handler{l.Handler()})
}

type handler struct{ slog.Handler }

// Handle adds the id, if there is one.
func (h handler) Handle(ctx context.Context, r slog.Record) error {
	if id := ID(ctx); id != "" {
		r = r.Clone()
		r.AddAttrs(slog.String(Key, id))
	}
	return h.Handler.Handle(ctx, r)
}

func (h handler) WithAttrs(a []slog.Attr) slog.Handler { return handler{h.Handler.WithAttrs(a)} }
func (h handler) WithGroup(name string) slog.Handler   { return handler{h.Handler.WithGroup(name)} }
