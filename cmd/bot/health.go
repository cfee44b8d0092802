package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/watch"
)

// healthCmd is for containers and monitors: images without a shell have no curl.
type healthCmd struct {
	Ready bool `help:"Also ask whether it is ready: connected to Discord, the store within reach, its answers up to date."`
}

// healthTime bounds the question.
const healthTime = 5 * time.Second

var errNoListen = errors.New("LISTEN_ADDR is not set, so a running bot cannot be asked how it is: set it, for instance to 127.0.0.1:9090, and restart the bot")

// Run prints one line; the exit status is 1 if the bot is not well.
func (c *healthCmd) Run(ctx context.Context, s *streams) error {
	cfg, err := configured()
	if err != nil {
		return err
	}
	if cfg.Listen == "" {
		return errNoListen
	}
	path := "/healthz"
	if c.Ready {
		path = "/readyz"
	}
	status, body, err := lookAt(ctx, cfg.Listen, path)
	if err != nil {
		return fmt.Errorf("no bot answers at LISTEN_ADDR=%s: %w", cfg.Listen, err)
	}
	if status != http.StatusOK {
		return fmt.Errorf("the bot is not ready: %s", reasons(body))
	}
	_, err = fmt.Fprintln(s.out, "ok")
	return err
}

// lookAt reads a page of a bot on this machine.
func lookAt(ctx context.Context, listen, path string) (status int, body []byte, err error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return 0, nil, err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+path, nil)
	if err != nil {
		return 0, nil, err
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // by no proxy
	resp, err := client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(io.LimitReader(resp.Body, 64<<10))
	return resp.StatusCode, body, err
}

// reasons words what /readyz says.
func reasons(body []byte) string {
	var s watch.Standing
	if json.Unmarshal(body, &s) != nil || len(s.NotReady) == 0 {
		return "it does not say why"
	}
	var out []string
	for name, why := range s.NotReady {
		out = append(out, name+": "+why)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}
