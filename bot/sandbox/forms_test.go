package sandbox_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// TestSelectsAreCheckedBeforeTheBotSeesThem, as Discord's client does.
func TestSelectsAreCheckedBeforeTheBotSeesThem(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "choose", "description": "d"})
	row := func(part object) object { return object{"type": 1, "components": []object{part}} }
	out := r.doing("slash", object{"channel": sandbox.General, "command": "choose"}, func() {
		r.answer(4, object{"content": "choose", "flags": 64, "components": []object{
			row(object{"type": 3, "custom_id": "kind", "min_values": 0, "max_values": 2, "options": []object{
				{"label": "A", "value": "a"}, {"label": "B", "value": "b"}, {"label": "C", "value": "c"},
			}}),
			row(object{"type": 8, "custom_id": "where", "channel_types": []int{0}}),
			row(object{"type": 6, "custom_id": "role", "max_values": 2}),
			row(object{"type": 7, "custom_id": "whom"}),
		}})
	})
	on := dig(out, "reply", "id").(string)
	for _, bad := range []struct {
		id     string
		values []string
	}{
		{"kind", []string{"a", "b", "c"}},
		{"kind", []string{"d"}},
		{"where", nil},
		{"where", []string{sandbox.Thread}},
		{"where", []string{sandbox.Mods}},
		{"role", []string{sandbox.SecondModRole}},
		{"none", []string{"a"}},
	} {
		if s, out := r.try("select", object{"message": on, "custom_id": bad.id, "values": bad.values}); s/100 != 4 {
			t.Errorf("%s %v: %d %v", bad.id, bad.values, s, out)
		}
	}
	for _, c := range []struct {
		id         string
		values     []string
		kind, name string // of what the last value stands for
	}{
		{"kind", []string{}, "", ""},
		{"kind", []string{"c", "a"}, "", ""},
		{"where", []string{sandbox.Other}, "channels", "off-topic"},
		{"role", []string{sandbox.RoleID, sandbox.ModRole}, "roles", "moderators"},
		{"whom", []string{sandbox.ReviewRole}, "roles", "reviewers"},
	} {
		out := r.doing("select", object{"message": on, "custom_id": c.id, "values": c.values}, func() {
			it := r.answer(7, object{"content": "chosen in " + c.id})
			r.is(it, c.values, "data", "values")
			r.is(it, on, "message", "id")
			if c.kind != "" {
				r.is(it, c.name, "data", "resolved", c.kind, c.values[len(c.values)-1], "name")
			}
		})
		r.is(out, on, "reply", "id")
		r.is(out, "chosen in "+c.id, "reply", "content")
	}
}

// TestModalsAreCheckedBeforeTheBotSeesThem, and may come from a component and
// update its message.
func TestModalsAreCheckedBeforeTheBotSeesThem(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "panel", "description": "d"})
	out := r.doing("slash", object{"channel": sandbox.General, "command": "panel"}, func() {
		r.answer(4, object{"content": "panel", "flags": 64, "components": []object{
			{"type": 1, "components": []object{{"type": 2, "style": 1, "label": "Edit", "custom_id": "edit"}}},
		}})
	})
	on := dig(out, "reply", "id").(string)
	out = r.doing("click", object{"message": on, "label": "Edit"}, func() {
		r.answer(9, object{"custom_id": "form", "title": "Form", "components": []object{
			{"type": 18, "label": "Text", "component": object{"type": 4, "custom_id": "text", "style": 2, "value": "prefilled", "min_length": 3, "max_length": 10}},
			{"type": 18, "label": "When", "component": object{"type": 4, "custom_id": "when", "style": 1, "required": false, "min_length": 4}},
			{"type": 18, "label": "Kind", "component": object{"type": 3, "custom_id": "kind", "required": false, "options": []object{{"label": "A", "value": "a"}}}},
		}})
	})
	form := dig(out, "modal", "id").(string)
	for _, bad := range []object{
		{"text": ""}, {"text": "xx"}, {"text": "12345678901"}, {"text": 7}, {"when": "x"}, {"kind": "b"}, {"other": "x"},
	} {
		if s, out := r.try("submit", object{"modal": form, "values": bad}); s != 400 {
			t.Errorf("%v: %d %v", bad, s, out)
		}
	}
	out = r.doing("submit", object{"modal": form, "values": object{"when": ""}}, func() {
		it := r.answer(7, object{"content": "saved"})
		r.is(it, "prefilled", "data", "components", 0, "component", "value")
		r.is(it, on, "message", "id")
	})
	r.is(out, on, "reply", "id")
	r.is(out, "saved", "reply", "content")
	r.is(out, true, "reply", "sandbox", "ephemeral")
}

// TestRightsAreLostAtRunTime: what a person did counts with the rights of the
// moment in which they sent it.
func TestRightsAreLostAtRunTime(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "form", "description": "d", "default_member_permissions": "8192"})
	open := func() string {
		out := r.doing("slash", object{"as": "moderator", "channel": sandbox.General, "command": "form"}, func() {
			it := r.answer(9, object{"custom_id": "m", "title": "Form", "components": []object{
				{"type": 18, "label": "Words", "component": object{"type": 4, "custom_id": "words", "style": 2, "required": false}},
			}})
			r.is(it, []string{sandbox.ModRole}, "member", "roles")
		})
		return dig(out, "modal", "id").(string)
	}
	form := open()
	r.act("role", object{"as": "moderator", "role": sandbox.ModRole, "remove": true})
	r.is(r.await("GUILD_MEMBER_UPDATE"), []any{}, "roles")
	r.doing("submit", object{"as": "moderator", "modal": form}, func() {
		it := r.answer(4, object{"content": "no"})
		r.is(it, []any{}, "member", "roles")
		r.is(it, dig(r.state("asker", sandbox.General), "channel", "permissions"), "member", "permissions")
	})
	if s, _ := r.try("slash", object{"as": "moderator", "channel": sandbox.General, "command": "form"}); s != 404 {
		t.Errorf("the command is still offered: %d", s)
	}
	r.act("role", object{"user": "moderator", "role": sandbox.ModRole})
	open()
	r.act("role", object{"role": sandbox.ModRole, "permissions": "0"})
	r.await("GUILD_ROLE_UPDATE")
	if s, _ := r.try("slash", object{"as": "moderator", "channel": sandbox.General, "command": "form"}); s != 404 {
		t.Errorf("the command is still offered: %d", s)
	}
	for _, bad := range []object{
		{"role": "1"},
		{"role": sandbox.SecondModRole},
		{"role": sandbox.GuildID},
		{"role": sandbox.ModRole, "permissions": "much"},
		{"role": "1", "permissions": "8"},
		{"user": "nobody", "role": sandbox.ModRole},
	} {
		if s, _ := r.try("role", bad); s/100 != 4 {
			t.Errorf("%v: %d", bad, s)
		}
	}
}

// TestPersonasHaveWhatTheirNamesSay: a role alone allows nothing.
func TestPersonasHaveWhatTheirNamesSay(t *testing.T) {
	p := listen(t, sandbox.Options{})
	list := dig(p.json("GET", "/sandbox/info", nil), "personas").([]any)
	for i, want := range []struct {
		name      string
		guild     string
		moderator bool
	}{
		{"asker", sandbox.GuildID, false},
		{"moderator", sandbox.GuildID, true},
		{"other-moderator", sandbox.SecondGuild, true},
		{"asker-he", sandbox.GuildID, false},
		{"operator", sandbox.GuildID, true},
		{"reviewer", sandbox.GuildID, false},
	} {
		p.is(list, want.name, i, "persona")
		p.is(list, want.guild, i, "guild")
		p.is(list, want.moderator, i, "moderator")
	}
	p.SetRole(sandbox.Omar, sandbox.SecondModRole, false)
	p.is(p.json("GET", "/sandbox/info", nil), false, "personas", 2, "moderator")
}
