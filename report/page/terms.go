package page

import (
	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
)

// The page explains every word of the vocabulary that it uses. Signs are
// characters that the common fonts of all systems hold.

var verdictTerms = terms(finding.NumVerdicts, func(i int) string { return finding.Verdict(i).String() }, []pageTerm{
	{Sign: "=", Meaning: "The same text, give or take formatting and boilerplate."},
	{Sign: "⊂", Meaning: "Nearly all of one article is in the other, mostly word for word."},
	{Sign: "◐", Meaning: "A substantial part is shared word for word or lightly edited, the rest is not."},
	{Sign: "≈", Meaning: "Substantial parts say the same in other words, sentence for sentence."},
	{Sign: "“", Meaning: "What they share is quoted speech or documents. This is not reuse."},
	{Sign: "▤", Meaning: "One mould with other facts, such as forecasts, results or notices. This is not reuse."},
	{Sign: "○", Meaning: "The same event, written independently. This is not reuse."},
	{Sign: "·", Meaning: "Nothing that points to reuse."},
})

var classTerms = terms(align.NumClasses, func(i int) string { return align.Class(i).String() }, []pageTerm{
	{Sign: "1", Meaning: "The same words."},
	{Sign: "2", Meaning: "The same words with some changed, added or taken out."},
	{Sign: "3", Meaning: "The same content in other words."},
	{Sign: "4", Meaning: "Quoted speech or documents. Never counts as reuse."},
	{Sign: "5", Meaning: "Text that the outlet repeats in many articles. Never counts as reuse."},
})

var opTerms = terms(words.NumOps, func(i int) string { return words.Op(i).String() }, []pageTerm{
	{Sign: "", Meaning: "The same word on both sides."},
	{Sign: "~", Meaning: "The same word in another form."},
	{Sign: "≈", Meaning: "A word of the same meaning."},
	{Sign: "≠", Meaning: "Another word in the same place."},
	{Sign: "+", Meaning: "Only in the right article."},
	{Sign: "−", Meaning: "Only in the left article."},
	{Sign: "⇄", Meaning: "The same word in another place."},
})

func terms(n int, name func(int) string, list []pageTerm) []pageTerm {
	if len(list) != n {
		panic("report: a word of the vocabulary has no explanation")
	}
	for i := range list {
		list[i].Name = name(i)
	}
	return list
}
