package bot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/render"
)

func TestUnasked(t *testing.T) {
	got, err := unasked(outreach.Message{Content: "Look:", Embeds: []outreach.Embed{{
		Title: "News", Description: "One. [1]", Color: 7, Fields: []outreach.Field{{Name: "Sources", Value: "[1] Gazette"}}, Footer: &outreach.Footer{Text: "ref"},
	}}})
	want := render.Message{Content: "Look:", Embeds: []*discordgo.MessageEmbed{{
		Title: "News", Description: "One. [1]", Color: 7, Fields: []*discordgo.MessageEmbedField{{Name: "Sources", Value: "[1] Gazette"}}, Footer: &discordgo.MessageEmbedFooter{Text: "ref"},
	}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}
