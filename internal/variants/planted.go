package variants

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// Planted are literal copies of the reports of stories, as a careless editor makes
// them, beside the reports. Each report has four:
//
//	edited   3 to 20% of the words changed, dropped or added
//	trimmed  the first 40 to 90% of the paragraphs
//	excerpt  60 to 200 running words, in the first half of another article
//	partial  30 to 60% of the paragraphs, among those of the second half of another
//
// The other article is the independent report of the next story, or of the one
// behind it, which makes negatives of the same event. Copies of one report are
// related through it and don't count.
func Planted(stories Texts) *Collection {
	c := &Collection{Texts: Texts{}}
	list := numbers(stories)
	for i, n := range list {
		p := planter{rand: rand.New(rand.NewPCG(5, uint64(i))), text: stories[name(n, source)]}
		next, behind := list[(i+1)%len(list)], list[(i+2)%len(list)]
		first, _ := halved(stories[name(next, other)])
		_, second := halved(stories[name(behind, other)])
		c.Texts[name(n, source)] = p.text
		c.plant(n, "edited", p.edited(first))
		c.plant(n, "trimmed", p.trimmed())
		c.plant(n, "excerpt", p.excerpt(first))
		c.plant(n, "partial", p.partial(second))
		c.add(Pair{A: name(next, source), B: name(n, "excerpt"), Label: '0', Kind: "coverage"})
		c.add(Pair{A: name(behind, source), B: name(n, "partial"), Label: '0', Kind: "coverage"})
	}
	return c
}

// plant adds a copy of a story's report.
func (c *Collection) plant(story, kind, text string) {
	for _, earlier := range []string{"edited", "trimmed", "excerpt", "partial"} {
		if _, ok := c.Texts[name(story, earlier)]; ok {
			c.add(Pair{A: name(story, earlier), B: name(story, kind), Label: '-', Kind: "same original"})
		}
	}
	c.Texts[name(story, kind)] = text
	c.add(Pair{A: name(story, source), B: name(story, kind), Label: '1', Kind: kind})
}

// A planter makes the copies of one text.
type planter struct {
	rand *rand.Rand
	text string
}

// between is a random number in [low, high).
func (p *planter) between(low, high float64) float64 { return low + (high-low)*p.rand.Float64() }

// edited changes, drops and adds words; new ones are those of another text.
func (p *planter) edited(from string) string {
	share, words := p.between(.03, .2), strings.Fields(from)
	list := paragraphs(p.text)
	for i, paragraph := range list {
		var out []string
		for _, w := range strings.Fields(paragraph) {
			if p.rand.Float64() >= share {
				out = append(out, w)
				continue
			}
			switch other := words[p.rand.IntN(len(words))]; p.rand.IntN(3) {
			case 0:
				out = append(out, other)
			case 1:
				out = append(out, w, other)
			}
		}
		list[i] = strings.Join(out, " ")
	}
	return join(list)
}

func (p *planter) trimmed() string {
	list := paragraphs(p.text)
	return join(list[:max(1, int(p.between(.4, .9)*float64(len(list))))])
}

// excerpt puts a stretch of running words between the paragraphs of a host.
func (p *planter) excerpt(host string) string {
	words := strings.Fields(p.text)
	n := min(len(words), int(p.between(60, 200)))
	start := p.rand.IntN(len(words) - n + 1)
	list := paragraphs(host)
	at := 1 + p.rand.IntN(len(list))
	return join(slices.Insert(list, at, strings.Join(words[start:start+n], " ")))
}

// partial puts some paragraphs among those of a host, in any order.
func (p *planter) partial(host string) string {
	list := paragraphs(p.text)[1:] // without the title
	p.rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	out := paragraphs(host)
	for _, paragraph := range list[:max(1, int(p.between(.3, .6)*float64(len(list))))] {
		out = slices.Insert(out, p.rand.IntN(len(out)+1), paragraph)
	}
	return join(out)
}
