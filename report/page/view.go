package page

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"

	"reprint/align"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/wording"
)

// pageView is what the template shows of a report without any script.
type pageView struct {
	Policy, Title, Version, InputSHA256, Up string
	Single                                  bool

	Documents, Reusing, Findings int
	Verdicts                     []verdictCount
	Clusters                     []clusterView
	MoreClusters                 int
	Pairs                        []pairView
	Detailed, AllPairs           int
	WithoutTexts, WithoutFigures int
	Flows                        []flow
	UndirectedFindings           int
	Warnings                     []detect.Warning
	Parameters                   []setting
	Cuts                         []string
	Summary                      detect.Summary
	Audit                        audit
	Classes, Ops                 []pageTerm
	Single1                      *pairView
}

type verdictCount struct {
	pageTerm
	Count int
	Share float64 // of the largest count, in percent
}

type clusterView struct {
	ID, Basis string
	Size      int
	Origin    *pageDoc
	Members   []memberView
	More      int
}

type memberView struct {
	Doc    pageDoc
	Origin bool
	Basis  string // of the origin
	// From names the document it most likely came from, "" where unknown, and
	// Share how much of it stands there, in percent.
	From  string
	Share float64
	// Relation says how the share and From belong together: its words come
	// from there, or it has them in common.
	Relation string
	// PairA, PairB and Verdict are of the pair with it, How is what they share
	// and how sure it is that this is the source.
	PairA, PairB string
	Verdict      pageTerm
	How          string
}

type pairView struct {
	A, B         pageDoc
	Verdict      pageTerm
	Score        string
	AB, BA       float64 // percent
	Longest      int
	Order, Basis string
	Reasons      []string
	How          string // what is shared, in words
	// Headline and Figures are those of a pageDetail, only for a single pair.
	Headline, Figures string
}

// flow counts the findings in which one outlet was first and another followed.
type flow struct {
	From, To string
	Count    int
	Share    float64 // of the largest count, in percent
}

type setting struct{ Name, Value string }

// The static page lists this many of each; with scripts on it lists all.
const (
	staticClusters = 12
	staticMembers  = 6
	staticPairs    = 50
)

var pageFuncs = template.FuncMap{
	"percent": wording.Percent,
	"plural":  wording.Plural,
	"day":     day,
	"count":   wording.Grouped,
}

// day shortens an RFC 3339 time: to the day where it is midnight, else to the minute.
func day(date string) string {
	if len(date) < 16 {
		return date
	}
	if strings.HasSuffix(date, "T00:00:00Z") {
		return date[:10]
	}
	return date[:10] + " " + date[11:16]
}

func (p *page) view() *pageView {
	r := p.result
	v := &pageView{
		Policy: pagePolicy, Version: p.core.Version, InputSHA256: r.InputSHA256, Up: p.core.Up, Single: p.core.Single,
		Documents: r.Summary.Documents, Detailed: p.detailed, AllPairs: len(r.Pairs), WithoutTexts: len(p.core.Pairs) - p.detailed, WithoutFigures: len(r.Pairs) - len(p.core.Pairs),
		Summary: r.Summary, Classes: classTerms, Ops: opTerms, Title: "Reused text",
	}
	for _, c := range p.core.Clusters {
		v.Reusing += len(c.Members)
	}
	v.addVerdicts(r)
	v.addClusters(&p.core)
	for i := range p.core.Pairs[:min(len(p.core.Pairs), staticPairs)] {
		v.Pairs = append(v.Pairs, viewPair(&p.core, i))
	}
	if p.core.Single && len(v.Pairs) > 0 {
		v.Single1 = &v.Pairs[0]
		v.Title = v.Single1.A.Title + " · " + v.Single1.B.Title
		nameA, nameB := p.names(0)
		v.Single1.Headline = wording.Headline(p.pairs[0], nameA, nameB)
		v.Single1.Figures = wording.Figures(p.pairs[0]) + " " + label(wording.Order(p.pairs[0]))
	}
	v.addFlows(&p.core)
	for _, w := range r.Warnings {
		v.Warnings = append(v.Warnings, detect.Warning{Path: label(w.Path), Error: label(w.Error)})
	}
	for _, name := range slices.Sorted(maps.Keys(r.Parameters)) {
		v.Parameters = append(v.Parameters, setting{label(name), parameter(r.Parameters[name])})
	}
	for _, cut := range wording.Cuts(&r.Summary) {
		v.Cuts = append(v.Cuts, label(cut))
	}
	v.Audit = p.audit()
	return v
}

// parameter writes a value as JSON does, so that saved results show the same.
func parameter(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	var s string
	if json.Unmarshal(text, &s) == nil {
		return label(s)
	}
	return label(string(text))
}

func (v *pageView) addVerdicts(r *detect.Result) {
	most := slices.Max(r.Summary.Pairs[:])
	for i, n := range r.Summary.Pairs {
		if finding.Verdict(i).Finding() {
			v.Findings += n
		}
		v.Verdicts = append(v.Verdicts, verdictCount{verdictTerms[i], n, 100 * float64(n) / float64(max(most, 1))})
	}
}

func (v *pageView) addClusters(core *pageCore) {
	for _, c := range core.Clusters[:min(len(core.Clusters), staticClusters)] {
		view := clusterView{ID: c.ID, Basis: c.Basis, Size: len(c.Members)}
		if c.Origin >= 0 {
			view.Origin = &core.Docs[c.Origin]
		}
		for _, m := range c.Members[:min(len(c.Members), staticMembers)] {
			view.Members = append(view.Members, viewMember(core, &c, &m))
		}
		view.More = view.Size - len(view.Members)
		v.Clusters = append(v.Clusters, view)
	}
	v.MoreClusters = len(core.Clusters) - len(v.Clusters)
}

func viewMember(core *pageCore, c *pageCluster, m *pageMember) memberView {
	member := memberView{Doc: core.Docs[m.Doc], Origin: m.Doc == c.Origin, Basis: c.Basis}
	if m.Source < 0 {
		return member
	}
	pair := &core.Pairs[m.Source]
	from, covered := pair.B, pair.AB
	if pair.B == m.Doc {
		from, covered = pair.A, pair.BA
	}
	member.From, member.Share = memberName(core, c, from), 100*float64(covered)
	member.PairA, member.PairB = core.Docs[pair.A].ID, core.Docs[pair.B].ID
	member.Verdict, member.How = verdictTerms[pair.Verdict], pair.how()
	switch finding.Certainty(m.Sure) {
	case finding.Likely:
		member.Relation = "from"
	case finding.Possible:
		member.Relation = "perhaps from"
	default:
		member.Relation = "in common with"
	}
	return member
}

// memberName is a document's outlet where that tells it from the other members,
// else its title.
func memberName(core *pageCore, c *pageCluster, doc int) string {
	d := &core.Docs[doc]
	for _, m := range c.Members {
		if d.Outlet == "" || m.Doc != doc && core.Docs[m.Doc].Outlet == d.Outlet {
			return d.Title
		}
	}
	return d.Outlet
}

func viewPair(core *pageCore, i int) pairView {
	pair := &core.Pairs[i]
	view := pairView{
		A: core.Docs[pair.A], B: core.Docs[pair.B], Verdict: verdictTerms[pair.Verdict],
		Score: strconv.FormatFloat(float64(pair.Score), 'f', 2, 64), AB: 100 * float64(pair.AB), BA: 100 * float64(pair.BA),
		Longest: pair.Longest, Order: pair.Order, Basis: pair.Basis, Reasons: pair.Reasons, How: pair.how(),
	}
	return view
}

// maxFlows is the number of pairs of outlets listed.
const maxFlows = 30

func (v *pageView) addFlows(core *pageCore) {
	counts := map[[2]string]int{}
	for _, pair := range core.Pairs {
		a, b := core.Docs[pair.A].Outlet, core.Docs[pair.B].Outlet
		switch {
		case !finding.Verdict(pair.Verdict).Finding():
		case a == "" || b == "" || a == b:
		case pair.Order == "a":
			counts[[2]string{a, b}]++
		case pair.Order == "b":
			counts[[2]string{b, a}]++
		default:
			v.UndirectedFindings++
		}
	}
	for key, n := range counts {
		v.Flows = append(v.Flows, flow{From: key[0], To: key[1], Count: n})
	}
	slices.SortFunc(v.Flows, func(x, y flow) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	v.Flows = v.Flows[:min(len(v.Flows), maxFlows)]
	for i := range v.Flows {
		v.Flows[i].Share = 100 * float64(v.Flows[i].Count) / float64(v.Flows[0].Count)
	}
}

// how lists the shared words by class, quoted ones too.
func (p *pagePair) how() string { return wording.ByClass(p.Class[:align.Boilerplate]) }
