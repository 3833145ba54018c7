// Package boilerplate learns what a site or a series prints on many articles, and
// marks it in texts.
//
// Boilerplate is known by two signs: what recurs in a folder, which [Learn] finds,
// and phrases that fill a line or a sentence, which the zero value of [Rules]
// knows. [Rules.For] gives what marks the texts of an outlet. Learning sees hashes
// of blocks (lines), sentences and grams, a few rare words, and metadata, no texts;
// what it learns is a value that can be written, read again and merged.
//
// Blocks, sentences and runs of words recur where at least five different texts
// have them, within the folder, or within what may be of one outlet: by its name,
// its host, or its folder. They are masked where one text in a hundred of the
// folder has them, or two in a hundred of the outlet, and else rare boilerplate: it
// may be a paragraph that a reporter used again, so it counts where it is a large
// part of a text. What three texts of an outlet have, and what pages end with (see
// feet.go), is rare, too. What is learnt of an outlet holds for its texts alone.
// More metadata only adds boilerplate: what recurs in the folder as a whole is
// learnt whatever else is known.
//
// That alone would make boilerplate of a story that many papers print. So the
// texts have to be on different matters, by the rarest words of what does not
// recur in them (see rest.go); what recurs must not belong to them, by its own rare
// words; and enough of the texts must be their own, since boilerplate is most of a
// page only where a hundred or more have it, which are of few sites (see pages.go).
// Where few texts have it, or each is of a site of its own, a long stretch, and one
// that tells of a day or of a name and a number, is news, unless the texts lie weeks
// apart.
//
// A frame that recurs with other facts (see series.go), and what recurs in an
// outlet on days far apart in texts on one matter, is a series: rare marks of a
// kind of their own. So are the other words of a sentence of which formulas that are
// masked in its outlet are a part.
package boilerplate
