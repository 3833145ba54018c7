package judge

import (
	"crypto/sha256"
	"encoding/binary"

	"reprint/align"
	"reprint/detect/finding"
	"reprint/shingle"
)

// A Marker says what of a text is boilerplate: what does not count as its own
// words, and what does unless reuse consists of little else. boilerplate.Marker is one.
type Marker interface {
	Marks(t *shingle.Text, masked, rare []finding.Mark) (_, _ []finding.Mark)
}

// A Prepared is a text ready to be judged: analysed, masked, and with what
// alignment needs of it. It is read-only once prepared, and is shared by all pairs
// of its document, concurrently too. It takes about 130 bytes a word: 40 for its
// tokens, 60 to 80 for what alignment adds, and its bytes.
type Prepared struct {
	text   shingle.Text
	masked []finding.Mark
	rare   []finding.Mark
	side   align.Side
}

// A Source is what a text is prepared from.
type Source struct {
	Text string
	Lang string // the declared language, "" for unknown
	// Quoted are the spans that the format of the text marks as quoted.
	Quoted []finding.Span
}

// Prepare makes p of a text, in the memory of what p held. The analyzer is used by
// nobody else meanwhile.
func (p *Prepared) Prepare(z *shingle.Analyzer, s Source, m Marker) {
	z.AnalyzeInto(&p.text, s.Text, s.Lang)
	p.text.Quote(s.Quoted)
	p.masked, p.rare = m.Marks(&p.text, p.masked[:0], p.rare[:0])
	spans := make([]finding.Span, len(p.masked))
	for i := range p.masked {
		spans[i] = p.masked[i].Span
	}
	p.text.Mask(spans)
	p.side.Reset(&p.text)
	var rare, series []finding.Span
	for _, m := range p.rare {
		if m.Kind == finding.Series {
			series = append(series, m.Span)
		} else {
			rare = append(rare, m.Span)
		}
	}
	p.side.MarkRare(rare)
	p.side.MarkSeries(series)
}

// Words is how many words the text has.
func (p *Prepared) Words() int { return len(p.text.Tokens) }

// Marks are the spans that do not count as the text's own words: quotations, then
// boilerplate, each in order.
func (p *Prepared) Marks() []finding.Mark {
	marks := make([]finding.Mark, 0, len(p.text.Quotations)+len(p.masked))
	for _, q := range p.text.Quotations {
		marks = append(marks, finding.Mark{Span: q.Span, Kind: finding.Quotation, Reason: "quotation marks", Speaker: q.Speaker})
	}
	return append(marks, p.masked...)
}

// A Key identifies a judgement: two texts, each with what is quoted and masked in
// it, and the models. Equal keys have equal verdicts, whatever else lies in the folder.
type Key struct {
	TextA, MaskA, TextB, MaskB [32]byte
	Models                     [32]byte
}

// KeyOf is the key under which what Judge says of a and b can be kept.
func KeyOf(a, b *Prepared) Key {
	return Key{a.textHash(), a.maskHash(), b.textHash(), b.maskHash(), Models()}
}

// Models identifies the models that decide on passages, summaries and pairs.
func Models() [32]byte { return sha256.Sum256([]byte(align.Models() + pairModelText)) }

// textHash is over the text and its language, which decides on stems.
func (p *Prepared) textHash() [32]byte {
	return sha256.Sum256([]byte(p.text.Lang + "\x00" + p.text.Source))
}

// maskHash is over the marks of quotations and boilerplate.
func (p *Prepared) maskHash() [32]byte {
	var data []byte
	for _, marks := range [][]finding.Mark{p.Marks(), p.rare} {
		data = binary.AppendUvarint(data, uint64(len(marks)))
		for _, m := range marks {
			data = binary.AppendUvarint(data, uint64(m.Start))
			data = binary.AppendUvarint(data, uint64(m.End))
			data = append(append(data, m.Reason...), 0)
		}
	}
	return sha256.Sum256(data)
}
