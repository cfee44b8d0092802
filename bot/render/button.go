package render

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// An Action is what a button does.
type Action string

// The actions.
const (
	More    Action = "more"    // show another page
	Sources Action = "sources" // show every source, to the one who pressed
	Why     Action = "why"     // show how the answer came about, to the one who pressed
	Delete  Action = "delete"  // delete the answer
	Try     Action = "try"     // ask a suggested question
	Share   Action = "share"   // show the channel what only the asker sees

	Helpful   Action = "helpful"   // say that the answer helped
	Unhelpful Action = "unhelpful" // say that it did not
	Flag      Action = "flag"      // report an error in it to the moderators
	Notify    Action = "notify"    // be told when the question can be answered
)

var actions = []Action{More, Sources, Why, Delete, Try, Share, Helpful, Unhelpful, Flag, Notify}

// Feedback reports whether the action tells what a reader thinks of an answer.
func (a Action) Feedback() bool { return a == Helpful || a == Unhelpful || a == Flag || a == Notify }

// maxCustomID is Discord's limit of a button's custom id, in characters.
const maxCustomID = 100

// ErrButton means that a custom id is none of ours.
var ErrButton = errors.New("not a button of this bot")

// A Button is what a button carries: keys, never a user's text.
type Button struct {
	Do     Action
	Key    string // of the answer: the id of the message or interaction that asked; digits
	Asker  string // user id of who asked; digits
	Page   int    // of More the page, of Try the suggestion, from 0; of Sources 0 under an answer, else the page from 1
	Recipe Recipe // of the question
}

// Encode gives the custom id, "/more/<key>/<asker>/<page>", with "/<recipe>"
// after it if there is one.
func (b Button) Encode() (string, error) {
	id := fmt.Sprintf("/%s/%s/%s/%d", b.Do, b.Key, b.Asker, b.Page)
	if b.Recipe != "" {
		id += "/" + string(b.Recipe)
	}
	if p, err := ParseButton(id); err != nil || p != b {
		return "", fmt.Errorf("button %q: %w", id, ErrButton)
	}
	return id, nil
}

// ParseButton reads what Encode wrote; any other text gives ErrButton.
func ParseButton(id string) (Button, error) {
	part := strings.Split(id, "/")
	var recipe Recipe
	if len(part) == 6 && recipePattern.MatchString(part[5]) {
		recipe, part = Recipe(part[5]), part[:5]
	}
	if len(id) > maxCustomID || len(part) != 5 || part[0] != "" || !digits(part[2]) || !digits(part[3]) || !digits(part[4]) {
		return Button{}, ErrButton
	}
	page, err := strconv.Atoi(part[4])
	if err != nil || strconv.Itoa(page) != part[4] {
		return Button{}, ErrButton
	}
	for _, a := range actions {
		if part[1] == string(a) {
			return Button{Do: a, Key: part[2], Asker: part[3], Page: page, Recipe: recipe}, nil
		}
	}
	return Button{}, ErrButton
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
