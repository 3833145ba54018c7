// Package shingle turns a text into what is compared: words, stems, sentences,
// quotations, blocks and, made of these, shingles. Everything carries byte
// offsets into the text as it was given, from the first step on.
//
// A text is scanned once. Words are those of UAX #29, folded and lower-cased
// for comparing; stems are Snowball's, in the language that the text's own
// function words vote for; what is known of each language is the data of
// internal/language. Words and stems are 64-bit hashes from then on:
// no string is kept, and two equal hashes are taken for two equal words.
package shingle
