package picture

import (
	"bytes"
	_ "embed"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

// The fonts are Noto Sans, Noto Sans Hebrew and Noto Sans Arabic, cut to the letters
// that are needed by fonts/subset.sh; their licence is fonts/OFL.txt.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	latinRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	latinBold []byte
	//go:embed fonts/NotoSansHebrew-Regular.ttf
	hebrewRegular []byte
	//go:embed fonts/NotoSansHebrew-Bold.ttf
	hebrewBold []byte
	//go:embed fonts/NotoSansArabic-Regular.ttf
	arabicRegular []byte
	//go:embed fonts/NotoSansArabic-Bold.ttf
	arabicBold []byte
)

// A weight is how thick letters are.
type weight uint8

const (
	regular weight = iota
	bold
	weights
)

// A script has a font of its own.
type script uint8

const (
	latin script = iota
	hebrew
	arabic
	scripts
)

// What shaping wants to know of a script.
var (
	scriptTag  = [scripts]language.Script{language.Latin, language.Hebrew, language.Arabic}
	scriptLang = [scripts]language.Language{"en", "he", "ar"}
)

// fonts reads the embedded fonts, once; they may be shared, the faces made of them
// may not. It panics on a broken file, which tests would show.
var fonts = sync.OnceValue(func() (out [weights][scripts]*font.Font) {
	for w, files := range [weights][scripts][]byte{{latinRegular, hebrewRegular, arabicRegular}, {latinBold, hebrewBold, arabicBold}} {
		for s, data := range files {
			face, err := font.ParseTTF(bytes.NewReader(data))
			if err != nil {
				panic(fmt.Sprintf("picture: embedded font %d of weight %d: %v", s, w, err))
			}
			out[w][s] = face.Font
		}
	}
	return out
})
