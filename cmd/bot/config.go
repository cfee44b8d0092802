package main

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/discordhttp"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A config is what the environment says; .env.example explains each variable.
type config struct {
	Token          string              // DISCORD_TOKEN; never logged
	PublicKey      ed25519.PublicKey   // DISCORD_PUBLIC_KEY: interactions come over HTTP; nil: over the gateway
	APIURL         string              // DISCORD_API_URL: loopback only; "" is Discord itself
	MessageContent bool                // MESSAGE_CONTENT: on or off
	AskChannels    []string            // ASK_CHANNELS: ids, comma-separated; they need MessageContent
	DataDir        string              // DATA_DIR
	DatabaseURL    string              // DATABASE_URL: of PostgreSQL; "": SQLite in DataDir. Never logged
	Shards         int                 // SHARDS: 1 to 10,000; 0: auto
	Operators      []string            // OPERATOR_IDS: user ids, comma-separated
	LogLevel       slog.Level          // LOG_LEVEL
	LogJSON        bool                // LOG_FORMAT: text or json
	LogQuestions   bool                // LOG_QUESTIONS: on or off; whether the words of questions are logged
	Listen         string              // LISTEN_ADDR: where /healthz, /readyz and /metrics are served; "": nowhere
	Terms          bot.Terms           // KEEP_QUESTIONS and KEEP_ANSWERS: days; 0: the default
	HalfLives      knowledge.HalfLives // HALF_LIVES: days by kind, "status=7,demand=60"; nil: the defaults
}

// maxTerm is the longest time for which questions and answers may be kept, in days.
const maxTerm = 3650

// maxShards bounds the connections over which the servers are spread.
const maxShards = 10_000

// configured is readConfig for commands, with where to look things up in its errors.
func configured() (config, error) {
	c, err := readConfig()
	if err != nil {
		return c, fmt.Errorf("configuration (see .env.example):\n%w", err)
	}
	return c, nil
}

// readConfig reads the environment and tells everything that is wrong with it at once.
func readConfig() (config, error) {
	c := config{
		Token:  strings.TrimSpace(os.Getenv("DISCORD_TOKEN")),
		APIURL: strings.TrimSpace(os.Getenv("DISCORD_API_URL")), DataDir: os.Getenv("DATA_DIR"),
		DatabaseURL: strings.TrimSpace(os.Getenv("DATABASE_URL")), Operators: commaList(os.Getenv("OPERATOR_IDS")),
		AskChannels: commaList(os.Getenv("ASK_CHANNELS")), Listen: strings.TrimSpace(os.Getenv("LISTEN_ADDR")),
	}
	if c.DataDir == "" {
		c.DataDir = "data"
	}
	var errs []error
	wrong := func(name, value, want string) {
		errs = append(errs, fmt.Errorf("%s=%s: want %s", name, value, want))
	}
	if _, err := discordhttp.ParseBase(c.APIURL); err != nil {
		errs = append(errs, fmt.Errorf("DISCORD_API_URL: %w", err))
	}
	for name, on := range map[string]*bool{"MESSAGE_CONTENT": &c.MessageContent, "LOG_QUESTIONS": &c.LogQuestions} {
		switch v := strings.ToLower(strings.TrimSpace(os.Getenv(name))); v {
		case "", "off":
		case "on":
			*on = true
		default:
			wrong(name, v, "on or off")
		}
	}
	switch v := strings.ToLower(strings.TrimSpace(os.Getenv("LOG_FORMAT"))); v {
	case "", "text":
	case "json":
		c.LogJSON = true
	default:
		wrong("LOG_FORMAT", v, "text or json")
	}
	if c.Listen != "" && !isAddress(c.Listen) {
		wrong("LISTEN_ADDR", c.Listen, "an address and a port such as 127.0.0.1:9090, or :9090 for every address of this machine")
	}
	if len(c.AskChannels) > 0 && !c.MessageContent {
		errs = append(errs, errors.New("ASK_CHANNELS: needs MESSAGE_CONTENT=on, without which the bot cannot read what is said in them"))
	}
	if id, ok := notID(c.AskChannels); ok {
		wrong("ASK_CHANNELS", id, "ids of channels, which are numbers")
	}
	if id, ok := notID(c.Operators); ok {
		wrong("OPERATOR_IDS", id, "ids of Discord users, which are numbers")
	}
	for name, days := range map[string]*int{"KEEP_QUESTIONS": &c.Terms.Questions, "KEEP_ANSWERS": &c.Terms.Answers} {
		v := strings.TrimSpace(os.Getenv(name))
		n, err := strconv.Atoi(v)
		if v != "" && (err != nil || n < 1 || n > maxTerm) {
			wrong(name, v, fmt.Sprintf("a number of days from 1 to %d", maxTerm))
		}
		*days = n
	}
	if c.Terms.Answers > 0 && c.Terms.Questions > c.Terms.Answers {
		errs = append(errs, errors.New("KEEP_QUESTIONS: may not be longer than KEEP_ANSWERS"))
	}
	if v := strings.ToLower(strings.TrimSpace(os.Getenv("SHARDS"))); v != "" && v != "auto" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > maxShards {
			wrong("SHARDS", v, fmt.Sprintf("auto or a number from 1 to %d", maxShards))
		}
		c.Shards = n
	}
	var err error
	if c.PublicKey, err = parsePublicKey(strings.TrimSpace(os.Getenv("DISCORD_PUBLIC_KEY"))); err != nil {
		errs = append(errs, err)
	}
	if c.PublicKey != nil && c.Listen == "" {
		errs = append(errs, errors.New("DISCORD_PUBLIC_KEY is set, but not LISTEN_ADDR: set it to where interactions are to be taken, for instance :8080"))
	}
	if c.HalfLives, err = knowledge.ParseHalfLives(os.Getenv("HALF_LIVES")); err != nil {
		errs = append(errs, fmt.Errorf("HALF_LIVES: %w", err))
	}
	if v := os.Getenv("LOG_LEVEL"); v != "" {
		if err := c.LogLevel.UnmarshalText([]byte(v)); err != nil {
			wrong("LOG_LEVEL", v, "debug, info, warn or error")
		}
	}
	return c, errors.Join(errs...)
}

// isAddress reports whether one can listen at something: a host, which may be empty, and a port.
func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

// notID gives the first of a list that is no id of Discord's.
func notID(ids []string) (string, bool) {
	for _, id := range ids {
		if _, err := strconv.ParseUint(id, 10, 64); err != nil {
			return id, true
		}
	}
	return "", false
}

// commaList splits what is separated by commas.
func commaList(s string) []string {
	var out []string
	for x := range strings.SplitSeq(s, ",") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}
