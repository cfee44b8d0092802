// Package brief composes pages: a summary, a comparison, a round, the ladder of
// where proposals stand. A page is put together from facts as they stand and typed
// templates alone; every fact on it is dated, attributed and cited. The same base,
// horizon and request give the same page.
//
// What a question asks is package answer's; how a page looks is package render's.
package brief
