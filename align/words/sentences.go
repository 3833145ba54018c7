package words

// sentencePairs counts, for one sentence of A, the pairs of its content words
// by sentences of B.
type sentencePairs struct {
	at       int32 // the sentence of A, -1 for none
	contents int32 // its content words
	counts   []sentenceCount
}

type sentenceCount struct{ sentence, pairs int32 }

// count counts the sentence that word i of A stands in.
func (s *sentencePairs) count(w *alignment, i int32) {
	s.at = w.a.sentences[i]
	s.contents, s.counts = w.a.contents[s.at], s.counts[:0]
	for i > 0 && w.a.sentences[i-1] == s.at {
		i--
	}
	for ; i < w.a.len() && w.a.sentences[i] == s.at; i++ {
		if !w.a.free(i) && w.a.content(i) {
			s.add(w.b.sentences[w.a.to[i]])
		}
	}
}

func (s *sentencePairs) add(sentence int32) {
	for k := range s.counts {
		if s.counts[k].sentence == sentence {
			s.counts[k].pairs++
			return
		}
	}
	if len(s.counts) < maxSentences {
		s.counts = append(s.counts, sentenceCount{sentence, 1})
	}
}

// share says how much the counted sentence has in common with that of word j of
// B, from 0 to 1, without some of its pairs.
func (s *sentencePairs) share(w *alignment, j, without int32) float32 {
	return min(1, s.portion(w, j, without)/sentenceFull)
}

// portion is how much of the shorter of the two sentences is paired with the other.
func (s *sentencePairs) portion(w *alignment, j, without int32) float32 {
	at := w.b.sentences[j]
	for _, c := range s.counts {
		if c.sentence == at {
			return float32(c.pairs-without) / float32(min(s.contents, w.b.contents[at]))
		}
	}
	return 0
}
