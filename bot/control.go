package bot

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// maxCustomID is Discord's limit of a custom id, in characters.
const maxCustomID = 100

// controlMark begins the custom ids of controls; those of the buttons under
// answers begin with a slash.
const controlMark = "!"

// errControl means that a custom id is no control.
var errControl = errors.New("not a control of this bot")

// A control is what a button, a select or a modal of the moderators' carries:
// what it does, and on what. It holds keys, never a user's text, because anyone
// can send any custom id: the handler checks again who acts, and on what.
type control struct {
	Do  string // name of the action in the table of controls: "fact-edit"
	Arg string // a key, such as a fact's id; ""
	Sub string // a second key; ""
	N   int    // a number, such as a page or a revision; from 0
}

var (
	controlName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	controlKey  = regexp.MustCompile(`^[A-Za-z0-9._:-]*$`)
)

// encode gives the custom id, "!<do>/<arg>/<sub>/<n>". It is an error if a key
// has characters that keys do not have, or if there is no room for it.
func (c control) encode() (string, error) {
	id := fmt.Sprintf("%s%s/%s/%s/%d", controlMark, c.Do, c.Arg, c.Sub, c.N)
	if p, err := parseControl(id); err != nil || p != c {
		return "", fmt.Errorf("control %q: %w", id, errControl)
	}
	return id, nil
}

// id gives the custom id. It panics where encode fails, which ends in the reply
// that something went wrong: a handler that makes controls bounds their keys.
func (c control) id() string {
	id, err := c.encode()
	if err != nil {
		panic(err)
	}
	return id
}

// parseControl reads what encode wrote; any other text gives errControl.
func parseControl(id string) (control, error) {
	rest, ok := strings.CutPrefix(id, controlMark)
	part := strings.Split(rest, "/")
	if !ok || len(id) > maxCustomID || len(part) != 4 || !controlName.MatchString(part[0]) ||
		!controlKey.MatchString(part[1]) || !controlKey.MatchString(part[2]) {
		return control{}, errControl
	}
	n, err := strconv.Atoi(part[3])
	if err != nil || n < 0 || strconv.Itoa(n) != part[3] {
		return control{}, errControl
	}
	return control{Do: part[0], Arg: part[1], Sub: part[2], N: n}, nil
}
