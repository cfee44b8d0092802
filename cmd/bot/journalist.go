package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	"github.com/joho/godotenv"
)

// A journalist writes the log, and can be told while the bot runs to write more or less.
type journalist struct {
	log       *slog.Logger
	level     slog.LevelVar
	questions atomic.Bool // whether the words of questions are logged
}

func newJournalist(cfg config, w io.Writer) *journalist {
	j := &journalist{}
	j.take(cfg)
	o := &slog.HandlerOptions{Level: &j.level}
	if cfg.LogJSON {
		j.log = slog.New(slog.NewJSONHandler(w, o))
	} else {
		j.log = slog.New(slog.NewTextHandler(w, o))
	}
	return j
}

func (j *journalist) take(cfg config) {
	j.level.Set(cfg.LogLevel)
	j.questions.Store(cfg.LogQuestions)
}

// reloadable are the variables that count anew when the process gets SIGHUP.
// All others need a restart.
var reloadable = []string{"LOG_LEVEL", "LOG_QUESTIONS"}

// fixed are those of them that the environment set, which wins over .env for good.
var fixed = map[string]bool{}

// rememberEnvironment notes what the environment sets before .env is read.
func rememberEnvironment() {
	for _, name := range reloadable {
		_, fixed[name] = os.LookupEnv(name)
	}
}

// reloadOnHangup reads .env anew at each SIGHUP, until the function that it gives is
// called or ctx ends. An .env that is wrong changes nothing.
func (j *journalist) reloadOnHangup(ctx context.Context) (stop func()) {
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-ctx.Done():
				return
			case <-hangups:
				j.reload()
			}
		}
	}()
	return func() {
		signal.Stop(hangups)
		cancel()
		<-done
	}
}

func (j *journalist) reload() {
	file, err := godotenv.Read()
	if err != nil {
		j.log.Error("SIGHUP: .env cannot be read, so all stays as it is", "error", err)
		return
	}
	before := map[string]string{}
	for _, name := range reloadable {
		if fixed[name] {
			continue
		}
		before[name] = os.Getenv(name)
		_ = os.Setenv(name, file[name]) // fails for names and values that .env cannot hold
	}
	cfg, err := configured()
	if err != nil {
		for name, v := range before {
			_ = os.Setenv(name, v)
		}
		j.log.Error("SIGHUP: .env is wrong, so all stays as it is", "error", err)
		return
	}
	j.take(cfg)
	j.log.Warn("SIGHUP: LOG_LEVEL and LOG_QUESTIONS were read anew; everything else needs a restart", "level", cfg.LogLevel, "questions", cfg.LogQuestions)
}
