package sandbox

import (
	"encoding/json"
	"slices"
	"strconv"
)

// allowedResponses lists, by kind of interaction, the types of first responses.
var allowedResponses = map[int][]int{
	kindCommand:      {respondMessage, deferMessage, respondModal},
	kindComponent:    {respondMessage, deferMessage, deferUpdate, respondUpdate, respondModal},
	kindAutocomplete: {respondComplete},
	kindSubmit:       {respondMessage, deferMessage, deferUpdate, respondUpdate},
}

// callbackSchemas names Discord's schemas by type of response.
var callbackSchemas = map[int]string{
	respondMessage: "CreateMessageInteractionCallbackRequest", deferMessage: "CreateMessageInteractionCallbackRequest",
	deferUpdate: "UpdateMessageInteractionCallbackRequest", respondUpdate: "UpdateMessageInteractionCallbackRequest",
	respondComplete: "ApplicationCommandAutocompleteCallbackRequest", respondModal: "ModalInteractionCallbackRequest",
}

// CheckCallback holds a first response to an interaction of a kind against
// Discord's rules, and our own.
func CheckCallback(kind int, body []byte) []Problem {
	return checkCallback(kind, body, &checker{house: true})
}

func checkCallback(kind int, body []byte, c *checker) []Problem {
	var head struct {
		Type int `json:"type"`
	}
	if json.Unmarshal(body, &head) != nil {
		return []Problem{badJSON}
	}
	if !slices.Contains(allowedResponses[kind], head.Type) {
		c.failIn("type", "BASE_TYPE_CHOICES", "type %s does not answer an interaction of type %d", strconv.Itoa(head.Type), kind)
		return c.found
	}
	return check(body, callbackSchemas[head.Type], c, func(c *checker, o map[string]any) {
		data, _ := o["data"].(map[string]any)
		c.in("data", func() { c.response(head.Type, data) })
	})
}

// response checks the data of a first response.
func (c *checker) response(kind int, data map[string]any) {
	v2 := number(data, "flags", 0)&flagComponentsV2 != 0
	switch kind {
	case respondMessage:
		c.message(data, v2)
		c.notEmpty(data)
	case respondUpdate:
		c.message(data, v2)
	case respondComplete:
		if _, ok := data["choices"].([]any); !ok {
			c.required("choices")
			return
		}
		c.choices(data, nil)
	case respondModal:
		c.modal(data)
	}
}
