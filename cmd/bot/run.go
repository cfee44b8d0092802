package main

import "context"

type runCmd struct{ askFlags }

func (c *runCmd) Run(ctx context.Context, s *streams) error {
	return (&chatCmd{c.askFlags}).Run(ctx, s)
}
