package linkcheck

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
)

// hostile are pages made to be dear, each of about the given size in bytes.
var hostile = map[string]func(size int) string{
	"nested divs":  func(n int) string { return strings.Repeat("<div>", n/5) },
	"nested spans": func(n int) string { return strings.Repeat("<span>x", n/7) },
	"paragraphs":   func(n int) string { return strings.Repeat("<p>x, y", n/7) },
	"breaks":       func(n int) string { return strings.Repeat("x<br>", n/5) },
	"anchors":      func(n int) string { return strings.Repeat("<a href=x><p>", n/13) },
	"links":        func(n int) string { return strings.Repeat("<a href=x>a b</a> ", n/18) },
	"tables":       func(n int) string { return strings.Repeat("<table><tr><td>x", n/16) },
	"cells":        func(n int) string { return "<table>" + strings.Repeat("<tr><td>x<td>y", n/14) },
	"bodies":       func(n int) string { return numbered("<body a%d=1>", n) },
	"formatting":   func(n int) string { return numbered("<b a=%d>", n/100) + strings.Repeat("<p>", n/3) },
	"svg titles": func(n int) string {
		return "<svg><title>" + numbered("<b a=%d>", 4<<10) + strings.Repeat("<p>", n/3)
	},
	"attributes":   func(n int) string { return "<p " + strings.Repeat("a ", n/2) + ">x" },
	"entities":     func(n int) string { return strings.Repeat("&NotEqualTilde;", n/15) },
	"one text":     func(n int) string { return "<p>" + strings.Repeat("lamp, ", n/6) },
	"deep text":    func(n int) string { return strings.Repeat("<div>", 400) + strings.Repeat("lamp, ", n/6) },
	"deep blocks":  func(n int) string { return strings.Repeat("<div>a, b", 400) + strings.Repeat("<p>c, d</p>", n/11) },
	"css comments": func(n int) string { return `<p style="` + strings.Repeat("/**/", n/4) + `">x` },
	"unclosed":     func(n int) string { return strings.Repeat("<!--", n/4) },
	"marks":        func(n int) string { return "<p>e" + strings.Repeat("\u0301", n/2) },
	"sections": func(n int) string {
		return strings.Repeat("<section><h2>x</h2><p>The lamp, the keeper.</p></section>", n/56)
	},
	"json":         func(n int) string { return `<script type="application/ld+json">` + strings.Repeat("[{},", n/4) },
	"nested lists": func(n int) string { return strings.Repeat("<ul><li>", 200) + strings.Repeat("<li>x", n/5) },
	"raised":       func(n int) string { return strings.Repeat("<sup>", 400) + strings.Repeat("<sup></sup>", n/11) },
}

func numbered(format string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

var someURL = &url.URL{Scheme: "https", Host: "lighthouse.example", Path: "/news"}

// TestHostilePages reads pages made to take time, memory or stack, of a size that
// the bounds let through mostly. They take up to 0.3 s, some fifty times that with
// the race detector on a busy machine; what is unbounded takes many minutes.
func TestHostilePages(t *testing.T) {
	const (
		size  = 60 << 10
		bound = 2 * time.Minute
	)
	c := New(Options{})
	for name, page := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			p, err := c.read(t.Context(), &fetched{url: someURL, body: []byte(page(size)), at: start})
			if err != nil && !errors.Is(err, ErrTooLarge) {
				t.Error(err)
			}
			if err == nil {
				p.Holds("the lamp, the keeper, and a word")
			}
			if took := time.Since(start); took > bound {
				t.Errorf("took %s", took)
			}
		})
	}
}

// TestDivBomb is a million nested elements, within a body that is allowed.
func TestDivBomb(t *testing.T) {
	c := New(Options{})
	for _, tag := range []string{"<div>", "<b>", "<a>", "<p><b>", "<table>", "<svg>", "<x-y>"} {
		bomb := []byte(strings.Repeat(tag, 1_000_000))
		_, err := c.read(t.Context(), &fetched{url: someURL, body: bomb, at: time.Now()})
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("a million %s: got %v", tag, err)
		}
	}
}

// TestManyBodies: a few dozen are refused before the parser, whose time grows
// with their number times their attributes.
func TestManyBodies(t *testing.T) {
	for n, want := range map[int]error{maxRoots: nil, maxRoots + 1: ErrTooLarge} {
		if _, err := parse(t.Context(), []byte(strings.Repeat("<BODY a=1>", n))); !errors.Is(err, want) {
			t.Errorf("%d bodies: got %v", n, err)
		}
	}
}

// TestDeepest reads what is nested as deep as it may be.
func TestDeepest(t *testing.T) {
	c := New(Options{})
	page := strings.Repeat("<div>", 480) + "<p>The lamp of the outer rock is out." + strings.Repeat("</div>", 480)
	p, err := c.read(t.Context(), &fetched{url: someURL, body: []byte(page), at: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	if f := p.Holds("The lamp of the outer rock is out."); f.Match != Verbatim {
		t.Errorf("got %+v", f)
	}
}

// TestReadTime ends reading when its time is over: in the parser, and in what
// cannot be stopped.
func TestReadTime(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := parse(ctx, []byte("<p>The lamp")); !errors.Is(err, ErrStopped) {
		t.Errorf("parse when stopped: got %v", err)
	}
	late, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	if _, err := parse(late, []byte("<p>The lamp")); !errors.Is(err, ErrTimeout) {
		t.Errorf("parse when late: got %v", err)
	}
	doc, err := parse(t.Context(), []byte("<p>Links<article><p>The lamp is out.</article>"))
	if err != nil {
		t.Fatal(err)
	}
	busy := newArticleReader(1)
	busy.slots <- struct{}{}
	if a := busy.read(t.Context(), doc, someURL); a.text != "The lamp is out." {
		t.Errorf("without a slot for readability: got %+v", a)
	}
}
