// Package linkcheck reads the page behind a link that a moderator typed, and
// tells whether a quotation stands on it in those words.
//
// The link, the server and the page are all taken to be hostile. A [Checker]
// opens public web addresses only, which it checks where nothing can go around
// it: at the moment of connecting, on the address connected to. It reads within
// bounds of time, size and nesting, and takes from the page what a reader can
// see: no scripts, no comments in the markup, nothing hidden.
//
// What it cannot know: style sheets and scripts are not run, so words that only
// they hide count as seen, and words that only they write are not there. What a
// page says of itself (outlet, author, date) is the page's word, not a finding.
//
// Deciding what to do with a page, keeping it, and trying again later are left
// to the caller; [Retry] tells whether trying again makes sense.
package linkcheck
