// Package picture draws a timeline: a lane for the rounds of talks and one for each
// party, every fact a marker whose shape and colour tell its kind, labels where they
// have room, a legend and notes.
//
// [Arrange] lays a [Timeline] out as data, a pure step that tests look at; Draw turns
// the layout into an image. The same timeline gives the same pixels on every run. Which
// facts are shown, and in which words, is for package timeline to say; nothing is known
// here of facts, questions or Discord.
package picture
