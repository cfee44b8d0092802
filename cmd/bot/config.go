package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
)

// A config is what the environment says; .env.example explains each variable.
type config struct {
	Token          string     // DISCORD_TOKEN; never logged
	APIURL         string     // DISCORD_API_URL: loopback only; "" is Discord itself
	MessageContent bool       // MESSAGE_CONTENT: on or off
	AskChannels    []string   // ASK_CHANNELS: ids, comma-separated; they need MessageContent
	DataDir        string     // DATA_DIR
	DatabaseURL    string     // DATABASE_URL: of PostgreSQL; "": SQLite in DataDir. Never logged
	Operators      []string   // OPERATOR_IDS: user ids, comma-separated
	LogLevel       slog.Level // LOG_LEVEL
}

// readConfig reads the environment and tells everything that is wrong with it at once.
func readConfig() (config, error) {
	c := config{
		Token:  strings.TrimSpace(os.Getenv("DISCORD_TOKEN")),
		APIURL: strings.TrimSpace(os.Getenv("DISCORD_API_URL")), DataDir: os.Getenv("DATA_DIR"),
		DatabaseURL: strings.TrimSpace(os.Getenv("DATABASE_URL")), Operators: commaList(os.Getenv("OPERATOR_IDS")),
		AskChannels: commaList(os.Getenv("ASK_CHANNELS")),
	}
	if c.DataDir == "" {
		c.DataDir = "data"
	}
	var errs []error
	switch v := strings.ToLower(os.Getenv("MESSAGE_CONTENT")); v {
	case "", "off":
	case "on":
		c.MessageContent = true
	default:
		errs = append(errs, fmt.Errorf("MESSAGE_CONTENT=%s: want on or off", v))
	}
	for _, id := range c.Operators {
		if _, err := strconv.ParseUint(id, 10, 64); err != nil {
			errs = append(errs, fmt.Errorf("OPERATOR_IDS=%s: want ids of Discord users, which are numbers", id))
		}
	}
	if v := os.Getenv("LOG_LEVEL"); v != "" {
		if err := c.LogLevel.UnmarshalText([]byte(v)); err != nil {
			errs = append(errs, fmt.Errorf("LOG_LEVEL=%s: want debug, info, warn or error", v))
		}
	}
	return c, errors.Join(errs...)
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
