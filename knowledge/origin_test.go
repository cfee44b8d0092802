package knowledge_test

import (
	"strings"
	"testing"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func TestOrigins(t *testing.T) {
	outlets := []k.Source{
		{ID: "bugle-lamp", Outlet: "Bay Bugle (LPA)", Kind: k.Wire},
		{ID: "post-lamp", Outlet: "Cape Post (LPA)", Kind: k.News},
		{ID: "lpa-via", Outlet: "LPA (via Dune Daily)", Kind: k.Wire},
		{ID: "told", Outlet: "Eddy Echo", Agency: "LPA", Kind: k.News},
		{ID: "both", Outlet: "LPA/AFP (via Fjord Post)", Kind: k.Wire},
		{ID: "long", Outlet: "Gull Gazette (Anadolu Agency)", Kind: k.Wire},
		{ID: "short", Outlet: "Gull Gazette (Anadolu, citing Bay Bugle)", Kind: k.Wire},
		{ID: "cites", Outlet: "Hull Herald (citing Bay Bugle and others)", Kind: k.News},
		{ID: "bugle", Outlet: "The Bay Bugle", Kind: k.News},
		{ID: "with", Outlet: "Isle News (with LPA)", Kind: k.News},
		{ID: "country", Outlet: "The Standard (Capeland)", Kind: k.News},
		{ID: "live", Outlet: "Jetty Journal (live blog)", Kind: k.News},
		{ID: "stored", Outlet: "Kelp Courier (LPA, stored elsewhere)", Kind: k.Wire},
		{ID: "agencies", Outlet: "Kelp Courier (agencies)", Kind: k.Wire},
		{ID: "official", Outlet: "Harbour Council", Kind: k.Official},
		{ID: "wire", Outlet: "Coast Wire", Kind: k.Wire},
	}
	p := &k.Pack{}
	for _, s := range outlets {
		p.Sources = append(p.Sources, &s)
	}
	b := mustBase(t, p)
	for sources, want := range map[string]string{
		"bugle-lamp": "LPA",
		"bugle-lamp post-lamp lpa-via told with stored both": "LPA",
		"long short":            "Anadolu Agency",
		"cites bugle":           "Bay Bugle",
		"bugle bugle-lamp":      "The Bay Bugle, LPA",
		"country live agencies": "The Standard, Jetty Journal, Kelp Courier",
		"official wire":         "Harbour Council, Coast Wire",
		"gone":                  "",
		"":                      "",
	} {
		f := &k.Fact{}
		for _, id := range strings.Fields(sources) {
			f.Sources = append(f.Sources, k.SourceID(id))
		}
		if got := strings.Join(b.Origins(f), ", "); got != want {
			t.Errorf("%s: %q, want %q", sources, got, want)
		}
	}
}
