package boilerplate

// Very many texts with a block are pages of one template, which may be most of each
// page. So may a story be that very many print, each with a line of its own below. Two
// things tell these apart: pages of a template are of few sites, and copies of one
// each; and beside its template a page has a matter, and a copy has hardly a line.

// pages is how many pages of one template documents may be: as many as they are, or 0
// where they are copies of a story.
func (l *learner) pages(docs []uint32) int {
	if len(docs) < newsPages {
		return len(docs)
	}
	sample, n := sampleOf(docs)
	many, named := l.sites(sample[:n])
	if many || !named && l.rest.littleMatter(sample[:n]) {
		return 0
	}
	return len(docs)
}

// named reports whether the parts are of one outlet or host each.
func (p *partition) named() bool { return !p.all && !p.guessed }

// sites reports whether most of some documents are of a site of their own, by the
// first of their Outlets that is known of most, and whether that is no guess.
func (l *learner) sites(docs []uint32) (many, named bool) {
	for way := range l.articles[docs[0]].Outlets {
		names, known := map[string]bool{}, 0
		for _, d := range docs {
			if name := l.articles[d].Outlets[way]; name != "" {
				names[name] = true
				known++
			}
		}
		if 2*known > len(docs) {
			return 2*len(names) > known, way < namedWays
		}
	}
	return false, false
}

// littleMatter reports whether most of some documents have few words that do not recur.
func (r *rest) littleMatter(docs []uint32) bool {
	little := 0
	for _, d := range docs {
		little += one(r.own[d] < matterWords)
	}
	return 2*little > len(docs)
}
