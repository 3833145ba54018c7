package wording

import (
	"fmt"
	"strings"

	"reprint/align"
	"reprint/detect/finding"
)

// SideNames are what the sentences about a pair call its documents: by outlet
// and letter where the outlets tell them apart, else by letter.
func SideNames(outletA, outletB string) (a, b string) {
	if outletA == "" || outletB == "" || outletA == outletB {
		return "A", "B"
	}
	return outletA + " (A)", outletB + " (B)"
}

// Headline says in plain words what relation a pair has; a and b are the names
// of its documents. Only a known order makes one of them the one that takes, and
// only where they have no common source, of which both took.
func Headline(p *finding.Pair, a, b string) string {
	text := relation(p, a, b)
	if p.CommonSource && p.Verdict.Finding() {
		text += ", likely from a common source"
	}
	return text
}

func relation(p *finding.Pair, a, b string) string {
	later, earlier := a, b
	whole := p.BA // share of the earlier that stands in the later
	if p.Order == finding.AFirst {
		later, earlier, whole = b, a, p.AB
	}
	known := p.Order != finding.OrderUnknown && !p.CommonSource
	switch p.Verdict {
	case finding.Duplicate:
		if known {
			return later + " carries the text of " + earlier + " unchanged"
		}
		return a + " and " + b + " carry the same text"
	case finding.Syndicated:
		switch {
		case !known && p.AB >= p.BA:
			return "Nearly all of " + a + " stands in " + b
		case !known:
			return "Nearly all of " + b + " stands in " + a
		case whole < max(p.AB, p.BA) && whole < wholeCover:
			return later + " reprints most of " + earlier
		}
		return later + " reprints " + earlier
	case finding.Partial:
		if known {
			return later + " takes a part of " + earlier
		}
		return a + " and " + b + " share a part word for word"
	case finding.Rewrite:
		if known {
			return later + " rewrites " + earlier
		}
		return a + " and " + b + " say the same in other words"
	case finding.Quotes:
		return a + " and " + b + " share only quoted words"
	case finding.Template:
		return a + " and " + b + " fill one mould with other facts"
	case finding.Event:
		return a + " and " + b + " report one event independently"
	}
	return "Nothing in " + a + " and " + b + " points to reuse"
}

// Figures says the figures behind a verdict in a sentence.
func Figures(p *finding.Pair) string {
	if !p.Verdict.Finding() {
		return notReuseLine(p)
	}
	side, other, share, back := "B", "A", p.BA, p.AB
	if p.Order == finding.BFirst || p.Order == finding.OrderUnknown && p.AB > p.BA {
		side, other, share, back = "A", "B", p.AB, p.BA
	}
	if share < shownCover && back < shownCover {
		return "Its sentences have their counterparts in the other article, but none is close enough to be marked."
	}
	return fmt.Sprintf("%s of %s’s own words stand in %s and %s of %s’s in %s, in %s: %s.", Percent(100*share), side, other,
		Percent(100*back), other, side, Plural(reusedPassages(p), "passage", "passages"), howReused(p))
}

func reusedPassages(p *finding.Pair) int {
	n := 0
	for i := range p.Passages {
		if p.Passages[i].Class < align.Quotation {
			n++
		}
	}
	return n
}

// howReused lists the reused words by class.
func howReused(p *finding.Pair) string { return ByClass(p.ClassWords[:align.Quotation]) }

func ByClass(words []int) string {
	var parts []string
	for class, n := range words {
		if n > 0 {
			parts = append(parts, Plural(n, "word", "words")+" "+[]string{"word for word", "with small changes", "in other words", "of quotation"}[class])
		}
	}
	if len(parts) == 0 {
		return "no passage marked"
	}
	return strings.Join(parts, ", ")
}

func notReuseLine(p *finding.Pair) string {
	quoted := p.ClassWords[align.Quotation]
	var text string
	switch {
	case p.Verdict == finding.Quotes && quoted > 0:
		text = Plural(quoted, "quoted word stands", "quoted words stand") + " in both. Quotations never count as reuse."
	case p.Verdict == finding.Quotes:
		text = "Quotations never count as reuse."
	case p.Verdict == finding.Template:
		text = "Their sentences are equal but for names and numbers, which differ. This is not reuse."
	case p.Verdict == finding.Event && quoted > 0:
		text = "They share names, figures and " + Plural(quoted, "quoted word", "quoted words") + ". This is not reuse."
	case p.Verdict == finding.Event:
		text = "They share names and figures. This is not reuse."
	default:
		text = "What they have in common is no more than chance."
	}
	if p.Words > 0 {
		text += fmt.Sprintf(" Besides, %s look alike, too little to be called reuse.", howReused(p))
	}
	return text
}

// Order says which document came first, and how that is known.
func Order(p *finding.Pair) string {
	var text string
	switch p.Order {
	case finding.AFirst:
		text = "A was first"
	case finding.BFirst:
		text = "B was first"
	default:
		text = "Which was first is not known"
	}
	if p.OrderBasis.Kind != finding.NoBasis {
		text += ": " + p.OrderBasis.String()
	}
	return strings.TrimRight(text, ".") + "."
}

// Title is the title of a document, or its ID where it has none.
func Title(d *finding.Document) string {
	if t := Printable(d.Title); t != "" {
		return t
	}
	return Printable(d.ID)
}

// Reasons lists the reasons of a pair, and last which document came first, under
// the names that the report gives the two.
func Reasons(p *finding.Pair, a, b string) []string {
	reasons := finding.Sentences(p.Reasons)
	if p.Order != finding.OrderUnknown {
		first := a
		if p.Order == finding.BFirst {
			first = b
		}
		reason := first + " came first"
		if p.OrderBasis.Kind != finding.NoBasis {
			reason += ": " + p.OrderBasis.String()
		}
		reasons = append(reasons, reason)
	}
	for i := range reasons {
		reasons[i] = Printable(reasons[i])
	}
	return reasons
}
