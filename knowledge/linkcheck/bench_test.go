package linkcheck

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// longPage is an article of about the given size in bytes, in markup like that of
// news sites.
func longPage(size int) string {
	var b strings.Builder
	b.WriteString(`<html lang="en"><head><title>Lamp</title></head><body><nav><ul>` + strings.Repeat(`<li><a href="/x">News</a></li>`, 50) + `</ul></nav><main><article><h1>Lamp</h1>`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `<div class="p-%d"><p class="text">On day %d the keeper of the outer rock said that <a href="/%d">the lamp</a>, which he had lit <em>every</em> night, would stay lit; the council, he said, “may send its boat number %d”.</p></div>`, i, i, i, i)
	}
	b.WriteString("</article></main></body></html>")
	return b.String()
}

func BenchmarkPage(b *testing.B) {
	body := []byte(longPage(300 << 10))
	c := New(Options{})
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := c.read(b.Context(), &fetched{url: someURL, body: body, at: noon}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHolds(b *testing.B) {
	page := MustRead(b, longPage(300<<10))
	for name, quote := range map[string]string{
		"verbatim": "the council, he said, “may send its boat number 777”",
		"elided":   "On day 777 the keeper [...] the council",
		"nearly":   "On day 777 the keeper of the inner rock said that the lamp, which he had lit every night, would go out",
		"absent":   "the admiral abandoned every frigate in the harbour of the capital that winter",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if got := page.Holds(quote).Match.String(); got != name {
					b.Fatal(got)
				}
			}
		})
	}
}

// BenchmarkReadability runs it on the dearest pages found within its bounds.
func BenchmarkReadability(b *testing.B) {
	for name, page := range map[string]string{
		"many elements": strings.Repeat("<section><h2>x</h2><p>The lamp, the keeper.</p></section>", maxReadElements/3-10),
		"long text":     strings.Repeat("<p>"+strings.Repeat("the lamp, ", 2000)+"</p>", 180),
		"deep":          strings.Repeat("<div>", 400) + strings.Repeat("<p>"+strings.Repeat("the lamp, ", 60)+"</p>", 90),
		"lists":         strings.Repeat("<ul><li>", 200) + strings.Repeat("<li>the lamp, x", 3500),
		"links":         strings.Repeat("<div><a href=x>the lamp</a>", 150) + strings.Repeat("<a href=x>the lamp</a> ", 14000),
		"deep elements": strings.Repeat("<div>the lamp, x", 450) + strings.Repeat("<p>a, b</p>", 10_000),
		"table":         "<table>" + strings.Repeat("<tr><td>the lamp, x<td>y", maxReadElements/3-10),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				doc, err := parse(b.Context(), []byte(page))
				if err != nil || !withinBounds(doc) {
					b.Fatal(err, "or out of bounds")
				}
				start := time.Now()
				b.StartTimer()
				runReadability(doc, someURL)
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms")
			}
		})
	}
}
