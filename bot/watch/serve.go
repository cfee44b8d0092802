package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Handler serves /healthz (the process works), /readyz and /metrics. Other paths can be
// added to it.
func Handler(m *Metrics) *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	mux.HandleFunc("GET /readyz", ready(m.Checks()))
	mux.Handle("GET /metrics", m.Handler())
	return mux
}

// Bounds of the server.
const (
	headerTime = 5 * time.Second
	wholeTime  = 30 * time.Second
	idleTime   = 2 * time.Minute
	maxHeader  = 16 << 10 // bytes
	endTime    = 2 * time.Second
)

// Serve listens at an address and serves a handler until the function that it gives is
// called, which waits for what is under way.
func Serve(address string, h http.Handler, log *slog.Logger) (at net.Addr, stop func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, nil, fmt.Errorf("listen at %s: %w", address, err)
	}
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: wholeTime, WriteTimeout: wholeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("the bot cannot be watched any more", "error", err)
		}
	}()
	return listener.Addr(), func() {
		ctx, cancel := context.WithTimeout(context.Background(), endTime)
		defer cancel()
		if s.Shutdown(ctx) != nil {
			_ = s.Close()
		}
		<-done
	}, nil
}
