package bot_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
)

// nasty is a text with everything that Discord makes something of.
const nasty = "@everyone @here <@77> <@!77> <@&77> <#77> <t:77:R> </cmd:77> <:e:77> <id:home> [ll](https://evil.example) https://evil.example/x discord.gg/evil " +
	"*bb* _ii_ ~~kk~~ ||ss|| `cc` ```ff``` \u202erevo\u202c\u200bzero\u2066iso\u3164 שלום"

// live matches what of it would do something where Discord reads Markdown.
var live = regexp.MustCompile("@everyone|@here|" +
	`(?:^|[^\\])(?:<@?[!&#]?77|<#77|<t:77|</cmd|<:e|<id:|\[ll|\*bb|_ii|~~?kk|\|\|ss|` + "`cc|``?`?ff" + `|://evil)|discord\.gg`)

// marked are the places that Discord reads Markdown in.
var marked = map[string]bool{"content": true, "title": true, "description": true, "value": true, "name": true}

// hidden reports what is not to be seen, or turns the direction of writing.
func hidden(r rune) bool {
	return r != '\n' && unicode.IsControl(r) || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r == 0x3164
}

// payloads gives the JSON of all that the bot sent.
func (d *desk) payloads() []any {
	var out []any
	for _, r := range d.Requests("") {
		if r.Method == http.MethodGet || strings.Contains(r.Path, "/commands") || len(r.Body) == 0 {
			continue
		}
		body := r.Body
		if bytes.HasPrefix(body, []byte("--")) { // a form with files
			boundary, _, _ := strings.Cut(string(body[2:]), "\r\n")
			_, params, _ := mime.ParseMediaType("multipart/form-data; boundary=" + boundary)
			p, err := multipart.NewReader(bytes.NewReader(body), params["boundary"]).NextPart()
			d.must(err)
			body, err = io.ReadAll(p)
			d.must(err)
		}
		var v any
		if err := json.Unmarshal(body, &v); err != nil {
			d.t.Errorf("%s %s: %v", r.Method, r.Path, err)
		}
		out = append(out, v)
	}
	return out
}

// inspect looks at every text of a payload.
func inspect(t *testing.T, v any, key string, plain bool) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		_, select_ := v["options"]
		kind, _ := v["type"].(float64)
		for k, x := range v {
			inspect(t, x, k, plain || select_ || k == "choices" || key == "data" && v["components"] != nil && v["custom_id"] != nil || kind == 18 || kind == 4)
		}
	case []any:
		for _, x := range v {
			inspect(t, x, key, plain || key == "components" || key == "choices")
		}
	case string:
		if !plain && marked[key] && live.MatchString(v) {
			t.Errorf("%s is live: %q in %q", key, live.FindString(v), v)
		}
		if key != "value" && strings.ContainsFunc(v, hidden) {
			t.Errorf("%s has what is not to be seen: %q", key, v)
		}
	}
}

// plant puts a fact into the store that is nasty in all its texts, as a file of an
// operator's might be, with the given text in place of each.
func (d *desk) plant(text string, revisions int) {
	d.t.Helper()
	add := func(t knowledge.RecordType, id string, v any) knowledge.Change {
		body, err := knowledge.Encode(v)
		d.must(err)
		return knowledge.Change{Ref: knowledge.Ref{Type: t, Scope: sandbox.GuildID, ID: id}, Action: curate.Added, State: knowledge.Active, Body: body, Expect: knowledge.AnyRev}
	}
	fact := knowledge.Fact{
		ID: "nasty-fact", Kind: knowledge.Position, Text: "Zadok Quill wants walrus candles. " + text, By: []knowledge.EntityID{"zadok"}, Parties: []knowledge.EntityID{"zadok"},
		Topics: []knowledge.EntityID{"walrus"}, When: knowledge.MustDate("2031-06-01"), WhenNote: text, Sources: []knowledge.SourceID{"nasty-source"},
		Quote:      &knowledge.Quote{Words: "Walrus candles. " + text, Speaker: "zadok"},
		DisputedBy: []knowledge.FactID{"other-fact"}, Asks: map[knowledge.Lang][]string{"en": {"What does Zadok Quill want of walrus candles?"}},
	}
	other := fact
	other.ID, other.DisputedBy, other.Supersedes = "other-fact", nil, []knowledge.FactID{"nasty-fact"}
	other.DisputedBy, other.Supersedes = nil, nil
	changes := []knowledge.Change{
		add(knowledge.EntityRecord, "zadok", knowledge.Entity{ID: "zadok", Type: knowledge.PersonType, Name: "Zadok Quill " + text, Description: text, Aliases: []knowledge.Alias{{Name: "Zadok Quill"}}}),
		add(knowledge.EntityRecord, "walrus", knowledge.Entity{ID: "walrus", Type: knowledge.TopicType, Name: "walrus candles " + text, Aliases: []knowledge.Alias{{Name: "walrus candles"}}}),
		add(knowledge.SourceRecord, "nasty-source", knowledge.Source{ID: "nasty-source", Outlet: text, Title: text, Author: text, URL: fogLink, Published: knowledge.MustDate("2031-06-02")}),
		add(knowledge.FactRecord, "other-fact", other),
	}
	for range revisions {
		_, err := d.store.Apply(d.t.Context(), knowledge.Batch{Actor: sandbox.Mona.ID, At: d.clock.now(), Reason: text, Changes: append(changes, add(knowledge.FactRecord, "nasty-fact", fact))})
		d.must(err)
		changes, fact.Text = nil, fact.Text+"."
	}
	d.must(d.library.CatchUp(d.t.Context()))
}

// everything does with the text all that one can do with a text.
func (d *desk) everything(text string) {
	d.t.Helper()
	mona := sandbox.Mona
	short := func(n int) string {
		r := []rune(text)
		return string(r[:min(len(r), n)])
	}
	review, err := d.curator.Set(d.t.Context(), curate.Actor{ID: mona.ID, Guild: sandbox.GuildID, Moderates: true}, func(s *curate.Settings) { s.ReviewChannel = sandbox.Mods })
	d.must(err)
	if review.ReviewChannel == "" {
		d.t.Fatal("no review channel")
	}
	slash := func(name string, opts ...sandbox.Option) sandbox.Message {
		return d.reply(d.Slash(mona, sandbox.General, name, opts...))
	}
	// Askers.
	said := d.Say(sandbox.Alice, sandbox.General, short(1800)+" "+sandbox.Mention+" what does Zadok Quill want of walrus candles?")
	d.answer(said)
	d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what does Zadok Quill want of walrus candles?"))
	d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" "+short(1900)))
	for _, q := range []string{"What does Zadok Quill want of walrus candles?", short(1000)} {
		m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", q)))
		for _, b := range m.Buttons() {
			switch {
			case strings.HasPrefix(b.CustomID, "/delete/"):
			case strings.HasPrefix(b.CustomID, "/flag/"):
				d.reply(d.Submit(d.modal(d.Click(sandbox.Alice, m, b)), map[string]any{"text": short(1000)}))
			default:
				d.reply(d.Click(sandbox.Alice, m, b))
			}
		}
	}
	d.reply(d.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "what?"), sandbox.Opt("as_of", short(900))))
	d.reply(d.Slash(sandbox.Alice, sandbox.General, "demands", sandbox.Opt("party", short(100))))
	d.reply(d.Slash(sandbox.Alice, sandbox.General, "quotes", sandbox.Opt("speaker", "zadok"), sandbox.Opt("topic", short(100))))
	d.reply(d.Slash(sandbox.Alice, sandbox.General, "quotes", sandbox.Opt("speaker", "zadok"), sandbox.Opt("topic", "walrus")))
	d.reply(d.Menu(sandbox.Alice, said, "Check against the facts"))
	d.reply(d.Menu(sandbox.Alice, said, "Answer this"))
	for _, o := range [][2]string{{"fact show", "fact"}, {"quotes", "speaker"}, {"teach name", "of"}} {
		_, err := d.Autocomplete(d.ctx, mona, sandbox.General, o[0], sandbox.Opt(o[1], "zad"))
		d.must(err)
	}
	// Moderators.
	slash("fact show", sandbox.Opt("fact", "nasty-fact"))
	history := slash("fact history", sandbox.Opt("fact", "nasty-fact"))
	if _, ok := history.Button("Older"); ok {
		d.reply(d.press(mona, history, "Older"))
	}
	slash("fact retract", sandbox.Opt("fact", "other-fact"), sandbox.Opt("reason", short(300)))
	slash("fact show", sandbox.Opt("fact", short(100)))
	slash("teach name", sandbox.Opt("of", "keepers"), sandbox.Opt("name", short(80)))
	slash("teach word", sandbox.Opt("word", short(80)), sandbox.Opt("means", short(80)))
	slash("fact import", sandbox.OptFile("file", d.Upload(short(200)+".yaml", "text/yaml", []byte("facts:\n  - id: "+`"`+strings.ReplaceAll(short(50), "`", "")+`"`))))
	slash("fact import", sandbox.OptFile("file", d.Upload(short(200)+".yaml", "text/yaml", []byte("lexicon:\n  - {id: walrus, lang: en, words: [walrus, seal]}\n"))))
	form := map[string]any{"text": short(600), "quote": short(1500), "speaker": short(80), "when": short(100), "link": fogLink}
	for range 2 {
		draft := d.addFact(mona, sandbox.General, form)
		page := d.reply(d.press(mona, draft, "!draft/"))
		d.reply(d.press(mona, page, "!draft/"))
		if b, ok := draft.Button("!words/"); ok {
			d.reply(d.Click(mona, draft, b))
		}
		form["quote"], form["speaker"], form["when"] = "The fog bell stays where our grandmothers hung it", "Ada Wickham", "2031-06-02"
	}
	draft := d.reply(d.Submit(d.modal(d.Slash(mona, sandbox.General, "fact edit", sandbox.Opt("fact", "nasty-fact"))), nil))
	d.reply(d.press(mona, draft, "!draft/"))
	d.modal(d.press(mona, draft, "!reword/"))
	d.modal(d.Menu(mona, said, "Save as fact"))
	suggestion := map[string]any{"text": short(600), "quote": short(1500), "speaker": short(80), "when": short(100), "link": strings.Join(strings.Fields(short(1000)), "")}
	for range 2 {
		d.reply(d.Submit(d.modal(d.Slash(sandbox.Bob, sandbox.General, "suggest")), suggestion))
	}
	queue := slash("queue")
	d.reply(d.press(mona, queue, "Edit"))
	d.reply(d.Submit(d.modal(d.press(mona, queue, "Reject")), map[string]any{"reason": short(300)}))
	d.modal(d.press(mona, slash("queue"), "Reject"))
	slash("settings")
	// A refused form gives back what was typed.
	d.reply(d.Submit(d.modal(d.Slash(sandbox.Bob, sandbox.General, "suggest")), map[string]any{"text": short(600), "speaker": short(80), "link": " "}))
}

// checkPayloads looks at all that was sent.
func (d *desk) checkPayloads() {
	d.t.Helper()
	all := d.payloads()
	for _, p := range all {
		inspect(d.t, p, "", false)
	}
	if len(all) < 40 {
		d.t.Errorf("only %d payloads were looked at", len(all))
	}
	if n := d.log.count("panicked"); n > 0 {
		d.t.Errorf("%d panics", n)
	}
}

func raiseNasty(t *testing.T, text string) *desk {
	d := raiseDesk(t, setting{})
	d.web[fogLink] = gazette(strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text), "2031-06-03",
		"“The fog bell stays where our grandmothers hung it,” Ada Wickham told the harbour meeting.",
		strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(text))
	return d
}

func TestForeignTextIsHarmlessEverywhere(t *testing.T) {
	for i, text := range []string{nasty, "\n# hh\n> qq\n- ll\n1. nn\n-# small\n" + nasty} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			d := raiseNasty(t, text)
			d.plant(text, 2)
			d.everything(text)
			d.checkPayloads()
		})
	}
}

// Whatever is long keeps to Discord's limits; the sandbox holds every payload to them.
func TestLongTextsKeepToLimits(t *testing.T) {
	t.Parallel()
	for i, text := range []string{strings.Repeat("*_", 2500), strings.Repeat("מילה", 1000) + strings.Repeat("😀", 500), strings.Repeat(nasty, 20)} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			d := raiseNasty(t, text)
			d.plant(text, 9)
			d.everything(text)
			d.checkPayloads()
			if n := d.log.count("Discord says 400"); n > 0 {
				t.Errorf("%d replies were refused", n)
			}
		})
	}
}

// Ids that do not fit a button, and those of other records, are named by digests.
func TestLongIdsOfFacts(t *testing.T) {
	d := raiseDesk(t, setting{})
	x := d.stock(1, true)
	f := *d.library.Base(sandbox.GuildID).Fact(knowledge.FactID(x.fact))
	f.ID, f.Scope = knowledge.FactID("keepers-"+strings.Repeat("long-", 40)+"id"), ""
	body, err := knowledge.Encode(f)
	d.must(err)
	conflict, err := knowledge.Encode(curate.Conflict{Of: knowledge.Ref{Type: knowledge.LexiconRecord, Scope: knowledge.Global, ID: "hostage/en"}})
	d.must(err)
	ch := knowledge.Change{Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: sandbox.GuildID, ID: string(f.ID)}, Action: curate.Added, State: knowledge.Active, Body: body, Expect: knowledge.AnyRev}
	for range 6 {
		_, err = d.store.Apply(t.Context(), knowledge.Batch{Actor: "import", At: d.clock.now(), Changes: []knowledge.Change{ch}})
		d.must(err)
	}
	_, err = d.store.Apply(t.Context(), knowledge.Batch{Actor: "pack", At: d.clock.now(), Changes: []knowledge.Change{
		{Ref: knowledge.Ref{Type: curate.ConflictRecord, Scope: knowledge.Global, ID: "lexicon:hostage/en"}, Action: "conflict", State: curate.Open, Body: conflict},
	}})
	d.must(err)
	d.must(d.library.CatchUp(t.Context()))
	offers, err := d.Autocomplete(d.ctx, sandbox.Mona, sandbox.General, "fact edit", sandbox.Opt("fact", "keepers-long"))
	d.must(err)
	if len(offers) == 0 {
		t.Fatal("it is not offered")
	}
	id := fmt.Sprint(offers[0].Value)
	fact := sandbox.Opt("fact", id)
	d.shows(d.reply(d.Slash(sandbox.Mona, sandbox.General, "fact show", fact)), "baskets of limpets")
	history := d.reply(d.Slash(sandbox.Mona, sandbox.General, "fact history", fact))
	d.shows(d.reply(d.press(sandbox.Mona, history, "Older")), "baskets of limpets")
	draft := d.reply(d.Submit(d.modal(d.Slash(sandbox.Mona, sandbox.General, "fact edit", fact)), nil))
	d.shows(draft, "baskets of limpets")
	follow := d.reply(d.Submit(d.modal(d.Slash(sandbox.Mona, sandbox.General, "fact supersede", fact)), fogForm))
	page := d.reply(d.press(sandbox.Mona, follow, "!draft/"))
	for _, b := range page.Buttons() {
		if strings.Contains(b.CustomID, "/supersedes/") {
			d.shows(d.reply(d.Select(sandbox.Mona, page, b.CustomID, id)), "grandmothers")
		}
	}
	for range 3 { // the second in the operators' own queue
		q := d.reply(d.Slash(sandbox.Olga, sandbox.DM(sandbox.Olga), "queue"))
		if _, ok := q.Button("Next"); ok {
			q = d.reply(d.press(sandbox.Olga, q, "Next"))
		}
		if strings.Contains(q.Text(), "hostage/en") {
			return
		}
	}
	if d.log.count("panicked") > 0 {
		t.Error("a handler panicked")
	}
}
