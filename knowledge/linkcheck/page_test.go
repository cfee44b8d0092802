package linkcheck

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ceasefire-facts/bot/knowledge"
)

const lampText = `<p>The lamp of the outer rock, which the keeper has lit for thirty years, is out, the council said, and it will stay out.</p>`

func TestMetadata(t *testing.T) {
	article := "<article>" + strings.Repeat(lampText, 8) + "</article>"
	tests := []struct {
		name, page string
		want       Page
	}{
		{"nothing", "<p>x", Page{Outlet: "lighthouse.example"}},
		{
			"JSON-LD before all else",
			`<html lang="en-GB"><title>T | Site</title><meta property="og:title" content="OG"><meta property="og:site_name" content="OG site">
			<meta name="author" content="Meta author"><meta property="article:published_time" content="2031-01-01">
			<script type="application/ld+json">not json</script>
			<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Lamp &amp; rock",
			"author":[{"@type":"Person","name":"Ada Rock"},{"name":"Ben Tide"},{"name":"Ada Rock"}],
			"datePublished":"2031-05-13T23:30:00-04:00","publisher":{"@type":"NewsMediaOrg","name":"The Rock Times"}}</script>` + article,
			Page{Title: "Lamp & rock", Outlet: "The Rock Times", Author: "Ada Rock, Ben Tide", Lang: "en", Published: knowledge.MustDate("2031-05-14")},
		},
		{
			"JSON-LD in a graph",
			`<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Site"},{"@type":["Thing","ReportageNewsArticle"],"headline":"Lamp","inLanguage":"he-IL",
			"author":{"@id":"#ada"},"publisher":{"@id":"#pub"},"datePublished":"2031-05-02"},{"@id":"#pub","name":"The Rock Times"},{"@id":"#ada","name":"Ada Rock"}]}</script>` + article,
			Page{Title: "Lamp", Outlet: "The Rock Times", Author: "Ada Rock", Lang: "he", Published: knowledge.MustDate("2031-05-02")},
		},
		{
			"JSON-LD in a list, strings",
			`<script type="application/ld+json; charset=utf-8">[[{"@type":"NewsMediaOrg","name":"Other"}],{"@type":"BlogPosting","headline":"Lamp","author":"Ada Rock","publisher":["The Rock Times"],"datePublished":"May 3, 2031"}]</script>` + article,
			Page{Title: "Lamp", Outlet: "The Rock Times", Author: "Ada Rock", Published: knowledge.MustDate("2031-05-03")},
		},
		{
			"JSON-LD of a page: its date",
			`<title>Lamp</title><script type="application/ld+json">{"@type":"WebPage","datePublished":"2031-05-04T00:30:00+03:00"}</script>` + article,
			Page{Title: "Lamp", Outlet: "lighthouse.example", Published: knowledge.MustDate("2031-05-03")},
		},
		{
			"OpenGraph and meta",
			`<html><meta property="og:title" content="Lamp out"><meta property="og:site_name" content="The Rock Times"><meta property="og:locale" content="ar_EG">
			<meta property="article:author" content="https://social.example/ada"><meta property="article:published_time" content="2031-05-05T10:00:00Z">` + article,
			Page{Title: "Lamp out", Outlet: "The Rock Times", Lang: "ar", Published: knowledge.MustDate("2031-05-05")},
		},
		{
			"markup and readability",
			`<html lang="fr"><title>Lamp out at last, says council - The Rock Times</title><body><article><h1>Lamp out at last</h1><p class="byline">By Ada Rock</p><time pubdate datetime="2031-05-06 08:00">6 May</time>` + strings.Repeat(lampText, 8) + `</article>`,
			Page{Title: "Lamp out at last, says council", Outlet: "lighthouse.example", Author: "Ada Rock", Lang: "fr", Published: knowledge.MustDate("2031-05-06")},
		},
		{
			"nonsense",
			`<html lang="??"><title>` + "\u202eLamp\u200b  out\u0007\n" + strings.Repeat("x", 400) + `</title><meta name="date" content="yesterday"><meta name="author" content="` + strings.Repeat("Ada ", 9000) + `">` + article,
			Page{Title: "Lamp out " + strings.Repeat("x", 290) + "…", Outlet: "lighthouse.example"},
		},
		{
			"Hebrew without a claim",
			`<p>הפנס של הסלע החיצוני כבוי</p>`,
			Page{Outlet: "lighthouse.example", Lang: "he"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := MustRead(t, tt.page)
			tt.want.URL, tt.want.Fetched, tt.want.FetchedAt = someURL.String(), someURL.String(), noon
			if diff := cmp.Diff(tt.want, *got, cmpopts.IgnoreUnexported(Page{}), cmpopts.IgnoreFields(Page{}, "Text", "Hash"),
				cmp.Comparer(func(a, b knowledge.Date) bool { return a == b })); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadDate(t *testing.T) {
	for s, want := range map[string]string{
		"2031-05-13T23:30:00-04:00":       "2031-05-14",
		"2031-05-13T23:30:00.123Z":        "2031-05-13",
		"2031-05-13T23:30:00+0300":        "2031-05-13",
		"2031-05-13":                      "2031-05-13",
		" 2031-05 ":                       "2031-05",
		"20310513":                        "2031-05-13",
		"Tue, 13 May 2031 10:00:00 GMT":   "2031-05-13",
		"Tue, 13 May 2031 23:00:00 -0500": "2031-05-14",
		"13 May 2031":                     "2031-05-13",
		"2031-05-15T10:00:00Z":            "2031-05-15", // a clock that is a day ahead
		"2031-05-17":                      "",
		"1066-10-14":                      "",
		"0001-01-01T00:00:00Z":            "",
		"05/04/2031":                      "",
		"2031-05-01/2031-05-03":           "",
		"yesterday":                       "",
		"":                                "",
		strings.Repeat("2", 1000):         "",
	} {
		if got := readDate(s, noon); got.String() != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestCanonical(t *testing.T) {
	d := newDoor(nil)
	for _, tt := range []struct{ read, claim, want string }{
		{"https://www.rock.example/a?utm_source=x&id=3&fbclid=y", "", "https://www.rock.example/a?id=3"},
		{"https://www.rock.example/a?utm_source=x", "/b", "https://www.rock.example/b"},
		{"https://amp.rock.co.uk/a", "https://www.rock.co.uk/a", "https://www.rock.co.uk/a"},
		{"https://www.rock.example/a", "http://www.rock.example/a#top", "https://www.rock.example/a"},
		{"https://www.rock.example/a", "https://other.example/a", "https://www.rock.example/a"},
		{"https://a.rock.co.uk/a", "https://b.co.uk/a", "https://a.rock.co.uk/a"},
		{"https://www.rock.example/a", "https://www.rock.example/", "https://www.rock.example/a"},
		{"https://www.rock.example/a", "http://127.0.0.1/", "https://www.rock.example/a"},
		{"https://www.rock.example/a", "javascript:alert(1)", "https://www.rock.example/a"},
		{"https://www.rock.example/a", "https://keeper@www.rock.example/b", "https://www.rock.example/a"},
	} {
		read, err := url.Parse(tt.read)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.canonical(read, tt.claim); got != tt.want {
			t.Errorf("%s, claiming %q: got %s", tt.read, tt.claim, got)
		}
	}
}

// TestLinks: what a link becomes.
func TestLinks(t *testing.T) {
	d := newDoor(nil)
	for typed, want := range map[string]string{
		" <HTTPS://Rock.Example/A?q=\u05d0>#x> ": "https://rock.example/A?q=%D7%90%3E",
		"http://rock.example:80/":                "http://rock.example/",
		"http://rock.example:443/":               "http://rock.example:443/",
		"https://פנס.example/פנס":                "https://xn--lebch.example/%D7%A4%D7%A0%D7%A1",
		"https://1.1.1.1/":                       "https://1.1.1.1/",
		"https://[2606:4700:0::1]/":              "https://[2606:4700::1]/",
		"https://rock.example/a|b?c|d=`e`":       "https://rock.example/a%7Cb?c%7Cd=%60e%60",
	} {
		u, err := d.readLink(typed)
		if err != nil || u.String() != want {
			t.Errorf("%q: got %v, %v", typed, u, err)
		}
	}
}

// TestTexts: the form of a text.
func TestTexts(t *testing.T) {
	p := MustRead(t, "<article><h1>Lamp</h1>out<p>a\u202e b<br>c <span>d</span>e</p><ul><li>f</li><li>g<table><tr><td>h<td>i</table></ul></article>")
	if want := "Lamp\nout\na b\nc de\nf\ng\nh\ni"; p.whole.source != want {
		t.Errorf("got %q, want %q", p.whole.source, want)
	}
	if got := plainText("a\nb \n\n\nc\u0000d\n"); got != "a b\ncd" {
		t.Errorf("plain: got %q", got)
	}
}
