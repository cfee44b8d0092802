package bot

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
)

// Colours of drafts: what must be mended, and what can be saved.
const (
	colourMend  = 0xC27C0E
	colourReady = 0x2E7D5B
)

// drafted shows a draft to its author, with one of its two pages of choices.
func (m *moderation) drafted(it *interaction, d *curate.Draft, page int) Reply {
	w := deskWordsIn(langOf(it.Locale))
	base := m.h.answers.Base(d.Scope)
	e := &discordgo.MessageEmbed{Title: w.draftTitle(d), Color: colourReady}
	e.Description = sheet(render.Quoted(d.Fact.Text), quotation(d.Fact.Quote), w.particulars(base, d, &d.Fact, d.Fact.When.String(), sourceLines(d.Sources())...))
	if d.Ready() {
		e.Description = sheet(e.Description, "✓ "+w.Ready)
	} else {
		e.Color = colourMend
	}
	field := func(name, value string) {
		if value != "" {
			e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: name, Value: fit(value, 1024)})
		}
	}
	field(w.PickEarlier, factLines(base, d.Fact.Supersedes))
	field(w.PickDisputed, factLines(base, d.Fact.DisputedBy))
	field(w.Why, render.Line(d.Reason))
	if d.Of == nil {
		field(w.Answers, askLines(d.Fact.Asks))
	}
	field("✗ "+w.Mend, w.findings(base, d, true))
	field("⚠ "+w.Look, w.findings(base, d, false))
	scope := w.Here
	if d.Scope == knowledge.Global {
		scope = w.Global
	}
	e.Footer = &discordgo.MessageEmbedFooter{Text: scope}
	return Reply{Ephemeral: true, Message: render.Message{
		Embeds: []*discordgo.MessageEmbed{e}, Components: m.draftParts(w, base, d, page),
	}}
}

// askLines lists the questions that a fact answers.
func askLines(asks map[knowledge.Lang][]string) string {
	var out []string
	for _, l := range knowledge.Langs {
		for _, q := range asks[l] {
			out = append(out, "• "+render.Line(q))
		}
	}
	return strings.Join(out, "\n")
}

// sheet sets what is not empty one below the other.
func sheet(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n\n")
}

func quotation(q *knowledge.Quote) string {
	if q == nil {
		return ""
	}
	return render.Quoted("“" + q.Words + "”")
}

// particulars tells what is kept about a fact beside its words, each on a line of
// its own. A draft may bring a person of its own; nil: none.
func (w *deskWords) particulars(base *knowledge.Base, d *curate.Draft, f *knowledge.Fact, when string, sources ...string) string {
	var out []string
	line := func(name, value string) {
		if value != "" {
			out = append(out, "**"+name+":** "+value)
		}
	}
	kind := w.kind(f.Kind)
	if f.Stage != "" {
		kind += ", " + w.stage(f.Stage)
	}
	line(w.Kind, kind)
	line(w.Holder, w.namesOf(base, d, f.By))
	line(w.Date, when)
	line(w.PickParties, w.namesOf(base, d, f.Parties))
	line(w.PickTopics, w.namesOf(base, d, f.Topics))
	if f.Standing != "" {
		line(w.PickStanding, w.standing(f.Standing))
	}
	for _, s := range sources {
		line(w.Source, s)
	}
	return strings.Join(out, "\n")
}

func (w *deskWords) draftTitle(d *curate.Draft) string {
	switch {
	case d.Of == nil:
		return w.DraftNew
	case d.Follows:
		return w.DraftFollow
	}
	return w.DraftEdit
}

func (w *deskWords) namesOf(base *knowledge.Base, d *curate.Draft, ids []knowledge.EntityID) string {
	var out []string
	for _, id := range ids {
		switch e := base.Entity(id); {
		case e != nil:
			out = append(out, render.Line(e.NameIn(w.lang)))
		case d.Person != nil && d.Person.ID == id:
			out = append(out, render.Line(d.Person.Name))
		}
	}
	return strings.Join(out, ", ")
}

func sourceLines(list []*knowledge.Source) []string {
	var out []string
	for _, s := range list {
		out = append(out, sourceLine(s))
	}
	return out
}

func sourceLine(s *knowledge.Source) string {
	if s == nil {
		return ""
	}
	title := render.Line(fit(s.Outlet+", "+s.Title, 200))
	if l, ok := render.Link(s.URL); ok && render.Units(l) <= 500 { // a longer one may not be left whole
		title = "[" + title + "](" + l + ")"
	}
	if !s.Published.IsZero() {
		title += " (" + s.Published.String() + ")"
	}
	return title
}

// findings lists what blocks a draft, or what else its author should know, each with
// the facts that it is about.
func (w *deskWords) findings(base *knowledge.Base, d *curate.Draft, blocking bool) string {
	var out []string
	for _, f := range d.Findings {
		if f.Blocks != blocking {
			continue
		}
		line := "• " + render.Text(capital(f.Say.In(w.lang)))
		for _, id := range f.Facts {
			if x := base.Fact(id); x != nil {
				line += "\n" + factLine(x)
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// capital begins a sentence with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// draftParts are the choices and buttons under a draft.
func (m *moderation) draftParts(w *deskWords, base *knowledge.Base, d *curate.Draft, page int) []discordgo.MessageComponent {
	at := func(do, sub string, n int) control { return control{Do: do, Arg: d.Key, Sub: sub, N: n} }
	save := buttonOf(discordgo.SuccessButton, w.Save, at("save", "", 0))
	if !d.Ready() {
		save = disabled(save)
	}
	buttons := []discordgo.MessageComponent{save}
	if d.Quoted.Match == linkcheck.Nearly {
		buttons = append(buttons, buttonOf(discordgo.PrimaryButton, w.PageWords, at("words", "", page)))
	}
	buttons = append(buttons, buttonOf(discordgo.SecondaryButton, w.Reword, at("reword", "", 0)))
	var rows []discordgo.MessageComponent
	if page == 0 {
		rows = append(rows,
			menu{ID: at("choose", "kind", page), Hint: w.Kind}.of(w.kindPicks(d.Fact.Kind)...),
			menu{ID: at("choose", "by", page), Hint: w.PickHolder, Max: 5, Optional: true}.of(
				m.entityPicks(w, base, d, d.Fact.By, d.Guesses.Holders, knowledge.PartyType, knowledge.PersonType)...),
			menu{ID: at("choose", "parties", page), Hint: w.PickParties, Max: 10, Optional: true}.of(
				m.entityPicks(w, base, d, d.Fact.Parties, d.Guesses.Parties, knowledge.PartyType)...),
			menu{ID: at("choose", "topics", page), Hint: w.PickTopics, Max: 10, Optional: true}.of(
				m.entityPicks(w, base, d, d.Fact.Topics, d.Guesses.Topics, knowledge.TopicType, knowledge.PlaceType, knowledge.AgreementType)...),
		)
		buttons = append(buttons, buttonOf(discordgo.SecondaryButton, w.More, at("draft", "", 1)))
	} else {
		rows = append(rows, m.relationMenus(w, base, d, at)...)
		if d.Form.Link != "" && d.Page == nil {
			buttons = append(buttons, buttonOf(discordgo.SecondaryButton, w.Reread, at("reread", "", page)))
		}
		buttons = append(buttons, buttonOf(discordgo.SecondaryButton, w.Back, at("draft", "", 0)))
	}
	buttons = append(buttons, buttonOf(discordgo.DangerButton, w.Drop, at("drop", "", 0)))
	return append(rows, rowOf(buttons...))
}

func (m *moderation) relationMenus(w *deskWords, base *knowledge.Base, d *curate.Draft, at func(string, string, int) control) []discordgo.MessageComponent {
	var rows []discordgo.MessageComponent
	facts := func(sub, hint string, chosen, offered []knowledge.FactID) {
		if picks := factPicks(base, chosen, offered); len(picks) > 0 {
			rows = append(rows, menu{ID: at("choose", sub, 1), Hint: hint, Max: len(picks), Optional: true}.of(picks...))
		}
	}
	facts("disputed", w.PickDisputed, d.Fact.DisputedBy, d.Guesses.Against)
	facts("supersedes", w.PickEarlier, d.Fact.Supersedes, slices.Concat(d.Guesses.Before, d.Guesses.Same))
	var stages, standings []pick
	for _, s := range knowledge.Stages {
		if k := d.Fact.Kind; k != knowledge.Proposal && k != knowledge.Agreement && d.Fact.Stage == "" {
			break // nothing else has one
		}
		stages = append(stages, pick{Value: string(s), Label: w.PickStage + ": " + w.stage(s), Chosen: s == d.Fact.Stage})
	}
	for _, s := range knowledge.Standings {
		standings = append(standings, pick{Value: string(s), Label: w.PickStanding + ": " + w.standing(s), Chosen: s == d.Fact.Standing})
	}
	if len(stages) > 0 {
		rows = append(rows, menu{ID: at("choose", "stage", 1), Hint: w.PickStage, Optional: true}.of(stages...))
	}
	return append(rows,
		menu{ID: at("choose", "standing", 1), Hint: w.PickStanding, Optional: true}.of(standings...))
}

func disabled(b discordgo.MessageComponent) discordgo.MessageComponent {
	if x, ok := b.(discordgo.Button); ok {
		x.Disabled = true
		return x
	}
	return b
}

func (w *deskWords) kindPicks(chosen knowledge.Kind) []pick {
	var out []pick
	for _, k := range knowledge.Kinds {
		out = append(out, pick{Value: string(k), Label: w.Kind + ": " + w.kind(k), Chosen: k == chosen})
	}
	return out
}

// entityPicks offers entities of the types: those chosen, those guessed, then those
// that facts name most.
func (m *moderation) entityPicks(w *deskWords, base *knowledge.Base, d *curate.Draft, chosen, guessed []knowledge.EntityID, types ...knowledge.EntityType) []pick {
	var out []pick
	seen := map[knowledge.EntityID]bool{}
	add := func(id knowledge.EntityID) {
		e := base.Entity(id)
		if e == nil && d.Person != nil && d.Person.ID == id {
			e = d.Person
		}
		if e == nil || seen[id] || e.Outside || len(out) == maxPicks {
			return
		}
		seen[id] = true
		out = append(out, pick{Value: string(id), Label: e.NameIn(w.lang), About: e.Description, Chosen: slices.Contains(chosen, id)})
	}
	for _, id := range slices.Concat(chosen, guessed) {
		add(id)
	}
	for _, e := range m.h.names.most(base, types) {
		add(e.ID)
	}
	return out
}

func factPicks(base *knowledge.Base, chosen, offered []knowledge.FactID) []pick {
	var out []pick
	for _, id := range slices.Concat(chosen, offered) {
		f := base.Fact(id)
		if f == nil || len(out) == maxPicks || slices.ContainsFunc(out, func(p pick) bool { return p.Value == keyOf(string(id)) }) {
			continue
		}
		out = append(out, pick{Value: keyOf(string(id)), Label: f.Text, About: f.When.String(), Chosen: slices.Contains(chosen, id)})
	}
	return out
}

// turn shows the other page of a draft's choices.
func (m *moderation) turn(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Drafted(m.actor(ctx, it), it.Control.Arg)
	return m.redrawn(it, d, err)
}

// redrawn shows a draft in the place of what it was before.
func (m *moderation) redrawn(it *interaction, d *curate.Draft, err error) Reply {
	if err != nil {
		return m.problem(it, err)
	}
	r := m.drafted(it, d, it.Control.N)
	r.Update = true
	return r
}

// choose takes what was chosen in one of a draft's menus.
func (m *moderation) choose(ctx context.Context, it *interaction) Reply {
	v, c := it.Data.Values, curate.Choice{}
	first := ""
	if len(v) > 0 {
		first = v[0]
	}
	switch it.Control.Sub {
	case "kind":
		c.Kind = ptr(knowledge.Kind(first))
	case "stage":
		c.Stage = ptr(knowledge.Stage(first))
	case "standing":
		c.Standing = ptr(knowledge.Standing(first))
	case "by":
		c.By = keys[knowledge.EntityID](v)
	case "parties":
		c.Parties = keys[knowledge.EntityID](v)
	case "topics":
		c.Topics = keys[knowledge.EntityID](v)
	case "disputed":
		c.DisputedBy = m.factsOf(it, v)
	case "supersedes":
		c.Supersedes = m.factsOf(it, v)
	}
	d, err := m.curator.Choose(ctx, m.actor(ctx, it), it.Control.Arg, c)
	return m.redrawn(it, d, err)
}

func ptr[T any](v T) *T { return &v }

// keys gives values as keys; never nil.
func keys[T ~string](values []string) []T {
	out := make([]T, 0, len(values))
	for _, v := range values {
		out = append(out, T(v))
	}
	return out
}

// reword opens a draft's form again.
func (m *moderation) reword(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Drafted(m.actor(ctx, it), it.Control.Arg)
	if err != nil {
		return m.problem(it, err)
	}
	return m.form(it, control{Sub: formReword, Arg: d.Key, N: scopeNumber(d.Scope)}, d.Form)
}

// takeWords puts the page's words in the place of a quotation that is nearly right.
func (m *moderation) takeWords(ctx context.Context, it *interaction) Reply {
	a := m.actor(ctx, it)
	d, err := m.curator.Drafted(a, it.Control.Arg)
	if err == nil && d.Quoted.Passage != "" {
		f := d.Form
		f.Quote = d.Quoted.Passage
		d, err = m.curator.Reword(ctx, a, d.Key, f)
	}
	return m.redrawn(it, d, err)
}

func (m *moderation) reread(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Reread(ctx, m.actor(ctx, it), it.Control.Arg)
	return m.redrawn(it, d, err)
}

// save saves a draft; what came of it takes the draft's place.
func (m *moderation) save(ctx context.Context, it *interaction) Reply {
	done, err := m.curator.Save(ctx, m.actor(ctx, it), it.Control.Arg)
	if err != nil {
		return m.problem(it, err)
	}
	r := m.done(ctx, it, done)
	r.Update = true
	return r
}

func (m *moderation) drop(ctx context.Context, it *interaction) Reply {
	if err := m.curator.Drop(m.actor(ctx, it), it.Control.Arg); err != nil {
		return m.problem(it, err)
	}
	r := private(deskWordsIn(langOf(it.Locale)).Dropped)
	r.Update = true
	return r
}
