package page_test

import "testing"

// TestCorrectionIsSeen: somebody reads an answer, reports an error, a moderator
// corrects the fact for the server, and the answer that was read carries a banner.
func TestCorrectionIsSeen(t *testing.T) {
	s := serveDesk(t)
	h := &hand{tab: visit(t, s.URL(), "/#asker")}
	h.size(1280, 1200)
	h.theme("dark")
	h.ask("What did the keepers ask for on 10 January 2031?")
	h.lastSays("forty barrels")
	h.shots("correction-01-answer")
	h.presses("Report an error")
	h.typeIn("What is wrong?", "It was thirty-six barrels, says the Gazette.", false)
	h.shots("correction-02-report")
	h.gets("thanks", h.submits)
	h.lastSays("The moderators will see it")

	h.persona("moderator")
	h.use("queue")
	h.gets("the queue", func() { h.press("Enter") })
	h.lastSays("A reader reports an error")
	h.shots("correction-03-queue")
	h.presses("Edit 1")
	h.typeIn("What the fact says", "The Keepers' Guild asked on 10 January 2031 that the pilots pay for thirty-six barrels of lamp oil a year.", true)
	h.typeIn("Quotation", "", true)
	h.typeIn("Link", articleLink, true)
	h.gets("the draft", h.submits)
	h.presses("Save")
	h.lastSays("Corrected, and answering questions now")

	h.persona("asker")
	h.awaitText("On record now:")
	h.shots("correction-04-banner")
	h.accessible("an answer with a banner")

	h.use("whatsnew")
	h.gets("what is new", func() { h.press("Enter") })
	h.lastSays("thirty-six barrels")
	h.shots("correction-05-whatsnew")
}
