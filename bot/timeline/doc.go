// Package timeline chooses the facts of a timeline and words it: as a picture to be
// drawn, as text for those who do not see it, and as a cited list.
//
// It is pure: the same base and query give the same timeline. How a picture is laid out
// is for package picture to know, how a list looks on Discord for package render.
package timeline
