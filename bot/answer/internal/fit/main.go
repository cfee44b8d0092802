// Command fit fits the answering model to the starter pack and prints it as JSON,
// for model.json.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run() error {
	p, err := pack.Starter()
	if err != nil {
		return err
	}
	base, err := knowledge.NewBase(p)
	if err != nil {
		return err
	}
	x, err := index.New(base)
	if err != nil {
		return err
	}
	defer x.Close()
	e, err := answer.New(x)
	if err != nil {
		return err
	}
	m, err := answer.Train(context.Background(), e)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}
