package sandbox

// Limits of messages, from Discord's documentation.
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxEmbedTotal  = 6000
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxNonce       = 25
	maxURL         = 2048
)

// CheckMessage holds a new message against Discord's rules, and our own.
func CheckMessage(body []byte) []Problem {
	return checkMessage(body, "MessageCreateRequest", &checker{house: true})
}

// CheckEdit holds a change of a message against Discord's rules, and our own.
func CheckEdit(body []byte) []Problem {
	return checkEdit(body, "MessageEditRequestPartial", &checker{house: true})
}

func checkMessage(body []byte, schema string, c *checker) []Problem {
	return check(body, schema, c, func(c *checker, o map[string]any) {
		c.message(o, number(o, "flags", 0)&flagComponentsV2 != 0)
		c.notEmpty(o)
	})
}

func checkEdit(body []byte, schema string, c *checker) []Problem {
	return check(body, schema, c, func(c *checker, o map[string]any) { c.message(o, number(o, "flags", 0)&flagComponentsV2 != 0) })
}

// codeEmpty is Discord's code for a message that says nothing; it stands alone,
// not among the errors of the form.
const codeEmpty = "50006"

func (c *checker) notEmpty(o map[string]any) {
	for _, key := range []string{"content", "embeds", "components", "sticker_ids"} {
		if !empty(o, key) {
			return
		}
	}
	if !c.files && o["poll"] == nil {
		c.fail(codeEmpty, "Cannot send an empty message")
	}
}

// message checks what new messages and changes have in common.
func (c *checker) message(o map[string]any, v2 bool) {
	c.text(o, "content", 0, maxContent)
	total := 0
	c.list(o, "embeds", maxEmbeds, func(e map[string]any) { total += c.embed(e) })
	if total > maxEmbedTotal {
		c.failIn("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d: %d", maxEmbedTotal, total)
	}
	if s, ok := o["nonce"].(string); ok && len(s) > maxNonce {
		c.failIn("nonce", "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length", maxNonce)
	}
	c.v2(o, v2)
	c.messageComponents(o, v2)
	c.pings(o)
}

// v2 checks what the flag for the newer components excludes.
func (c *checker) v2(o map[string]any, on bool) {
	if !on {
		return
	}
	for _, key := range []string{"content", "embeds", "poll", "sticker_ids"} {
		if !empty(o, key) {
			c.failIn(key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' and 'embeds' fields cannot be used with MessageFlags.IS_COMPONENTS_V2.")
		}
	}
}

// pings checks allowed mentions, and holds our own rule, not Discord's: no
// message may be able to ping.
func (c *checker) pings(o map[string]any) {
	m, ok := o["allowed_mentions"].(map[string]any)
	parse, isList := m["parse"].([]any)
	c.in("allowed_mentions", func() {
		for key, kind := range map[string]string{"users": "users", "roles": "roles"} {
			for _, p := range parse {
				if p == kind && !empty(m, key) {
					c.failIn("parse", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[%q] and %s: [ids...] are mutually exclusive.", kind, key)
				}
			}
		}
		if c.house && (!ok || !isList || len(parse) > 0 || !empty(m, "users") || !empty(m, "roles")) {
			c.fail("SANDBOX_MENTIONS", "must be {parse: []}")
		}
	})
}

// embed checks one embed and gives how many of its characters count together.
func (c *checker) embed(e map[string]any) int {
	total := units(c.text(e, "title", 0, maxTitle)) + units(c.text(e, "description", 0, maxDescription))
	c.url(e, "url", maxURL)
	part := func(key, field string, most int) {
		o, ok := e[key].(map[string]any)
		if !ok {
			return
		}
		c.in(key, func() {
			total += units(c.text(o, field, 1, most))
			c.url(o, "icon_url", maxURL)
			c.url(o, "url", maxURL)
		})
	}
	part("footer", "text", maxFooter)
	part("author", "name", maxAuthor)
	for _, key := range []string{"image", "thumbnail"} {
		if o, ok := e[key].(map[string]any); ok {
			c.in(key, func() { c.url(o, "url", maxURL) })
		}
	}
	fields := c.list(e, "fields", maxFields, func(f map[string]any) {
		total += units(c.text(f, "name", 1, maxFieldName)) + units(c.text(f, "value", 1, maxFieldValue))
	})
	if total == 0 && len(fields) == 0 && empty(e, "image") && empty(e, "thumbnail") {
		c.fail("BASE_TYPE_REQUIRED", "The embed is empty")
	}
	if color, ok := e["color"].(float64); ok && (color < 0 || color > 0xFFFFFF) {
		c.failIn("color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215")
	}
	return total
}
