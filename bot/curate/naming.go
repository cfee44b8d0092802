package curate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
)

// maxSlug bounds what an id is made of, in characters, so that it stays readable.
const maxSlug = 40

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slug makes lower-case words joined by hyphens of a name; of one without Latin
// letters or digits a digest.
func slug(name string) string {
	s := strings.Trim(notSlug.ReplaceAllString(strings.ToLower(norm.NFKD.String(name)), "-"), "-")
	if s == "" {
		s = "x" + digest(name)
	}
	if len(s) > maxSlug {
		s = strings.TrimRight(s[:maxSlug], "-")
	}
	return s
}

func digest(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}

// idFor gives the id of a draft: that of the fact that it changes, or one made of
// its holder, its first content words and its date that no fact in sight has, nor
// one of the others given.
func (c *Curator) idFor(base *knowledge.Base, d *Draft, others map[knowledge.FactID]bool) knowledge.FactID {
	if of := d.edits(); of != nil {
		return of.ID
	}
	var parts []string
	if len(d.Fact.By) > 0 {
		parts = append(parts, string(d.Fact.By[0]))
	}
	n := 0
	for _, t := range lexis.Tokenize(d.Fact.Text) {
		if w := notSlug.ReplaceAllString(t.Fold, ""); !t.Stop && len(w) > 2 && !strings.Contains(strings.Join(parts, "-"), w) && n < 4 {
			parts = append(parts, w)
			n++
		}
	}
	s := strings.Join(parts, "-")
	if n == 0 {
		s += "-" + digest(d.Fact.Text)
	}
	s = slug(s)
	if w := d.Fact.When; !w.IsZero() {
		s += "-" + w.First().String()[:7]
	}
	id := knowledge.FactID(s)
	for i := 2; others[id] || c.taken(base, d.Scope, id); i++ {
		id = knowledge.FactID(fmt.Sprintf("%s-%d", s, i))
	}
	return id
}

// idsOfGuilds are the ids that a new global fact must not have, because a guild's
// own fact of the same id would stand in its place there. A guild's own facts need
// only be told apart from the global ones.
func (c *Curator) idsOfGuilds(ctx context.Context) (map[knowledge.FactID]bool, error) {
	records, _, err := c.store.List(ctx, knowledge.Query{Types: []knowledge.RecordType{knowledge.FactRecord}})
	if err != nil {
		return nil, err
	}
	ids := map[knowledge.FactID]bool{}
	for _, r := range records {
		ids[knowledge.FactID(r.ID)] = true
	}
	return ids, nil
}

// taken reports whether an id was ever given to a fact in sight of the scope.
func (c *Curator) taken(base *knowledge.Base, s knowledge.Scope, id knowledge.FactID) bool {
	if base.Fact(id) != nil {
		return true
	}
	for _, scope := range []knowledge.Scope{s, knowledge.Global} {
		if r, err := c.store.Get(context.Background(), factRef(scope, id)); err == nil && r != nil {
			return true
		}
	}
	return false
}

// newSource describes a page as a source.
func newSource(base *knowledge.Base, link string, p *linkcheck.Page) *knowledge.Source {
	u, err := url.Parse(link)
	host := "page"
	if err == nil && u.Hostname() != "" {
		host = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	s := &knowledge.Source{Outlet: host, Title: "[page at " + host + "]", URL: link, Kind: knowledge.News}
	if p != nil {
		if p.Outlet != "" {
			s.Outlet = p.Outlet
		}
		if p.Title != "" {
			s.Title = brackets.Replace(p.Title)
		}
		s.Author, s.Published = p.Author, p.Published
	}
	s.ID = knowledge.SourceID(slug(s.Outlet) + "-" + digest(link))
	for base.Source(s.ID) != nil { // another link of the same digest
		s.ID += "x"
	}
	return s
}

// brackets keeps a page's own title from reading as a curator's description.
var brackets = strings.NewReplacer("[", "(", "]", ")")

// sameLink compares two addresses, but for what does not tell pages apart.
func sameLink(a, b string) bool { return bareLink(a) == bareLink(b) }

func bareLink(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	q := u.Query()
	for k := range q {
		if strings.HasPrefix(k, "utm_") || k == "fbclid" || k == "gclid" {
			q.Del(k)
		}
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/") + "?" + q.Encode()
}
