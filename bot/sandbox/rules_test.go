package sandbox

import (
	"fmt"
	"strings"
	"testing"
)

// A rule is a request, and what Discord's documentation says of it: a place and
// code of the problem ("embeds.0.title BASE_TYPE_MAX_LENGTH"), or "" if it is fine.
type rule struct{ name, body, want string }

// verdict holds a body against the rules of a kind of request.
func verdict(kind, body string) []Problem {
	b := []byte(body)
	switch kind {
	case "message":
		return checkMessage(b, "MessageCreateRequest", &checker{})
	case "edit":
		return checkEdit(b, "MessageEditRequestPartial", &checker{})
	case "follow-up":
		return checkMessage(b, "IncomingWebhookRequestPartial", &checker{})
	case "commands":
		return CheckCommands(b)
	case "to a command":
		return checkCallback(kindCommand, b, &checker{})
	case "to a component":
		return checkCallback(kindComponent, b, &checker{})
	case "to typing":
		return checkCallback(kindAutocomplete, b, &checker{})
	case "to a modal":
		return checkCallback(kindSubmit, b, &checker{})
	case "thread":
		return check(b, "CreateTextThreadWithoutMessageRequest", &checker{}, func(c *checker, o map[string]any) { c.text(o, "name", 1, 100) })
	}
	panic(kind)
}

// Pieces of bodies.
func x(n int) string { return strings.Repeat("x", n) }

func times(n int, format string) string {
	var l []string
	for i := range n {
		l = append(l, strings.ReplaceAll(format, "#", fmt.Sprint(i)))
	}
	return strings.Join(l, ",")
}

func row(parts string) string { return `{"type":1,"components":[` + parts + `]}` }

func with(components string) string { return `{"content":"c","components":[` + components + `]}` }

func v2(components string) string { return `{"flags":32768,"components":[` + components + `]}` }

func embed(fields string) string { return `{"embeds":[{` + fields + `}]}` }

func button(more string) string {
	return `{"type":2,"style":1,"label":"b","custom_id":"b"` + more + `}`
}

func sel(more string) string { return `{"type":3,"custom_id":"s",` + more + `}` }

func opts(n int) string {
	return `"options":[` + times(n, `{"label":"l#","value":"v#"}`) + `]`
}

func cmd(more string) string { return `[{"name":"ask","description":"d"` + more + `}]` }

func withOption(more string) string {
	return cmd(`,"options":[{"type":3,"name":"q","description":"d"` + more + `}]`)
}

func modal(more string) string { return `{"type":9,"data":{` + more + `}}` }

func input(more string) string {
	return row(`{"type":4,"custom_id":"i","style":1,"label":"l"` + more + `}`)
}

func label(part string) string { return `{"type":18,"label":"l","component":` + part + `}` }

// good are requests that Discord takes.
var good = map[string][]rule{
	"message": {
		{"words", `{"content":"hello"}`, ""},
		{"as many words as may be", `{"content":"` + x(2000) + `"}`, ""},
		{"letters of two units", `{"content":"` + strings.Repeat("😀", 1000) + `"}`, ""},
		{"right to left", `{"content":"שלום وسلام"}`, ""},
		{"an embed", embed(`"title":"t","description":"d"`), ""},
		{"an embed with everything", embed(`"title":"t","type":"rich","description":"d","url":"https://a.example","timestamp":"2026-11-24T12:00:00Z","color":255,
			"footer":{"text":"f","icon_url":"https://a.example/i.png"},"image":{"url":"https://a.example/p.png"},"thumbnail":{"url":"attachment://p.png"},
			"author":{"name":"a","url":"https://a.example"},"fields":[{"name":"n","value":"v","inline":true}]`), ""},
		{"a moment with an offset", embed(`"title":"t","timestamp":"2026-11-24T12:00:00+02:00"`), ""},
		{"a long title", embed(`"title":"` + x(256) + `"`), ""},
		{"a long description", embed(`"description":"` + x(4096) + `"`), ""},
		{"many fields", embed(`"fields":[` + times(25, `{"name":"n","value":"v"}`) + `]`), ""},
		{"a long field", embed(`"fields":[{"name":"` + x(256) + `","value":"` + x(1024) + `"}]`), ""},
		{"ten embeds", `{"embeds":[` + times(10, `{"title":"t"}`) + `]}`, ""},
		{"six thousand characters", `{"embeds":[{"description":"` + x(4000) + `"},{"description":"` + x(2000) + `"}]}`, ""},
		{"a picture only", embed(`"image":{"url":"https://a.example/p.png"}`), ""},
		{"a button", with(row(button(""))), ""},
		{"five buttons", with(row(times(5, `{"type":2,"style":2,"label":"b","custom_id":"b#"}`))), ""},
		{"five rows", with(times(5, row(`{"type":2,"style":2,"label":"b","custom_id":"b#"}`))), ""},
		{"a link", with(row(`{"type":2,"style":5,"label":"b","url":"https://a.example"}`)), ""},
		{"an emoji for a label", with(row(`{"type":2,"style":1,"custom_id":"b","emoji":{"name":"👍"}}`)), ""},
		{"a disabled button", with(row(button(`,"disabled":true`))), ""},
		{"a long custom id", with(row(`{"type":2,"style":4,"label":"b","custom_id":"` + x(100) + `"}`)), ""},
		{"a select", with(row(sel(opts(25)))), ""},
		{"a select of several", with(row(sel(`"min_values":0,"max_values":3,"placeholder":"p",` + opts(3)))), ""},
		{"a select with values at first", with(row(`{"type":8,"custom_id":"u","channel_types":[0],"default_values":[{"id":"200","type":"channel"}]}`)), ""},
		{"selects of people, roles, channels", with(times(3, row(`{"type":`+"5"+`,"custom_id":"u#"}`))), ""},
		{"components alone", `{"components":[` + row(button("")) + `]}`, ""},
		{"a reply", `{"content":"c","message_reference":{"message_id":"1","fail_if_not_exists":false}}`, ""},
		{"nobody pinged", `{"content":"c","allowed_mentions":{"parse":[]}}`, ""},
		{"somebody pinged", `{"content":"c","allowed_mentions":{"parse":["roles"],"users":["1"],"replied_user":true}}`, ""},
		{"a nonce", `{"content":"c","nonce":"` + x(25) + `","enforce_nonce":true}`, ""},
		{"a nonce in digits", `{"content":"c","nonce":12345}`, ""},
		{"a silent one", `{"content":"c","flags":4096}`, ""},
		{"nulls", `{"content":"c","embeds":null,"components":null,"tts":null}`, ""},
		{"newer components", v2(`{"type":10,"content":"t"},{"type":17,"accent_color":255,"components":[{"type":10,"content":"u"},{"type":14}]}`), ""},
		{"a section", v2(`{"type":9,"components":[{"type":10,"content":"t"}],"accessory":` + button("") + `}`), ""},
		{"a picture in newer components", v2(`{"type":12,"items":[{"media":{"url":"https://a.example/p.png"}}]}`), ""},
	},
	"edit": {
		{"nothing changes", `{}`, ""},
		{"words taken away", `{"content":null,"embeds":[]}`, ""},
		{"an empty text", `{"content":""}`, ""},
		{"other components", `{"components":[]}`, ""},
		{"attachments kept", `{"attachments":[{"id":"1"}]}`, ""},
		{"a picture told in 1,024 characters", `{"attachments":[{"id":0,"filename":"p.png","description":"` + x(1024) + `"}]}`, ""},
	},
	"follow-up": {
		{"only for one", `{"content":"c","flags":64}`, ""},
		{"an embed", embed(`"title":"t"`), ""},
	},
	"commands": {
		{"none", `[]`, ""},
		{"a command", cmd(""), ""},
		{"a hundred", `[` + times(100, `{"name":"c#","description":"d"}`) + `]`, ""},
		{"menus", `[` + times(15, `{"name":"Menu #","type":3}`) + `,` + times(15, `{"name":"Menu #","type":2}`) + `]`, ""},
		{"a menu with an empty description", `[{"name":"Menu","type":3,"description":""}]`, ""},
		{"translations", cmd(`,"name_localizations":{"he":"שאל","es-ES":"preguntar"},"description_localizations":{"he":"ד"}`), ""},
		{"a name with marks", `[{"name":"fact-show_2","description":"d"}]`, ""},
		{"a name in Thai", `[{"name":"ถาม","description":"d"}]`, ""},
		{"places", cmd(`,"contexts":[0,1,2],"integration_types":[0,1]`), ""},
		{"for moderators", cmd(`,"default_member_permissions":"8192"`), ""},
		{"options of every type", cmd(`,"options":[` + times(9, `{"type":3,"name":"o#","description":"d"}`) + `,{"type":5,"name":"b","description":"d"},{"type":11,"name":"f","description":"d"}]`), ""},
		{"required first", cmd(`,"options":[{"type":3,"name":"a","description":"d","required":true},{"type":3,"name":"b","description":"d"}]`), ""},
		{"choices", withOption(`,"choices":[{"name":"n","value":"` + x(100) + `"}]`), ""},
		{"numbers with bounds", cmd(`,"options":[{"type":4,"name":"n","description":"d","min_value":1,"max_value":9,"choices":[{"name":"one","value":1}]}]`), ""},
		{"completion", withOption(`,"autocomplete":true,"min_length":1,"max_length":6000`), ""},
		{"subcommands", cmd(`,"options":[{"type":1,"name":"add","description":"d","options":[{"type":3,"name":"t","description":"d"}]},{"type":1,"name":"edit","description":"d"}]`), ""},
		{"groups", cmd(`,"options":[{"type":2,"name":"g","description":"d","options":[{"type":1,"name":"s","description":"d"}]}]`), ""},
	},
	"to a command": {
		{"words", `{"type":4,"data":{"content":"c"}}`, ""},
		{"words for one", `{"type":4,"data":{"content":"c","flags":64}}`, ""},
		{"wait", `{"type":5}`, ""},
		{"wait, for one", `{"type":5,"data":{"flags":64}}`, ""},
		{"a form", modal(`"custom_id":"m","title":"` + x(45) + `","components":[` + input(`,"min_length":1,"max_length":4000`) + `]`), ""},
		{"labels", modal(`"custom_id":"m","title":"t","components":[` + label(`{"type":4,"custom_id":"i","style":2}`) + `,` +
			label(`{"type":3,"custom_id":"s",`+opts(2)+`}`) + `,{"type":10,"content":"t"},` + label(`{"type":19,"custom_id":"f"}`) + `]`), ""},
	},
	"to a component": {
		{"wait quietly", `{"type":6}`, ""},
		{"change the message", `{"type":7,"data":{"content":"c","components":[]}}`, ""},
		{"a new message", `{"type":4,"data":{"embeds":[{"title":"t"}]}}`, ""},
	},
	"to typing": {
		{"no choices", `{"type":8,"data":{"choices":[]}}`, ""},
		{"choices", `{"type":8,"data":{"choices":[` + times(25, `{"name":"n#","value":"v#"}`) + `]}}`, ""},
		{"numbers", `{"type":8,"data":{"choices":[{"name":"one","value":1}]}}`, ""},
	},
	"to a modal": {
		{"words", `{"type":4,"data":{"content":"c"}}`, ""},
		{"wait", `{"type":5}`, ""},
	},
	"thread": {
		{"a name", `{"name":"` + x(100) + `","auto_archive_duration":1440,"type":11}`, ""},
	},
}

// bad are requests that Discord refuses.
var bad = map[string][]rule{
	"message": {
		{"no JSON", `[`, " 50109"},
		{"no object", `[]`, " 50109"},
		{"nothing", `{}`, " 50006"},
		{"blanks", `{"content":" \n"}`, " 50006"},
		{"too many words", `{"content":"` + x(2001) + `"}`, "content BASE_TYPE_MAX_LENGTH"},
		{"too many letters of two units", `{"content":"` + strings.Repeat("😀", 1001) + `"}`, "content BASE_TYPE_MAX_LENGTH"},
		{"a number for words", `{"content":5}`, "content STRING_TYPE_CONVERT"},
		{"text for a flag", `{"content":"c","tts":"yes"}`, "tts BOOLEAN_TYPE_CONVERT"},
		{"an unknown field", `{"content":"c","contents":"c"}`, "contents UNKNOWN_FIELD"},
		{"embeds that are no list", `{"embeds":{}}`, "embeds LIST_TYPE_CONVERT"},
		{"eleven embeds", `{"embeds":[` + times(11, `{"title":"t"}`) + `]}`, "embeds BASE_TYPE_MAX_LENGTH"},
		{"an empty embed", `{"embeds":[{}]}`, "embeds.0 BASE_TYPE_REQUIRED"},
		{"a long title", embed(`"title":"` + x(257) + `"`), "embeds.0.title BASE_TYPE_MAX_LENGTH"},
		{"a long description", embed(`"description":"` + x(4097) + `"`), "embeds.0.description BASE_TYPE_MAX_LENGTH"},
		{"a long footer", embed(`"title":"t","footer":{"text":"` + x(2049) + `"}`), "embeds.0.footer.text BASE_TYPE_MAX_LENGTH"},
		{"a long author", embed(`"author":{"name":"` + x(257) + `"}`), "embeds.0.author.name BASE_TYPE_MAX_LENGTH"},
		{"a footer without words", embed(`"title":"t","footer":{}`), "embeds.0.footer.text BASE_TYPE_REQUIRED"},
		{"26 fields", embed(`"fields":[` + times(26, `{"name":"n","value":"v"}`) + `]`), "embeds.0.fields BASE_TYPE_MAX_LENGTH"},
		{"a field without a value", embed(`"fields":[{"name":"n"}]`), "embeds.0.fields.0.value BASE_TYPE_REQUIRED"},
		{"a field of blanks", embed(`"fields":[{"name":" ","value":"v"}]`), "embeds.0.fields.0.name BASE_TYPE_REQUIRED"},
		{"a long field name", embed(`"fields":[{"name":"` + x(257) + `","value":"v"}]`), "embeds.0.fields.0.name BASE_TYPE_MAX_LENGTH"},
		{"a long field value", embed(`"fields":[{"name":"n","value":"` + x(1025) + `"}]`), "embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH"},
		{"6,001 characters over all embeds", `{"embeds":[{"description":"` + x(4000) + `"},{"description":"` + x(2001) + `"}]}`, "embeds MAX_EMBED_SIZE_EXCEEDED"},
		{"an address that runs code", embed(`"title":"t","url":"javascript:alert(1)"`), "embeds.0.url URL_TYPE_INVALID_URL"},
		{"a picture without a scheme", embed(`"title":"t","image":{"url":"a.example/p.png"}`), "embeds.0.image.url URL_TYPE_INVALID_URL"},
		{"a colour out of bounds", embed(`"title":"t","color":16777216`), "embeds.0.color NUMBER_TYPE_MAX"},
		{"a colour by name", embed(`"title":"t","color":"red"`), "embeds.0.color NUMBER_TYPE_COERCE"},
		{"a moment that is none", embed(`"title":"t","timestamp":"yesterday"`), "embeds.0.timestamp FORMAT_TYPE_INVALID"},
		{"six rows", with(times(6, row(`{"type":2,"style":1,"label":"b","custom_id":"b#"}`))), "components BASE_TYPE_MAX_LENGTH"},
		{"an empty row", with(row("")), "components.0.components BASE_TYPE_BAD_LENGTH"},
		{"six buttons in a row", with(row(times(6, `{"type":2,"style":1,"label":"b","custom_id":"b#"}`))), "components.0.components BASE_TYPE_MAX_LENGTH"},
		{"a button outside a row", with(button("")), "components.0.type UNION_TYPE_CHOICES"},
		{"a component that is none", with(row(`{"type":99}`)), "components.0.components.0.type UNION_TYPE_CHOICES"},
		{"a text input in a message", with(row(`{"type":4,"custom_id":"i","style":1,"label":"l"}`)), "components.0.components.0.type UNION_TYPE_CHOICES"},
		{"the same custom id twice", with(row(button("") + "," + button(""))), "components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"},
		{"the same custom id in two rows", with(row(button("")) + "," + row(button(""))), "components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"},
		{"a button without a custom id", with(row(`{"type":2,"style":1,"label":"b"}`)), "components.0.components.0.custom_id BASE_TYPE_REQUIRED"},
		{"an empty custom id", with(row(`{"type":2,"style":1,"label":"b","custom_id":""}`)), "components.0.components.0.custom_id BASE_TYPE_REQUIRED"},
		{"a custom id of 101", with(row(`{"type":2,"style":1,"label":"b","custom_id":"` + x(101) + `"}`)), "components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH"},
		{"a label of 81", with(row(`{"type":2,"style":1,"custom_id":"b","label":"` + x(81) + `"}`)), "components.0.components.0.label BASE_TYPE_MAX_LENGTH"},
		{"neither label nor emoji", with(row(`{"type":2,"style":1,"custom_id":"b"}`)), "components.0.components.0.label BUTTON_COMPONENT_LABEL_REQUIRED"},
		{"a button without a style", with(row(`{"type":2,"label":"b","custom_id":"b"}`)), "components.0.components.0.style BASE_TYPE_CHOICES"},
		{"a style that is none", with(row(`{"type":2,"style":7,"label":"b","custom_id":"b"}`)), "components.0.components.0.style BASE_TYPE_CHOICES"},
		{"a link with a custom id", with(row(`{"type":2,"style":5,"label":"b","url":"https://a.example","custom_id":"b"}`)), "components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"},
		{"a link without an address", with(row(`{"type":2,"style":5,"label":"b"}`)), "components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"},
		{"a link of 513", with(row(`{"type":2,"style":5,"label":"b","url":"https://a.example/` + x(495) + `"}`)), "components.0.components.0.url BASE_TYPE_MAX_LENGTH"},
		{"a select beside a button", with(row(sel(opts(1)) + "," + button(""))), "components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
		{"two selects in a row", with(row(sel(opts(1)) + `,{"type":5,"custom_id":"u"}`)), "components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
		{"a role among channels", with(row(`{"type":8,"custom_id":"u","default_values":[{"id":"200","type":"role"}]}`)), "components.0.components.0.default_values.0.type BASE_TYPE_CHOICES"},
		{"too many at first", with(row(`{"type":6,"custom_id":"u","default_values":[` + times(2, `{"id":"20#","type":"role"}`) + `]}`)), "components.0.components.0.default_values SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS"},
		{"a select without options", with(row(sel(`"options":[]`))), "components.0.components.0.options BASE_TYPE_BAD_LENGTH"},
		{"26 options", with(row(sel(opts(26)))), "components.0.components.0.options BASE_TYPE_MAX_LENGTH"},
		{"the same value twice", with(row(sel(`"options":[{"label":"a","value":"v"},{"label":"b","value":"v"}]`))), "components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
		{"an option without a label", with(row(sel(`"options":[{"value":"v"}]`))), "components.0.components.0.options.0.label BASE_TYPE_REQUIRED"},
		{"more values than options", with(row(sel(`"max_values":3,` + opts(2)))), "components.0.components.0.max_values BASE_TYPE_MAX"},
		{"a placeholder of 151", with(row(sel(`"placeholder":"` + x(151) + `",` + opts(1)))), "components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH"},
		{"newer components without the flag", with(`{"type":10,"content":"t"}`), "components.0.type UNION_TYPE_CHOICES"},
		{"words beside newer components", `{"flags":32768,"content":"c","components":[{"type":10,"content":"t"}]}`, "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
		{"41 components", v2(times(14, `{"type":9,"components":[{"type":10,"content":"t"}],"accessory":{"type":2,"style":1,"label":"b","custom_id":"b#"}}`)), "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"},
		{"4,001 characters of text", v2(`{"type":10,"content":"` + x(3000) + `"},{"type":10,"content":"` + x(1001) + `"}`), "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"},
		{"a section without an accessory", v2(`{"type":9,"components":[{"type":10,"content":"t"}]}`), "components.0.accessory BASE_TYPE_REQUIRED"},
		{"a container in a container", v2(`{"type":17,"components":[{"type":17,"components":[{"type":10,"content":"t"}]}]}`), "components.0.components.0.type UNION_TYPE_CHOICES"},
		{"a nonce of 26", `{"content":"c","nonce":"` + x(26) + `"}`, "nonce BASE_TYPE_MAX_LENGTH"},
		{"a mention that is none", `{"content":"c","allowed_mentions":{"parse":["all"]}}`, "allowed_mentions.parse.0 BASE_TYPE_CHOICES"},
		{"users both ways", `{"content":"c","allowed_mentions":{"parse":["users"],"users":["1"]}}`, "allowed_mentions.parse MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
		{"101 users", `{"content":"c","allowed_mentions":{"users":[` + times(101, `"#"`) + `]}}`, "allowed_mentions.users BASE_TYPE_MAX_LENGTH"},
		{"a reply to no id", `{"content":"c","message_reference":{"message_id":"last"}}`, "message_reference.message_id NUMBER_TYPE_COERCE"},
		{"a reply to nothing", `{"content":"c","message_reference":{}}`, "message_reference.message_id BASE_TYPE_REQUIRED"},
		{"a picture told in 1,025 characters", `{"content":"c","attachments":[{"id":0,"filename":"p.png","description":"` + x(1025) + `"}]}`, "attachments.0.description BASE_TYPE_MAX_LENGTH"},
		{"eleven attachments", `{"content":"c","attachments":[` + times(11, `{"id":"#"}`) + `]}`, "attachments BASE_TYPE_MAX_LENGTH"},
	},
	"edit": {
		{"too many words", `{"content":"` + x(2001) + `"}`, "content BASE_TYPE_MAX_LENGTH"},
		{"a nonce", `{"nonce":"1"}`, "nonce UNKNOWN_FIELD"},
	},
	"follow-up": {
		{"nothing", `{"flags":64}`, " 50006"},
	},
	"commands": {
		{"no list", `{}`, " 50109"},
		{"101", `[` + times(101, `{"name":"c#","description":"d"}`) + `]`, " 30032"},
		{"16 menus", `[` + times(16, `{"name":"Menu #","type":3}`) + `]`, " 30032"},
		{"the same twice", `[` + times(2, `{"name":"a","description":"d"}`) + `]`, "1 APPLICATION_COMMANDS_DUPLICATE_NAME"},
		{"no name", `[{"description":"d"}]`, "0.name BASE_TYPE_REQUIRED"},
		{"upper case", `[{"name":"Ask","description":"d"}]`, "0.name APPLICATION_COMMAND_INVALID_NAME"},
		{"a blank in the name", `[{"name":"a b","description":"d"}]`, "0.name APPLICATION_COMMAND_INVALID_NAME"},
		{"a name of 33", `[{"name":"` + x(33) + `","description":"d"}]`, "0.name BASE_TYPE_MAX_LENGTH"},
		{"no description", `[{"name":"a"}]`, "0.description BASE_TYPE_REQUIRED"},
		{"a description of 101", `[{"name":"a","description":"` + x(101) + `"}]`, "0.description BASE_TYPE_MAX_LENGTH"},
		{"a description of a menu", `[{"name":"Menu","type":3,"description":"d"}]`, "0.description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION"},
		{"options of a menu", `[{"name":"Menu","type":2,"options":[{"type":3,"name":"q","description":"d"}]}]`, "0.options APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS"},
		{"a language that Discord lacks", cmd(`,"name_localizations":{"ar":"x"}`), "0.name_localizations.ar DICT_TYPE_KEY"},
		{"a translation in upper case", cmd(`,"name_localizations":{"de":"Frage"}`), "0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME"},
		{"26 options", cmd(`,"options":[` + times(26, `{"type":3,"name":"o#","description":"d"}`) + `]`), "0.options BASE_TYPE_MAX_LENGTH"},
		{"the same option twice", cmd(`,"options":[` + times(2, `{"type":3,"name":"o","description":"d"}`) + `]`), "0.options.1 APPLICATION_COMMAND_OPTIONS_NAME_INVALID"},
		{"required last", cmd(`,"options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]`), "0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
		{"an option without a type", cmd(`,"options":[{"name":"o","description":"d"}]`), "0.options.0.type"},
		{"choices beside completion", withOption(`,"autocomplete":true,"choices":[{"name":"n","value":"v"}]`), "0.options.0 APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE"},
		{"completion of a flag", cmd(`,"options":[{"type":5,"name":"o","description":"d","autocomplete":true}]`), "0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE_INVALID"},
		{"26 choices", withOption(`,"choices":[` + times(26, `{"name":"n#","value":"v#"}`) + `]`), "0.options.0.choices BASE_TYPE_MAX_LENGTH"},
		{"a choice of 101", withOption(`,"choices":[{"name":"n","value":"` + x(101) + `"}]`), "0.options.0.choices.0.value BASE_TYPE_MAX_LENGTH"},
		{"the same choice twice", withOption(`,"choices":[{"name":"n","value":"v"},{"name":"m","value":"v"}]`), "0.options.0.choices.1 APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_DUPLICATE"},
		{"a number for a text", withOption(`,"choices":[{"name":"n","value":1}]`), "0.options.0.choices.0.value APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_TYPE"},
		{"bounds that cross", withOption(`,"min_length":5,"max_length":2`), "0.options.0.min_length BASE_TYPE_MAX"},
		{"subcommands beside options", cmd(`,"options":[{"type":1,"name":"s","description":"d"},{"type":3,"name":"o","description":"d"}]`), "0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
		{"a subcommand in a subcommand", cmd(`,"options":[{"type":1,"name":"s","description":"d","options":[{"type":1,"name":"t","description":"d"}]}]`), "0.options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
		{"an option in a group", cmd(`,"options":[{"type":2,"name":"g","description":"d","options":[{"type":3,"name":"o","description":"d"}]}]`), "0.options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
		{"8,001 characters", cmd(`,"options":[` + times(25, `{"type":3,"name":"o#","description":"`+x(100)+`","choices":[`+
			strings.ReplaceAll(times(3, `{"name":"$#`+x(60)+`","value":"$#`+x(60)+`"}`), "$#", "c#")+`]}`) + `]`), "0 APPLICATION_COMMAND_TOO_LARGE"},
		{"permissions by name", cmd(`,"default_member_permissions":"ManageMessages"`), "0.default_member_permissions NUMBER_TYPE_COERCE"},
		{"a context that is none", cmd(`,"contexts":[3]`), "0.contexts.0 BASE_TYPE_CHOICES"},
	},
	"to a command": {
		{"a type that is none", `{"type":99}`, "type BASE_TYPE_CHOICES"},
		{"no type", `{}`, "type BASE_TYPE_CHOICES"},
		{"a change of no message", `{"type":7,"data":{}}`, "type BASE_TYPE_CHOICES"},
		{"nothing", `{"type":4,"data":{}}`, "data 50006"},
		{"too many words", `{"type":4,"data":{"content":"` + x(2001) + `"}}`, "data.content BASE_TYPE_MAX_LENGTH"},
		{"a form without a title", modal(`"custom_id":"m","components":[` + input("") + `]`), "data.title BASE_TYPE_REQUIRED"},
		{"a title of 46", modal(`"custom_id":"m","title":"` + x(46) + `","components":[` + input("") + `]`), "data.title BASE_TYPE_MAX_LENGTH"},
		{"a form without a custom id", modal(`"title":"t","components":[` + input("") + `]`), "data.custom_id BASE_TYPE_REQUIRED"},
		{"an empty form", modal(`"custom_id":"m","title":"t","components":[]`), "data.components BASE_TYPE_BAD_LENGTH"},
		{"six inputs", modal(`"custom_id":"m","title":"t","components":[` + times(6, row(`{"type":4,"custom_id":"i#","style":1,"label":"l"}`)) + `]`), "data.components BASE_TYPE_MAX_LENGTH"},
		{"two inputs in a row", modal(`"custom_id":"m","title":"t","components":[` + row(times(2, `{"type":4,"custom_id":"i#","style":1,"label":"l"}`)) + `]`), "data.components.0.components BASE_TYPE_MAX_LENGTH"},
		{"an input without a label", modal(`"custom_id":"m","title":"t","components":[` + row(`{"type":4,"custom_id":"i","style":1}`) + `]`), "data.components.0.components.0.label BASE_TYPE_REQUIRED"},
		{"an input label of 46", modal(`"custom_id":"m","title":"t","components":[` + row(`{"type":4,"custom_id":"i","style":1,"label":"`+x(46)+`"}`) + `]`), "data.components.0.components.0.label BASE_TYPE_MAX_LENGTH"},
		{"an input style that is none", modal(`"custom_id":"m","title":"t","components":[` + row(`{"type":4,"custom_id":"i","style":3,"label":"l"}`) + `]`), "data.components.0.components.0.style BASE_TYPE_CHOICES"},
		{"a text of 4,001", modal(`"custom_id":"m","title":"t","components":[` + input(`,"value":"`+x(4001)+`"`) + `]`), "data.components.0.components.0.value BASE_TYPE_MAX_LENGTH"},
		{"a hint of 101", modal(`"custom_id":"m","title":"t","components":[` + input(`,"placeholder":"`+x(101)+`"`) + `]`), "data.components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH"},
		{"a button in a form", modal(`"custom_id":"m","title":"t","components":[` + row(button("")) + `]`), "data.components.0.components.0.type UNION_TYPE_CHOICES"},
		{"a label of nothing", modal(`"custom_id":"m","title":"t","components":[{"type":18,"label":"l"}]`), "data.components.0.component BASE_TYPE_REQUIRED"},
		{"the same input twice", modal(`"custom_id":"m","title":"t","components":[` + input("") + `,` + input("") + `]`), "data.components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"},
	},
	"to typing": {
		{"words", `{"type":4,"data":{"content":"c"}}`, "type BASE_TYPE_CHOICES"},
		{"no list", `{"type":8,"data":{}}`, "data.choices BASE_TYPE_REQUIRED"},
		{"null for a list", `{"type":8,"data":{"choices":null}}`, "data.choices BASE_TYPE_REQUIRED"},
		{"26 choices", `{"type":8,"data":{"choices":[` + times(26, `{"name":"n#","value":"v#"}`) + `]}}`, "data.choices BASE_TYPE_MAX_LENGTH"},
		{"a choice without a name", `{"type":8,"data":{"choices":[{"value":"v"}]}}`, "data.choices.0.name BASE_TYPE_REQUIRED"},
		{"a name of 101", `{"type":8,"data":{"choices":[{"name":"` + x(101) + `","value":"v"}]}}`, "data.choices.0.name BASE_TYPE_MAX_LENGTH"},
		{"a value of 101", `{"type":8,"data":{"choices":[{"name":"n","value":"` + x(101) + `"}]}}`, "data.choices.0.value BASE_TYPE_MAX_LENGTH"},
	},
	"to a modal": {
		{"another form", modal(`"custom_id":"m","title":"t","components":[` + input("") + `]`), "type BASE_TYPE_CHOICES"},
	},
	"thread": {
		{"no name", `{}`, "name BASE_TYPE_REQUIRED"},
		{"a name of 101", `{"name":"` + x(101) + `"}`, "name BASE_TYPE_MAX_LENGTH"},
		{"a duration that is none", `{"name":"n","auto_archive_duration":5}`, "auto_archive_duration BASE_TYPE_CHOICES"},
	},
}

func TestGoodRequestsAreTaken(t *testing.T) {
	n := 0
	for kind, list := range good {
		for _, r := range list {
			n++
			if got := verdict(kind, r.body); len(got) > 0 {
				t.Errorf("%s, %s: %v", kind, r.name, got)
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d good requests", n)
	}
}

func TestBadRequestsAreRefused(t *testing.T) {
	n := 0
	for kind, list := range bad {
		for _, r := range list {
			n++
			var all []string
			found := false
			for _, p := range verdict(kind, r.body) {
				at := strings.Join(p.Path, ".") + " " + p.Code
				all = append(all, at)
				found = found || strings.HasPrefix(at, r.want)
			}
			if !found {
				t.Errorf("%s, %s: found %q, want %q", kind, r.name, all, r.want)
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d bad requests", n)
	}
}
