package picture

import (
	"image/color"

	"github.com/ceasefire-facts/bot/knowledge"
)

// An ink is a colour by its meaning. There are at most 16: with 16 steps from the
// background to the full colour they make a palette of 256.
type ink uint8

// The inks. Those of kinds are told apart by people who confuse colours as well
// (after Okabe and Ito), and each kind has a shape of its own besides.
const (
	textInk ink = iota
	mutedInk
	ruleInk   // between lanes
	gridInk   // of the axis
	leaderInk // from a marker to its label
	statusInk
	demandInk
	positionInk
	proposalInk
	summitInk
	agreementInk
	eventInk
	backgroundInk
	inks
)

// steps is how many there are from the background to an ink, both included.
const steps = 16

var kindInk = map[knowledge.Kind]ink{
	knowledge.Status: statusInk, knowledge.Demand: demandInk, knowledge.Position: positionInk, knowledge.Proposal: proposalInk,
	knowledge.Summit: summitInk, knowledge.Agreement: agreementInk, knowledge.Event: eventInk, knowledge.Background: backgroundInk,
}

type scheme struct {
	ground color.NRGBA
	inks   [inks]color.NRGBA
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

var schemes = [...]scheme{
	Dark: {ground: rgb(0x1E1F22), inks: [inks]color.NRGBA{
		textInk: rgb(0xF2F3F5), mutedInk: rgb(0xB5BAC1), ruleInk: rgb(0x43464D), gridInk: rgb(0x2E3035), leaderInk: rgb(0x7D828B),
		statusInk: rgb(0x56B4E9), demandInk: rgb(0xE69F00), positionInk: rgb(0xD58BB5), proposalInk: rgb(0xF0E442),
		summitInk: rgb(0x2CC295), agreementInk: rgb(0xFFFFFF), eventInk: rgb(0xFF7A3D), backgroundInk: rgb(0xA0A4AB),
	}},
	Light: {ground: rgb(0xFFFFFF), inks: [inks]color.NRGBA{
		textInk: rgb(0x1A1B1E), mutedInk: rgb(0x5C5F66), ruleInk: rgb(0xC9CCD2), gridInk: rgb(0xE9EBEE), leaderInk: rgb(0x8E939C),
		statusInk: rgb(0x0072B2), demandInk: rgb(0xB36B00), positionInk: rgb(0xA6477E), proposalInk: rgb(0x8A7A00),
		summitInk: rgb(0x00805F), agreementInk: rgb(0x000000), eventInk: rgb(0xC94A00), backgroundInk: rgb(0x70747C),
	}},
}

// palette gives the colours: for each ink its steps, from the background on.
func (t Theme) palette() color.Palette {
	s := &schemes[Dark]
	if int(t) < len(schemes) {
		s = &schemes[t]
	}
	p := make(color.Palette, 0, int(inks)*steps)
	for _, c := range s.inks {
		for i := range steps {
			mix := func(from, to uint8) uint8 {
				return uint8((int(from)*(steps-1-i) + int(to)*i + (steps-1)/2) / (steps - 1))
			}
			p = append(p, color.NRGBA{R: mix(s.ground.R, c.R), G: mix(s.ground.G, c.G), B: mix(s.ground.B, c.B), A: 0xFF})
		}
	}
	return p
}
