package bot

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// Outreach is what says things on the bot's own account.
func (b *Bot) Outreach() *outreach.Outreach { return b.outreach }

// A Demo is a desk that shows what a desk can do: it tells back what it got.
type Demo struct {
	b    *Bot
	Hold chan struct{} // what is slow waits for it
}

// Join adds the demo's commands to a bot that has not begun.
func (d *Demo) Join(b *Bot) {
	d.b = b
	b.handlers.join(desk{
		specs: []spec{
			{
				name: label{"demo", "הדגמה"}, about: label{"Shows what commands can do", "מראה מה פקודות יכולות"},
				needs: discordgo.PermissionManageMessages, guild: true,
				subs: []spec{
					{name: label{"add", "הוסף"}, about: label{"Tells back its options", "חוזר על האפשרויות"}, options: []optionSpec{
						{name: label{"text", "טקסט"}, about: label{"A text", "טקסט"}, required: true, min: 2, max: 20},
						{name: label{"kind", "סוג"}, about: label{"One of two", "אחד משניים"}, choices: []choiceSpec{
							{"demand", label{"demand", "דרישה"}}, {"status", label{"status", "מצב"}},
						}},
						{name: label{"yes", "כן"}, about: label{"Yes or no", "כן או לא"}, kind: yesOption},
						{name: label{"count", "כמות"}, about: label{"How many", "כמה"}, kind: integerOption, min: 1, max: 9},
						{name: label{"person", "אדם"}, about: label{"Who", "מי"}, kind: userOption},
						{name: label{"place", "מקום"}, about: label{"Where", "איפה"}, kind: channelOption},
						{name: label{"role", "תפקיד"}, about: label{"Which role", "איזה תפקיד"}, kind: roleOption},
						{name: label{"fact", "עובדה"}, about: label{"A fact", "עובדה"}, complete: true},
					}},
					{name: label{"edit", "ערוך"}, about: label{"Opens a form", "פותח טופס"}},
					{name: label{"bad", "רע"}, about: label{"Opens a form that is too long", "פותח טופס ארוך מדי"}},
					{name: label{"refused", "נדחה"}, about: label{"Says what Discord refuses", "אומר מה שנדחה"}},
					{name: label{"slow", "איטי"}, about: label{"Opens a form too late", "פותח טופס מאוחר מדי"}},
					{name: label{"panel", "לוח"}, about: label{"Shows menus", "מראה תפריטים"}},
					{name: label{"file", "קובץ"}, about: label{"Gives a file", "נותן קובץ"}},
					{name: label{"late", "מאוחר"}, about: label{"Gives a file late", "נותן קובץ באיחור"}},
					{name: label{"read", "קרא"}, about: label{"Reads a file", "קורא קובץ"}, options: []optionSpec{
						{name: label{"pack", "קובץ"}, about: label{"A file", "קובץ"}, required: true, kind: attachmentOption},
						{name: label{"most", "מרב"}, about: label{"Most bytes", "מרב הבתים"}, required: true, kind: integerOption},
					}},
					{name: label{"tell", "ספר"}, about: label{"Tells others", "מספר לאחרים"}, options: []optionSpec{
						{name: label{"place", "מקום"}, about: label{"Where", "איפה"}, kind: channelOption},
						{name: label{"person", "אדם"}, about: label{"Whom", "למי"}, kind: userOption},
					}},
				},
			},
			{name: label{"Demo this", "להדגים את זה"}, menu: true, guild: true},
		},
		commands: map[string]action{
			"demo add":     {run: d.add, complete: d.complete},
			"demo edit":    {run: d.edit, form: true},
			"demo bad":     {run: d.bad, form: true},
			"demo refused": {run: d.refused},
			"demo slow":    {run: d.slow, form: true},
			"demo panel":   {run: d.panel},
			"demo file":    {run: d.file, public: true},
			"demo late":    {run: d.late, public: true},
			"demo read":    {run: d.read},
			"demo tell":    {run: d.tell},
			"Demo this":    {run: d.edit, form: true},
		},
		controls: map[string]action{
			"demo-form": {run: d.form},
			"demo-menu": {run: d.chosen},
			"demo-open": {run: d.edit, form: true},
			"demo-more": {run: d.more},
			"demo-slow": {run: d.slow, form: true},
		},
	})
}

func says(format string, args ...any) Reply { return private(fmt.Sprintf(format, args...)) }

// add tells back every option, by the way in which handlers read it.
func (d *Demo) add(_ context.Context, it *interaction) Reply {
	out := []string{it.path(), it.value("text"), it.value("kind"), it.value("fact")}
	if yes, given := it.yes("yes"); given {
		out = append(out, fmt.Sprint(yes))
	}
	if n, given := it.integer("count"); given {
		out = append(out, fmt.Sprint(n))
	}
	if u := it.user("person"); u != nil {
		out = append(out, u.Name)
	}
	if c := it.channel("place"); c != nil {
		out = append(out, c.Name)
	}
	if r := it.role("role"); r != nil {
		out = append(out, r.Name, fmt.Sprint(it.has(r.ID)))
	}
	return says("%s", strings.Join(out, "|"))
}

func (d *Demo) complete(_ context.Context, it *interaction, o *option) []choice {
	var out []choice
	for i := range 30 { // more than Discord takes
		out = append(out, choice{Name: fmt.Sprintf("%s %s %s %d", it.path(), o.Name, o.text(), i), Value: fmt.Sprint(i)})
	}
	return append([]choice{{Name: "", Value: "nameless"}, {Name: "too long", Value: strings.Repeat("x", 101)}}, out...)
}

// edit opens a form that stands on the message or the fact that it was asked for.
func (d *Demo) edit(_ context.Context, it *interaction) Reply {
	text := "what stands there"
	if m := it.Data.Resolved.Messages[it.Data.TargetID]; m != nil {
		text = m.Content
	}
	return Reply{Modal: &modal{
		ID: control{Do: "demo-form", Arg: "fact-one", N: 3}, Title: strings.Repeat("A title that is far too long ", 3),
		Inputs: []input{
			{Name: "text", Label: "Text", About: "One sentence", Value: text, Long: true, Required: true, Min: 3, Max: 300},
			{Name: "when", Label: "When", Hint: "2024-08-29"},
		},
	}}
}

func (d *Demo) bad(context.Context, *interaction) Reply {
	return Reply{Modal: &modal{ID: control{Do: "demo-form"}, Title: "t", Inputs: []input{{Name: "a", Label: "l", Value: "abc", Max: 2}}}}
}

func (d *Demo) refused(context.Context, *interaction) Reply {
	return Reply{Ephemeral: true} // a message that says nothing
}

func (d *Demo) slow(ctx context.Context, it *interaction) Reply {
	select {
	case <-d.Hold:
	case <-ctx.Done():
	}
	return d.edit(ctx, it)
}

func (d *Demo) form(_ context.Context, it *interaction) Reply {
	f := it.fields()
	r := says("%s %d: %s (%s)", it.Control.Arg, it.Control.N, f["text"], f["when"])
	switch f["when"] {
	case "modal":
		r = d.edit(context.Background(), it)
	case "rights":
		r = says("moderates: %v, reviews: %v, in %s", it.moderates(), it.has(sandbox.ReviewRole), it.GuildID)
	case "stale":
		r = stale(langOf(it.Locale), "/demo edit")
	}
	r.Update = true
	return r
}

func (d *Demo) panel(context.Context, *interaction) Reply {
	r := says("choose")
	r.Components = []discordgo.MessageComponent{
		menu{ID: control{Do: "demo-menu", Arg: "kind"}, Hint: "kinds", Max: 2, Optional: true}.of(
			pick{Value: "demand", Label: "Demand", About: "what a party asks for"}, pick{Value: "status", Label: "Status", Chosen: true},
			pick{Value: "event", Label: "Event"}),
		menu{ID: control{Do: "demo-menu", Arg: "place"}, Hint: "where"}.channels(),
		menu{ID: control{Do: "demo-menu", Arg: "role"}, Hint: "who"}.roles(),
		rowOf(
			buttonOf(discordgo.PrimaryButton, "Edit", control{Do: "demo-open"}),
			buttonOf(discordgo.SecondaryButton, "Slow", control{Do: "demo-slow"}),
			buttonOf(discordgo.SecondaryButton, "Next page", control{Do: "demo-more", N: 2}),
			buttonOf(discordgo.SecondaryButton, "Gone", control{Do: "demo-gone"}),
		),
	}
	return r
}

func (d *Demo) chosen(_ context.Context, it *interaction) Reply {
	names := slices.Clone(it.Data.Values)
	for i, id := range names {
		if c := it.Data.Resolved.Channels[id]; c != nil {
			names[i] = c.Name
		}
		if r := it.Data.Resolved.Roles[id]; r != nil {
			names[i] = r.Name
		}
	}
	r := says("%s: %s", it.Control.Arg, strings.Join(names, ", "))
	r.Update = true
	return r
}

func (d *Demo) more(_ context.Context, it *interaction) Reply {
	r := says("page %d", it.Control.N)
	r.Components = []discordgo.MessageComponent{rowOf(buttonOf(discordgo.PrimaryButton, "Edit", control{Do: "demo-open"}))}
	r.Update = true
	return r
}

func (d *Demo) file(context.Context, *interaction) Reply {
	r := Reply{Files: []file{{Name: "facts.yaml", Type: "text/yaml", Data: []byte("facts: []\n")}}}
	r.Components = []discordgo.MessageComponent{rowOf(buttonOf(discordgo.PrimaryButton, "Next page", control{Do: "demo-more", N: 2}))}
	return r
}

func (d *Demo) late(ctx context.Context, it *interaction) Reply {
	<-d.Hold
	return d.file(ctx, it)
}

// read tells what a file holds.
func (d *Demo) read(ctx context.Context, it *interaction) Reply {
	most, _ := it.integer("most")
	a := it.attachment("pack")
	b, err := d.b.handlers.files.Download(ctx, a, int64(most))
	if err != nil {
		return says("error: %v", err)
	}
	return says("%s %s: %s", a.Name, a.Type, b)
}

// tell posts to a channel and to a person.
func (d *Demo) tell(ctx context.Context, it *interaction) Reply {
	news := Reply{
		Message: render.Message{Embeds: []*discordgo.MessageEmbed{{Title: "News", Description: "of @everyone"}}},
		Plain:   render.Note("news in plain words"), Files: []file{{Name: "a.txt", Data: []byte("a")}},
	}
	var err error
	if c := it.value("place"); c != "" {
		_, err = d.b.handlers.post.Post(ctx, c, news)
	}
	if u := it.user("person"); u != nil && err == nil {
		_, err = d.b.handlers.post.Direct(ctx, u.ID, news)
	}
	if errors.Is(err, errNoAccess) {
		return says("no access")
	}
	return says("told: %v", err)
}

// ControlID gives a control's custom id.
func ControlID(do, arg string) string { return control{Do: do, Arg: arg}.id() }

// DeskTables lists the commands and the controls of moderators, as their tables have them.
func (b *Bot) DeskTables() (commands, controls []string) {
	return slices.Sorted(maps.Keys(b.handlers.desk.commands)), slices.Sorted(maps.Keys(b.handlers.desk.controls))
}

// KeyOf gives a fact's id as controls carry it.
func KeyOf(id string) string { return keyOf(id) }

// Control gives a control's custom id.
func Control(do, arg, sub string, n int) string {
	return control{Do: do, Arg: arg, Sub: sub, N: n}.id()
}

// FormTime is how much longer a form may take than another reply.
const FormTime = formTime
