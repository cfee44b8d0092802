package bot

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
)

func TestDownloadsGoToDiscordOnly(t *testing.T) {
	for _, c := range []struct {
		base, address string
		want          bool
	}{
		{"", "https://cdn.discordapp.com/attachments/1/2/a.yaml?ex=1", true},
		{"", "https://media.discordapp.net/attachments/1/2/a.yaml", true},
		{"", "http://cdn.discordapp.com/attachments/1/2/a.yaml", false},
		{"", "https://cdn.discordapp.com:8443/a", false},
		{"", "https://cdn.discordapp.com.evil.example/a", false},
		{"", "https://cdn.discordapp.com@evil.example/a", false},
		{"", "https://user@cdn.discordapp.com/a", false},
		{"", "http://127.0.0.1:80/a", false},
		{"", "file:///etc/passwd", false},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080/attachments/1/2/a", true},
		{"http://127.0.0.1:8080", "http://localhost:8080/attachments/1/2/a", true},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8081/attachments/1/2/a", false},
		{"http://127.0.0.1:8080", "https://cdn.discordapp.com/attachments/1/2/a", false},
	} {
		base, err := discordhttp.ParseBase(c.base)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(c.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := newLoader(base, http.DefaultTransport).own(u); got != c.want {
			t.Errorf("on %q, %s: %v", c.base, c.address, got)
		}
	}
}

// Sizes that were told count for nothing, and nobody leads elsewhere.
func TestDownloadsAreBounded(t *testing.T) {
	m := http.NewServeMux()
	m.HandleFunc("/long", func(w http.ResponseWriter, _ *http.Request) {
		for range 1000 {
			fmt.Fprint(w, "0123456789")
			_ = http.NewResponseController(w).Flush() // without a length
		}
	})
	m.HandleFunc("/told", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "0123456789") })
	m.Handle("/away", http.RedirectHandler("/told", http.StatusFound))
	s := httptest.NewServer(m)
	defer s.Close()
	base, err := discordhttp.ParseBase(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	l := newLoader(base, nil)
	defer l.close()
	for path, want := range map[string]error{"/long": errTooBig, "/told": errTooBig, "/away": errForeign, "/none": nil} {
		_, err := l.Download(t.Context(), &attachment{URL: s.URL + path, Size: 1}, 5)
		var status *APIError
		if want == nil && !errors.As(err, &status) || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := l.Download(t.Context(), &attachment{URL: s.URL + "/told", Size: 100}, 50); !errors.Is(err, errTooBig) {
		t.Errorf("a size that is told: %v", err)
	}
	if b, err := l.Download(t.Context(), &attachment{URL: s.URL + "/told", Size: 10}, 10); err != nil || len(b) != 10 {
		t.Errorf("%s, %v", b, err)
	}
}
