// Command bot answers questions about the Gaza ceasefire and hostage-release
// talks from curated, dated, cited facts: on Discord, in a browser, or on the terminal.
//
// This package reads flags and the environment and wires the rooms together; what
// the commands do lives in the packages that it imports.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"syscall"
	_ "time/tzdata" // digests come by people's clocks, on machines without the tables too

	"github.com/alecthomas/kong"
	"github.com/joho/godotenv"
)

// The exit statuses.
const (
	exitOK    = 0 // answered or abstained
	exitError = 1
	exitUsage = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// commands is the command line.
type commands struct {
	Run      runCmd      `cmd:"" default:"1" help:"Run the bot: on Discord if DISCORD_TOKEN is set, else in the sandbox."`
	Ask      askCmd      `cmd:"" help:"Answer one question, or a batch of them."`
	Chat     chatCmd     `cmd:"" help:"Hold a conversation in the terminal."`
	Summary  summaryCmd  `cmd:"" help:"Where things stand, what changed, what each side wants, what is disputed, what is next."`
	Status   statusCmd   `cmd:"" help:"How far each proposal and agreement has come, and the sticking points."`
	Compare  compareCmd  `cmd:"" help:"What two parties say on a topic, side by side."`
	Summits  summitsCmd  `cmd:"" help:"A round of talks: where, when, who, what came of it."`
	Timeline timelineCmd `cmd:"" help:"Show what happened when: as a picture, or as a cited list."`
	Lint     lintCmd     `cmd:"" help:"Check pack files; every problem at once."`
	Import   importCmd   `cmd:"" help:"Bring pack files into the store."`
	Export   exportCmd   `cmd:"" help:"Write what the store holds as a pack file."`
	Backup   backupCmd   `cmd:"" help:"Copy the store with all its revisions; the bot may go on running."`
	Restore  restoreCmd  `cmd:"" help:"Fill an empty store with a backup."`
	Eval     evalCmd     `cmd:"" help:"Score answers against question files."`
	Sandbox  sandboxCmd  `cmd:"" help:"Run the whole bot against a Discord-compatible server on this machine, with a web page."`
	Doctor   doctorCmd   `cmd:"" help:"Check token, intents, permissions, gateway, store, index, disk and clock; say what to do. Changes nothing."`
	Health   healthCmd   `cmd:"" help:"Ask the bot that runs on this machine how it is, by LISTEN_ADDR."`
	Version  versionCmd  `cmd:"" help:"Print the version and what it was built from."`
}

// streams is where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// usageError is an error of the one who typed the command.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Main runs the command line and gives the exit status.
func Main(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	// A missing .env is the usual case; a broken one is told.
	rememberEnvironment()
	if err := godotenv.Load(); err != nil && !errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(errw, "bot: read .env: %v\n", err)
		return exitError
	}
	var cmds commands
	exited := -1
	parser, err := kong.New(&cmds,
		kong.Name("bot"), kong.Description("Cited answers about the Gaza ceasefire and hostage-release talks."),
		kong.Writers(out, errw), kong.Exit(func(code int) { exited = code }), kong.UsageOnError(),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(&streams{in, out, errw}))
	if err != nil {
		fmt.Fprintf(errw, "bot: %v\n", err)
		return exitError
	}
	k, err := parser.Parse(args)
	switch {
	case exited >= 0: // --help
		return exited
	case err != nil:
		fmt.Fprintf(errw, "bot: %s\nRun 'bot --help' for the commands.\n", noValue.ReplaceAllString(err.Error(), "needs a value"))
		return exitUsage
	}
	return exitCode(k.Run(), errw)
}

// noValue is how the parser words that a flag ends the line without its value.
var noValue = regexp.MustCompile(`expected .* value but got "EOL" \(<EOL>\)`)

func exitCode(err error, errw io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errQuiet):
		return exitError
	case errors.As(err, &usage):
		fmt.Fprintf(errw, "bot: %v\n", err)
		return exitUsage
	default:
		fmt.Fprintf(errw, "bot: %v\n", err)
		return exitError
	}
}

// errQuiet is for a failure that has been told already.
var errQuiet = errors.New("failed")
