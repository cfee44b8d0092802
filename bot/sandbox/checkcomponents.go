package sandbox

import "slices"

// Limits of components, from Discord's documentation.
const (
	maxRows         = 5
	maxInRow        = 5
	maxLabel        = 80
	maxCustomID     = 100
	maxButtonURL    = 512
	maxComponents   = 40 // of a message with the newer components, nested ones included
	maxTextDisplay  = 4000
	maxSelect       = 25 // options
	maxOptionText   = 100
	maxModal        = 5 // components of a modal
	maxModalTitle   = 45
	maxInput        = 4000
	maxInputHint    = 100
	maxModalLabel   = 45
	maxSectionTexts = 3
)

// Types of components.
const (
	rowType       = 1
	buttonType    = 2
	stringSelect  = 3
	textInput     = 4
	userSelect    = 5
	roleSelect    = 6
	mentionSelect = 7
	channelSelect = 8
	sectionType   = 9
	textDisplay   = 10
	containerType = 17
	labelType     = 18
	fileUpload    = 19
	linkStyle     = 5
	premiumStyle  = 6
)

func isSelect(t int) bool { return t == stringSelect || t >= userSelect && t <= channelSelect }

// messageComponents checks the components of a message.
func (c *checker) messageComponents(o map[string]any, v2 bool) {
	most := maxRows
	if v2 {
		most = maxComponents
	}
	c.list(o, "components", most, func(x map[string]any) {
		if t := number(x, "type", 0); !v2 && t != rowType {
			c.failIn("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,): only rows stand at the top")
			return
		}
		c.component(x, v2)
	})
	if v2 && c.count > maxComponents {
		c.failIn("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components exceeds %d: %d", maxComponents, c.count)
	}
	if c.words > maxTextDisplay {
		c.failIn("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The displayed text exceeds %d characters: %d", maxTextDisplay, c.words)
	}
}

// component checks one component with what is in it.
func (c *checker) component(x map[string]any, v2 bool) {
	c.count++
	switch t := number(x, "type", 0); {
	case t == rowType:
		c.row(x)
	case t == buttonType:
		c.button(x)
	case isSelect(t):
		c.choose(x)
	case t == textDisplay:
		c.words += units(c.text(x, "content", 1, maxTextDisplay))
	case t == sectionType:
		l := c.list(x, "components", maxSectionTexts, func(y map[string]any) { c.component(y, v2) })
		if len(l) == 0 {
			c.required("components")
		}
		if a, ok := x["accessory"].(map[string]any); ok {
			c.in("accessory", func() { c.component(a, v2) })
		} else {
			c.required("accessory")
		}
	case t == containerType:
		c.list(x, "components", maxComponents, func(y map[string]any) {
			if number(y, "type", 0) == containerType {
				c.failIn("type", "UNION_TYPE_CHOICES", "A container cannot stand in a container")
			}
			c.component(y, v2)
		})
	}
}

// row checks a row: buttons, or one select.
func (c *checker) row(r map[string]any) {
	buttons, selects := 0, 0
	l := c.list(r, "components", maxInRow, func(x map[string]any) {
		switch t := number(x, "type", 0); {
		case t == buttonType:
			buttons++
		case isSelect(t):
			selects++
		default:
			c.failIn("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).")
			return
		}
		c.component(x, false)
	})
	switch {
	case len(l) == 0:
		c.failIn("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
	case selects > 1 || selects == 1 && buttons > 0:
		c.failIn("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width: a select needs a row for itself")
	}
}

func (c *checker) button(b map[string]any) {
	c.text(b, "label", 0, maxLabel)
	style := number(b, "style", 0)
	if empty(b, "label") && b["emoji"] == nil && style != premiumStyle {
		c.failIn("label", "BUTTON_COMPONENT_LABEL_REQUIRED", "A button needs a label or an emoji")
	}
	switch style {
	case linkStyle:
		c.url(b, "url", maxButtonURL)
		if !empty(b, "custom_id") || empty(b, "url") {
			c.fail("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A link button has a url and no custom id")
		}
	case premiumStyle:
		if empty(b, "sku_id") || !empty(b, "custom_id") || !empty(b, "label") || !empty(b, "url") {
			c.fail("BUTTON_COMPONENT_INVALID_PREMIUM", "A premium button has a sku_id and nothing else")
		}
	default:
		if style < 1 || style > premiumStyle || !empty(b, "url") {
			c.failIn("style", "BASE_TYPE_CHOICES", "style must be 1 to 4, without url")
		}
		c.customID(b)
	}
}

// customID checks that a custom id is there, and there only.
func (c *checker) customID(o map[string]any) {
	id := c.text(o, "custom_id", 1, maxCustomID)
	if c.ids[id] {
		c.failIn("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
	}
	c.ids[id] = true
}

// choose checks a select.
func (c *checker) choose(x map[string]any) {
	c.customID(x)
	least, most := number(x, "min_values", 1), number(x, "max_values", 1)
	if least > most {
		c.failIn("min_values", "BASE_TYPE_MAX", "min_values must not be greater than max_values")
	}
	if number(x, "type", 0) != stringSelect {
		if !empty(x, "options") {
			c.failIn("options", "BASE_TYPE_INVALID", "Only a string select has options")
		}
		c.chosenBefore(x, most)
		return
	}
	values, chosen := map[string]bool{}, 0
	l := c.list(x, "options", maxSelect, func(o map[string]any) {
		c.text(o, "label", 1, maxOptionText)
		c.text(o, "description", 0, maxOptionText)
		v := c.text(o, "value", 1, maxOptionText)
		if values[v] {
			c.failIn("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		values[v] = true
		if on, _ := o["default"].(bool); on {
			chosen++
		}
	})
	switch {
	case len(l) == 0:
		c.failIn("options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
	case most > len(l):
		c.failIn("max_values", "BASE_TYPE_MAX", "max_values exceeds the number of options")
	case chosen > most:
		c.failIn("options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS", "More options are chosen beforehand than max_values allows")
	}
}

// defaultTypes tells, by the type of a select, of which types its default values are.
var defaultTypes = map[int][]any{
	userSelect: {"user"}, roleSelect: {"role"}, mentionSelect: {"user", "role"}, channelSelect: {"channel"},
}

// chosenBefore checks what is chosen at first in a select of people, roles or channels.
func (c *checker) chosenBefore(x map[string]any, most int) {
	kinds := defaultTypes[number(x, "type", 0)]
	l := c.list(x, "default_values", maxSelect, func(v map[string]any) {
		c.text(v, "id", 1, maxOptionText)
		if !slices.Contains(kinds, v["type"]) {
			c.failIn("type", "BASE_TYPE_CHOICES", "Value must be one of %v.", kinds)
		}
	})
	if len(l) > most {
		c.failIn("default_values", "SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS", "More values are chosen beforehand than max_values allows")
	}
}

// modal checks the data of a modal.
func (c *checker) modal(o map[string]any) {
	c.text(o, "custom_id", 1, maxCustomID)
	c.text(o, "title", 1, maxModalTitle)
	l := c.list(o, "components", maxModal, func(x map[string]any) {
		switch number(x, "type", 0) {
		case rowType:
			inner := c.list(x, "components", 1, func(y map[string]any) { c.input(y, true) })
			if len(inner) == 0 {
				c.required("components")
			}
		case labelType:
			c.label(x)
		case textDisplay:
			c.text(x, "content", 1, maxTextDisplay)
		default:
			c.failIn("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).")
		}
	})
	if len(l) == 0 {
		c.failIn("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
	}
}

// label checks a label of a modal with what it labels.
func (c *checker) label(x map[string]any) {
	c.text(x, "label", 1, maxModalLabel)
	c.text(x, "description", 0, maxOptionText)
	y, ok := x["component"].(map[string]any)
	if !ok {
		c.required("component")
		return
	}
	c.in("component", func() {
		switch t := number(y, "type", 0); {
		case t == textInput:
			c.input(y, false)
		case isSelect(t):
			c.choose(y)
		case t >= fileUpload && t <= 23:
			c.customID(y)
		default:
			c.failIn("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (3, 4, 5, 6, 7, 8, 19, 21, 22, 23).")
		}
	})
}

// input checks a text input; outside a label it carries its label itself.
func (c *checker) input(x map[string]any, labelled bool) {
	if number(x, "type", 0) != textInput {
		c.failIn("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (4,).")
		return
	}
	c.customID(x)
	if labelled {
		c.text(x, "label", 1, maxModalLabel)
	} else if !empty(x, "label") {
		c.failIn("label", "TEXT_INPUT_LABEL_IN_LABEL", "A text input in a label has no label of its own")
	}
	c.text(x, "placeholder", 0, maxInputHint)
	c.text(x, "value", 0, maxInput)
	if !slices.Contains([]int{1, 2}, number(x, "style", 0)) {
		c.failIn("style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.")
	}
	if number(x, "min_length", 0) > number(x, "max_length", maxInput) {
		c.failIn("min_length", "BASE_TYPE_MAX", "min_length must not be greater than max_length")
	}
}
