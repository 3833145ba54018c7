package align

// counterparts are the content sentences that are each other's best match of
// cosine firmMatch and more, beside the matches found. Neighbours on both sides
// become one match.
func (c *comparison) counterparts(found []match) []match {
	var out []match
	for i, m := range c.bestA {
		if m.sentence < 0 || c.bestB[m.sentence].sentence != int32(i) || m.cosine < firmMatch {
			continue
		}
		next := match{
			a:    c.a.sentences[c.a.contents[i]].tokens(),
			b:    c.b.sentences[c.b.contents[m.sentence]].tokens(),
			prob: float64(m.cosine),
		}
		if overlaps(found, &next) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].a.Last == next.a.First && out[n-1].b.Last == next.b.First {
			out[n-1].a.Last, out[n-1].b.Last = next.a.Last, next.b.Last
			continue
		}
		out = append(out, next)
	}
	return out
}

// overlaps reports whether one of the matches overlaps m on either side.
func overlaps(matches []match, m *match) bool {
	for i := range matches {
		if matches[i].a.Overlap(m.a) > 0 || matches[i].b.Overlap(m.b) > 0 {
			return true
		}
	}
	return false
}
