package sandbox

import (
	"encoding/json"
	"maps"
)

// mine tells whether the application of the path is the one that asks, in a
// guild that it is in.
func (q *rest) mine() error {
	if q.PathValue("app") != q.app.id() {
		return errApp
	}
	if id := q.PathValue("guild"); id != "" {
		_, err := q.guild()
		return err
	}
	return nil
}

func listCommands(q *rest) (any, error) {
	if err := q.mine(); err != nil {
		return nil, err
	}
	return q.app.list(q.PathValue("guild")), nil
}

// putCommands replaces all commands.
func putCommands(q *rest) (any, error) {
	if err := q.mine(); err != nil {
		return nil, err
	}
	if err := q.reject(CheckCommands(q.body)); err != nil {
		return nil, err
	}
	var list []object
	q.decode(&list)
	guild := q.PathValue("guild")
	q.app.drop(func(c *command) bool { return c.Guild == guild })
	for _, o := range list {
		delete(o, "id")
		q.s.register(q.app, guild, o)
	}
	q.s.tell(changeOfCommands)
	return q.app.list(guild), nil
}

// postCommand adds a command, or replaces the one with its name.
func postCommand(q *rest) (any, error) {
	if err := q.mine(); err != nil {
		return nil, err
	}
	if err := q.reject(checkCommand(q.body, "ApplicationCommandCreateRequest")); err != nil {
		return nil, err
	}
	var o object
	q.decode(&o)
	q.s.tell(changeOfCommands)
	return q.s.register(q.app, q.PathValue("guild"), o).Raw, nil
}

// command gives the command of the path.
func (q *rest) command() (*command, error) {
	if err := q.mine(); err != nil {
		return nil, err
	}
	for _, c := range q.app.commands {
		if c.ID == q.PathValue("command") && c.Guild == q.PathValue("guild") {
			return c, nil
		}
	}
	return nil, errCommand
}

func getCommand(q *rest) (any, error) {
	c, err := q.command()
	if err != nil {
		return nil, err
	}
	return c.Raw, nil
}

// patchCommand changes some fields; the whole must still keep the rules.
func patchCommand(q *rest) (any, error) {
	c, err := q.command()
	if err != nil {
		return nil, err
	}
	var fields object
	q.decode(&fields)
	whole := maps.Clone(c.Raw)
	maps.Copy(whole, fields)
	hand := map[string]any{}
	b, _ := json.Marshal(whole)
	_ = json.Unmarshal(b, &hand) // checked before
	x := &checker{}
	x.command(hand)
	if err := q.reject(merge(x.found, bySchema("ApplicationCommandPatchRequestPartial", q.body))); err != nil {
		return nil, err
	}
	c.Raw = hand
	c.Name, _ = hand["name"].(string)
	q.s.tell(changeOfCommands)
	return c.Raw, nil
}

var changeOfCommands = change{What: "commands"}

func deleteCommand(q *rest) (any, error) {
	gone, err := q.command()
	if err != nil {
		return nil, err
	}
	q.app.drop(func(c *command) bool { return c == gone })
	q.s.tell(changeOfCommands)
	return nil, nil
}
