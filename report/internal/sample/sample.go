// Package sample makes results for the tests of the reports: of a small corpus
// of invented articles, and of articles that mean harm. Each article is a list
// of sentences of a story, in one of several wordings, so that what is aligned
// with what is known without any search.
package sample

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"reprint/align"
	"reprint/align/words"
	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/span"
)

// Sentence is one statement in three Wordings: as first written, edited, and
// in other words. A quotation has one wording.
type Sentence struct {
	Wordings [3]string
	Speaker  string
}

var ferry = []Sentence{
	{Wordings: [3]string{
		"The night ferry between Brackwater and Sorrel Point will stop running in October after forty-one years of service.",
		"The night ferry between Brackwater and Sorrel Point is to stop running at the end of October after forty-one years.",
		"From October on, nobody will cross from Brackwater to Sorrel Point after dark: four decades of overnight sailings come to an end."}},
	{Wordings: [3]string{
		"The harbour board voted seven to two on Tuesday to end the subsidy, which costs the county 1.9 million crowns a year.",
		"The harbour board voted seven to two to end the subsidy, which has cost the county 1.9 million crowns each year.",
		"By seven votes against two the board of the port withdrew the grant of 1.9 million crowns that the county pays annually."}},
	{Wordings: [3]string{
		"Passenger numbers have fallen by a third since the bridge at Lower Marl opened.",
		"Passenger numbers have dropped by a third since the new bridge at Lower Marl opened.",
		"Ever since cars can drive over the Lower Marl bridge, the boats have lost one traveller in three."}},
	{Wordings: [3]string{
		"Nurses from the hospital on the eastern shore, who travel home between midnight and four, learnt of the decision from a notice on the pier.",
		"Nurses from the hospital on the eastern shore, who go home between midnight and four, learnt of the decision from a notice at the pier.",
		"A sheet of paper at the landing stage told the hospital's night nurses on the east side that their way home is gone."}},
	{Wordings: [3]string{"“We kept this boat alive with paint and prayers,” said Ilse Varden, its master since 1998."}, Speaker: "Ilse Varden"},
	{Wordings: [3]string{
		"The board will lend the vessel to the maritime school at Oster, which plans to train deckhands on her.",
		"The board is lending the vessel to the maritime school in Oster, which wants to train deckhands on board.",
		"Apprentice sailors of the school in Oster are to learn their trade on the ship, which the port hands over on loan."}},
	{Wordings: [3]string{
		"A bus over the bridge is to replace the ferry, but the last one leaves Sorrel Point at half past eleven.",
		"A bus across the bridge will replace the ferry, but the last one leaves Sorrel Point at 11.30 pm.",
		"Instead there will be coaches over the bridge; whoever misses the one at half past eleven stays in Sorrel Point."}},
	{Wordings: [3]string{"“Nobody on that board has ever waited for a bus at three in the morning,” said councillor Tomas Reyl."}, Speaker: "Tomas Reyl"},
	{Wordings: [3]string{
		"A petition with 3,200 signatures was handed over before the vote and was not discussed.",
		"A petition with 3,200 signatures was handed over before the vote but never discussed.",
		"Some 3,200 people had signed against the plan; their list was accepted and laid aside."}},
}

var comet = []Sentence{
	{Wordings: [3]string{
		"An amateur astronomer in the Tellan hills has found a comet that will be visible to the naked eye in March.",
		"An amateur astronomer from the Tellan hills has found a comet which will be visible with the naked eye in March.",
		"Without any telescope one will see in March the comet that a hobby stargazer discovered from the hills of Tellan."}},
	{Wordings: [3]string{
		"Marit Oduya, a retired baker, photographed the same patch of sky on forty nights before she noticed the smudge.",
		"Marit Oduya, a retired baker, had photographed the same patch of sky on forty nights when she noticed the smudge.",
		"For forty nights the former baker Marit Oduya aimed her camera at one corner of the heavens until a blur moved."}},
	{Wordings: [3]string{"“I thought it was flour on the lens,” she said."}, Speaker: "Marit Oduya"},
	{Wordings: [3]string{
		"The observatory at Kesh confirmed the orbit on Friday and gave the object the provisional name C/2025 T4.",
		"The Kesh observatory confirmed the orbit on Friday and gave the object its provisional name, C/2025 T4.",
		"On Friday professionals in Kesh worked out the path and registered the find for now as C/2025 T4."}},
	{Wordings: [3]string{
		"It will pass the earth at a distance of sixty million kilometres and poses no danger.",
		"It will pass the earth at a distance of sixty million kilometres and is no danger.",
		"There is nothing to fear: sixty million kilometres lie between us and its closest point."}},
}

const subscribe = "Read more every morning: subscribe to our newsletter and never miss a story from your region."

// An Article is one document: Parts are "s3.1" for sentence 3 of its story in
// wording 1, "|" for a new paragraph, "boiler" for the boilerplate, and else
// the text itself.
type Article struct {
	ID, Title, Outlet, Author, Credit, Published string
	Story                                        []Sentence
	Parts                                        []string
}

// Articles are a story that four outlets carry, with an open letter about it, a
// story that three carry, and two articles that share nothing.
var Articles = []Article{
	{"coastal-wire/ferry.txt", "Night ferry to end after four decades", "Coastal Wire", "Hanne Brock", "", "2025-09-02T06:10:00Z", ferry,
		[]string{"s0.0", "s1.0", "|", "s2.0", "s3.0", "s4.0", "|", "s5.0", "s6.0", "s7.0", "|", "s8.0"}},
	{"brackwater-echo/last-boat.txt", "Last boat home: harbour board scraps the overnight crossing", "Brackwater Echo", "", "Coastal Wire", "2025-09-02T09:45:00Z", ferry,
		[]string{"s0.0", "s1.0", "|", "s2.0", "s3.0", "s4.0", "|", "s5.0", "s6.0", "s7.0", "|", "s8.0", "|", "boiler"}},
	{"marl-gazette/bridge-bus.txt", "Bridge bus replaces the night boat", "Marl Gazette", "P. Ansgar", "", "2025-09-02T16:00:00Z", ferry,
		[]string{"Residents of Marl can expect more traffic at night, the town hall said on Wednesday, because coaches will cross the bridge from the autumn.", "|",
			"s6.1", "s1.1", "|", "s2.1", "s0.1", "s7.0", "|",
			"The mayor's office is looking into a barrier for lorries and has asked the county for a count of vehicles between ten at night and five in the morning.",
			"It expects an answer before the first frost, when the road is closed to heavy loads anyway.", "|", "boiler"}},
	{"oster-post/school-ship.txt", "A school ship for Oster, a dark quay for Brackwater", "Oster Post", "Lena Fisk", "", "2025-09-03T05:00:00Z", ferry,
		[]string{"s5.2", "s0.2", "|", "s1.2", "s2.2", "s4.0", "|", "s3.2", "s6.2", "|", "s8.2"}},
	{"harbour-blog/open-letter.txt", "An open letter about two men and a bus", "", "", "", "", ferry,
		[]string{"I was in the room when the vote was taken and counted nine faces, none of them tired.", "s7.0", "s4.0",
			"That is all I wanted to put on record before people forget who said what.",
			"The rest of the evening went on parking fees, the colour of the new benches and a cake for the harbour master's birthday."}},
	{"tellan-star/comet.txt", "Baker finds a comet", "Tellan Star", "Ona Reiss", "", "2025-02-08T08:00:00Z", comet,
		[]string{"s0.0", "s1.0", "s2.0", "|", "s3.0", "s4.0"}},
	{"kesh-news/flour.txt", "“Flour on the lens”: retired baker discovers comet", "Kesh News", "", "", "2025-02-09T00:00:00Z", comet,
		[]string{"s0.1", "s1.1", "s2.0", "|", "s3.1", "s4.1", "|", "boiler"}},
	{"sky-letter/march.txt", "What to look for in March", "Sky Letter", "", "", "2025-02-20T00:00:00Z", comet,
		[]string{"March is a month for patience, with long twilights and a moon that sets late.", "|", "s0.2", "s4.2", "|",
			"Jupiter stands high in the south at nightfall, and whoever gets up early finds Saturn low in the east before sunrise.",
			"On the twentieth the day is as long as the night, and the clocks will change a week later."}},
	{"weather/frost.txt", "Late frost expected in the valleys", "Tellan Star", "", "", "2025-04-11T00:00:00Z", nil,
		[]string{"Gardeners in the lower valleys should cover their seedlings on Thursday night, when clear skies may bring temperatures below zero.", "boiler"}},
	{"weather/short.txt", "Correction", "Kesh News", "", "", "", nil, []string{"The bakery is in Upper Tellan."}},
}

// built is an article put together.
type built struct {
	Article
	text   string
	places map[int]placed // sentence -> where it stands
	marks  []finding.Mark
}

type placed struct {
	span.Span
	wording int
}

func build(a Article) built {
	b := built{Article: a, places: map[int]placed{}}
	var out strings.Builder
	out.WriteString(a.Title)
	out.WriteString("\n\n")
	space := false
	for _, part := range a.Parts {
		if part == "|" {
			out.WriteString("\n\n")
			space = false
			continue
		}
		if space {
			out.WriteString(" ")
		}
		space = true
		start := out.Len()
		var number, wording int
		if n, _ := fmt.Sscanf(part, "s%d.%d", &number, &wording); n == 2 {
			s := a.Story[number]
			out.WriteString(s.Wordings[wording])
			at := span.Span{Start: start, End: out.Len()}
			b.places[number] = placed{at, wording}
			if s.Speaker != "" {
				text := s.Wordings[0]
				b.marks = append(b.marks, finding.Mark{Kind: "quotation", Speaker: s.Speaker,
					Span: span.Span{Start: start + strings.Index(text, "“"), End: start + strings.Index(text, "”") + len("”")}})
			}
			continue
		}
		if part == "boiler" {
			out.WriteString(subscribe)
			b.marks = append(b.marks, finding.Mark{Kind: "boilerplate", Reason: "in 4 articles of 10", Span: span.Span{Start: start, End: out.Len()}})
			continue
		}
		out.WriteString(part)
	}
	b.text = out.String()
	return b
}

// Texts are the texts of documents by ID, from which word edits are worked out
// when they are asked for.
type Texts map[string]*finding.Text

// Text returns a text, or an error that names the document.
func (e Texts) Text(id string) (*finding.Text, error) {
	t := e[id]
	if t == nil {
		return nil, fmt.Errorf("no text of %s", id)
	}
	return t, nil
}

// Edits aligns the words of each passage.
func (e Texts) Edits(p *finding.Pair) ([][]words.Edit, error) {
	edits := [][]words.Edit{}
	a, b := e[p.A].Text, e[p.B].Text
	for _, passage := range p.Passages {
		if passage.Class == align.Verbatim {
			edits = append(edits, []words.Edit{{Op: words.Kept, A: passage.A, B: passage.B}})
			continue
		}
		edits = append(edits, wordEdits(a, b, passage.A, passage.B))
	}
	return edits, nil
}

// wordEdits aligns words by their longest common subsequence.
func wordEdits(a, b string, inA, inB span.Span) []words.Edit {
	wa, wb := wordSpans(a, inA), wordSpans(b, inB)
	same := func(i, j int) bool {
		return strings.EqualFold(a[wa[i].Start:wa[i].End], b[wb[j].Start:wb[j].End])
	}
	lcs := make([][]int, len(wa)+1)
	for i := range lcs {
		lcs[i] = make([]int, len(wb)+1)
	}
	for i := len(wa) - 1; i >= 0; i-- {
		for j := len(wb) - 1; j >= 0; j-- {
			if same(i, j) {
				lcs[i][j] = lcs[i+1][j+1] + 1
			} else {
				lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			}
		}
	}
	var edits []words.Edit
	i, j := 0, 0
	for i < len(wa) || j < len(wb) {
		switch {
		case i < len(wa) && j < len(wb) && same(i, j):
			edits = append(edits, words.Edit{Op: words.Kept, A: wa[i], B: wb[j]})
			i, j = i+1, j+1
		case i < len(wa) && j < len(wb) && lcs[i+1][j] == lcs[i][j+1]:
			op := words.Substituted
			if x, y := a[wa[i].Start:wa[i].End], b[wb[j].Start:wb[j].End]; x[0] == y[0] && len(x) > 2 && len(y) > 2 {
				op = words.Inflected
			} else if len(x) == len(y) {
				op = words.Synonym
			}
			edits = append(edits, words.Edit{Op: op, A: wa[i], B: wb[j]})
			i, j = i+1, j+1
		case j == len(wb) || i < len(wa) && lcs[i+1][j] >= lcs[i][j+1]:
			at := inB.End
			if j < len(wb) {
				at = wb[j].Start
			}
			edits = append(edits, words.Edit{Op: words.Deleted, A: wa[i], B: span.Span{Start: at, End: at}})
			i++
		default:
			at := inA.End
			if i < len(wa) {
				at = wa[i].Start
			}
			edits = append(edits, words.Edit{Op: words.Inserted, A: span.Span{Start: at, End: at}, B: wb[j]})
			j++
		}
	}
	return joinKept(edits)
}

func joinKept(edits []words.Edit) []words.Edit {
	var out []words.Edit
	for _, e := range edits {
		if n := len(out); n > 0 && e.Op == words.Kept && out[n-1].Op == words.Kept {
			out[n-1].A.End, out[n-1].B.End = e.A.End, e.B.End
			continue
		}
		out = append(out, e)
	}
	return out
}

func wordSpans(text string, in span.Span) []span.Span {
	var words []span.Span
	start := -1
	for i, r := range text[in.Start:in.End] {
		word := r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f && r != '“' && r != '”'
		switch {
		case word && start < 0:
			start = in.Start + i
		case !word && start >= 0:
			words = append(words, span.Span{Start: start, End: in.Start + i})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, span.Span{Start: start, End: in.End})
	}
	return words
}

// Result is what a scan of Articles might have found, a new value at each call.
func Result() *detect.Result { return Of(Articles) }

// Copies are the articles n times over, each time about stories of their own.
func Copies(articles []Article, n int) []Article {
	var list []Article
	for i := range n {
		stories := map[*Sentence][]Sentence{}
		for _, a := range articles {
			a.ID = fmt.Sprintf("%03d/%s", i, a.ID)
			if len(a.Story) > 0 {
				first := &a.Story[0]
				if stories[first] == nil {
					stories[first] = slices.Clone(a.Story)
				}
				a.Story = stories[first]
			}
			list = append(list, a)
		}
	}
	return list
}

// reading is how all articles were read.
var reading = finding.Reading{Reader: "web page", Encoding: "windows-1252", Doubt: true, Title: "title tag", Lang: "words of the text"}

// Of is a result on the articles: pairs of those that have sentences of one
// story in common, and clusters of what the pairs join.
func Of(list []Article) *detect.Result {
	r := &detect.Result{
		Parameters: map[string]any{"near": false, "min-score": 0.0, "languages": []string{"en"}},
		Documents:  []finding.Document{}, Pairs: []finding.Pair{}, Clusters: []finding.Cluster{},
		Warnings: []detect.Warning{{Path: "broken/page.html", Error: "not a text: 12 NULs in the first 1,000 bytes"}},
	}
	texts := map[string]*finding.Text{}
	var all []built
	for _, a := range list {
		b := build(a)
		slices.SortFunc(b.marks, func(x, y finding.Mark) int { return cmp.Compare(x.Start, y.Start) })
		all = append(all, b)
		texts[a.ID] = &finding.Text{Text: b.text, Spans: b.marks, Reading: reading}
	}
	slices.SortFunc(all, func(x, y built) int { return cmp.Compare(x.ID, y.ID) })
	for _, b := range all {
		published, _ := time.Parse(time.RFC3339, b.Published)
		r.Documents = append(r.Documents, finding.Document{ID: b.ID, Path: b.ID, Title: b.Title, Lang: "en", Outlet: b.Outlet,
			Author: b.Author, Credit: b.Credit, Published: published, DateSource: "front matter",
			URL: "https://example.org/" + b.ID, Words: len(wordSpans(b.text, span.Span{End: len(b.text)})), TextSHA256: sha256.Sum256([]byte(b.text)), TooShort: b.ID == "weather/short.txt"})
	}
	for i := range all {
		for j := range i {
			if p, ok := pairOf(&all[j], &all[i]); ok {
				r.Pairs = append(r.Pairs, p)
				r.Summary.Pairs[p.Verdict]++
			}
		}
	}
	slices.SortFunc(r.Pairs, func(x, y finding.Pair) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	r.Clusters = clustersOf(r)
	r.Summary.Documents, r.Summary.Skipped, r.Summary.Other, r.Summary.TooShort = len(list), 1, 2, 1
	r.Summary.PassedOver = []corpus.Passed{{Type: ".pptx", Count: 1}, {Type: "README", Count: 1}}
	r.Summary.Candidates, r.Summary.Verified, r.Summary.Clusters = 30, 20, len(r.Clusters)
	r.Summary.Cuts = map[string]int{"buckets_too_large": 0, "pairs_of_identical": 0}
	r.InputSHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte("fixture")))
	r.Evidence = Texts(texts)
	return r
}

// pairOf aligns two articles by the sentences that they share.
func pairOf(a, b *built) (finding.Pair, bool) {
	p := finding.Pair{A: a.ID, B: b.ID, Reasons: []finding.Reason{}, Passages: []align.Passage{}}
	if len(a.Story) == 0 || len(b.Story) == 0 || &a.Story[0] != &b.Story[0] {
		return p, false
	}
	last := -1
	shares := [2]int{}
	for _, n := range sortedByPlace(a.places) {
		pa, ok := a.places[n], false
		var pb placed
		if pb, ok = b.places[n]; !ok {
			continue
		}
		class := align.Paraphrase
		switch {
		case a.Story[n].Speaker != "":
			class = align.Quotation
		case pa.wording == pb.wording:
			class = align.Verbatim
		case pa.wording+pb.wording == 1:
			class = align.Edited
		}
		wa, wb := len(wordSpans(a.text, pa.Span)), len(wordSpans(b.text, pb.Span))
		h := fnv.New64a()
		h.Write([]byte(a.text[pa.Start:pa.End]))
		p.Passages = append(p.Passages, align.Passage{A: pa.Span, B: pb.Span, Class: class, Words: min(wa, wb),
			Score: []float64{1, 0.86, 0.41, 1, 1}[class], Fingerprint: h.Sum64(), Moved: pb.Start < last})
		last = max(last, pb.Start)
		p.ClassWords[class] += min(wa, wb)
		if class < align.Quotation {
			p.Words += min(wa, wb)
			shares[0] += wa
			shares[1] += wb
		}
		if class == align.Verbatim {
			p.Longest = max(p.Longest, min(wa, wb))
		}
	}
	if len(p.Passages) == 0 {
		return p, false
	}
	p.AB = float64(shares[0]) / float64(ownWords(a))
	p.BA = float64(shares[1]) / float64(ownWords(b))
	judge(&p)
	if a.Published != "" && b.Published != "" {
		p.Order, p.OrderBasis = finding.AFirst, InWords("published "+a.Published[:10]+" and "+b.Published[:10])
		if b.Published < a.Published {
			p.Order = finding.BFirst
		}
	}
	return p, true
}

func ownWords(b *built) int {
	n := len(wordSpans(b.text, span.Span{End: len(b.text)}))
	for _, m := range b.marks {
		n -= len(wordSpans(b.text, m.Span))
	}
	return n
}

func judge(p *finding.Pair) {
	copied := p.ClassWords[align.Verbatim] + p.ClassWords[align.Edited]
	switch {
	case p.Words == 0:
		p.Verdict, p.Score = finding.Quotes, 0.12
		p.Reasons = append(p.Reasons, Because(fmt.Sprintf("all %d shared words are quoted speech", p.ClassWords[align.Quotation])))
	case copied*2 < p.Words:
		p.Verdict, p.Score = finding.Rewrite, 0.4+0.4*max(p.AB, p.BA)
		p.Reasons = append(p.Reasons, Because(fmt.Sprintf("%d sentences say the same in other words and in the same order", len(p.Passages))))
	case p.AB > 0.9 && p.BA > 0.9:
		p.Verdict, p.Score = finding.Syndicated, 0.97
		p.Reasons = append(p.Reasons, Because(fmt.Sprintf("%d words stand word for word in both", copied)))
	default:
		p.Verdict, p.Score = finding.Partial, 0.5+0.4*max(p.AB, p.BA)
		p.Reasons = append(p.Reasons, Because(fmt.Sprintf("%d words are shared with light changes, the rest of each article is its own", copied)))
	}
	p.Jaccard = p.Score / 3
}

func sortedByPlace(places map[int]placed) []int {
	var numbers []int
	for n := range places {
		numbers = append(numbers, n)
	}
	slices.SortFunc(numbers, func(x, y int) int { return cmp.Compare(places[x].Start, places[y].Start) })
	return numbers
}

// clustersOf joins what findings join: largest first, the earliest article as origin.
func clustersOf(r *detect.Result) []finding.Cluster {
	group := map[string]string{} // of each document, by the smallest ID in it
	for _, d := range r.Documents {
		group[d.ID] = d.ID
	}
	for _, p := range r.Pairs {
		if !p.Verdict.Finding() {
			continue
		}
		from, to := max(group[p.A], group[p.B]), min(group[p.A], group[p.B])
		for id, g := range group {
			if g == from {
				group[id] = to
			}
		}
	}
	clusters := []finding.Cluster{}
	for _, d := range r.Documents {
		c := finding.Cluster{MinScore: 1}
		var first *finding.Document
		for i := range r.Documents {
			m := &r.Documents[i]
			if group[m.ID] != d.ID {
				continue
			}
			c.Members = append(c.Members, m.ID)
			if !m.Published.IsZero() && (first == nil || m.Published.Before(first.Published)) {
				first = m
			}
		}
		if len(c.Members) < 2 {
			continue
		}
		if first != nil {
			c.Sources = sourcesOf(r, first.ID, c.Members)
			c.Origin, c.OriginBasis = first.ID, InWords("published first, "+first.Published.Format("2006-01-02 15:04"))
		}
		for _, p := range r.Pairs {
			if p.Verdict.Finding() && group[p.A] == d.ID {
				c.MinScore, c.Verdict = min(c.MinScore, p.Score), max(c.Verdict, p.Verdict)
				c.Weakest = [2]string{p.A, p.B}
			}
		}
		clusters = append(clusters, c)
	}
	slices.SortStableFunc(clusters, func(x, y finding.Cluster) int { return cmp.Compare(len(y.Members), len(x.Members)) })
	for i := range clusters {
		clusters[i].ID = fmt.Sprintf("c%d", i+1)
	}
	return clusters
}

// sourcesOf takes each member for a copy of the origin where a finding joins
// the two, else of the member that the strongest finding joins it with.
func sourcesOf(r *detect.Result, origin string, members []string) []finding.Source {
	var sources []finding.Source
	for _, id := range members {
		s := finding.Source{Document: id, Certainty: finding.Possible}
		for _, p := range r.Pairs {
			other := p.A
			if other == id {
				other = p.B
			}
			switch {
			case id == origin || !p.Verdict.Finding() || p.A != id && p.B != id:
			case other == origin:
				s.From, s.Certainty = other, finding.Likely
			case s.From == "":
				s.From = other
			}
		}
		if s.From != "" {
			sources = append(sources, s)
		}
	}
	return sources
}

// Because is a reason of which only the words are known.
func Because(words string) finding.Reason { return finding.Reason{Kind: finding.InWords, Name: words} }

// InWords is a basis of which only the words are known.
func InWords(words string) finding.Basis {
	return finding.Basis{Kind: finding.BasisInWords, Name: words}
}
