package layout

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"reprint/report/internal/sample"
)

// slowMerges is average linkage as it is defined: of all pairs of groups merge
// the one with the highest average similarity, until none is above zero. It
// returns the units of every group that came about.
func slowMerges(sizes []int, links []link) []string {
	weight := func(x, y []int) (sum float64) {
		for _, l := range links {
			if slices.Contains(x, l.a) && slices.Contains(y, l.b) || slices.Contains(x, l.b) && slices.Contains(y, l.a) {
				sum += float64(l.weight)
			}
		}
		for _, group := range [][]int{x, y} {
			n := 0
			for _, unit := range group {
				n += sizes[unit]
			}
			sum /= float64(n)
		}
		return sum
	}
	var groups [][]int
	for i := range sizes {
		groups = append(groups, []int{i})
	}
	var merges []string
	for {
		best, x, y := 0.0, 0, 0
		for i := range groups {
			for k := range i {
				if w := weight(groups[i], groups[k]); w > best {
					best, x, y = w, k, i
				}
			}
		}
		if best == 0 {
			slices.Sort(merges)
			return merges
		}
		merged := slices.Sorted(slices.Values(slices.Concat(groups[x], groups[y])))
		groups[x] = merged
		groups = slices.Delete(groups, y, y+1)
		merges = append(merges, fmt.Sprint(merged))
	}
}

func TestAgglomerate(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for range 400 {
		n := 1 + random.IntN(12)
		sizes := make([]int, n)
		for i := range sizes {
			sizes[i] = 1 + random.IntN(4)
		}
		var links []link
		for range random.IntN(2 * n) {
			links = append(links, link{random.IntN(n), random.IntN(n), 1 + random.Int64N(1_000_000_000)})
		}
		links = slices.DeleteFunc(links, func(l link) bool { return l.a == l.b })
		d := newDendrogram(sizes, links)
		for i := range sizes {
			if !d.branches[i].merged {
				d.chain(i)
			}
		}
		var merges []string
		for i := range d.forks {
			merges = append(merges, fmt.Sprint(slices.Sorted(slices.Values(d.leaves(n+i)))))
		}
		slices.Sort(merges)
		if want := slowMerges(sizes, links); !slices.Equal(merges, want) {
			t.Fatalf("sizes %v, links %v:\n%v, want\n%v", sizes, links, merges, want)
		}
		var all []int
		for _, group := range agglomerate(sizes, links) {
			all = append(all, group...)
		}
		if slices.Sort(all); len(all) != n || all[0] != 0 || all[n-1] != n-1 || len(slices.Compact(all)) != n {
			t.Fatalf("%v is not every unit once", all)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name     string
		n        int
		pairs    [][2]int
		clusters [][]int
		want     []int
	}{
		{"nothing", 0, nil, nil, []int{}},
		{"no pairs", 3, nil, nil, []int{0, 1, 2}},
		{"a pair", 4, [][2]int{{1, 3}}, nil, []int{1, 3, 0, 2}},
		{"a chain in a cluster", 5, [][2]int{{0, 2}, {2, 4}}, [][]int{{0, 2, 4}}, []int{0, 2, 4, 1, 3}},
		{"clusters before other pairs, larger ones first", 9, [][2]int{{0, 1}, {2, 3}, {4, 5}, {5, 6}}, [][]int{{4, 5, 6}, {2, 3}}, []int{4, 5, 6, 2, 3, 0, 1, 7, 8}},
		{"a cluster whose pairs are not there", 4, nil, [][]int{{1, 3}}, []int{1, 3, 0, 2}},
		{"a bridge does not mix clusters", 6, [][2]int{{0, 2}, {2, 4}, {1, 3}, {3, 5}, {4, 5}}, [][]int{{0, 2, 4}, {1, 3, 5}}, []int{0, 2, 4, 1, 3, 5}},
	} {
		if got := Order(sample.Linked(c.n, c.pairs, c.clusters...)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestOrderKeepsBlocks checks on random results that every document is
// listed once, every cluster without a gap, and the documents of pairs before
// the others.
func TestOrderKeepsBlocks(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for range 100 {
		n := 2 + random.IntN(40)
		var pairs [][2]int
		for range random.IntN(3 * n) {
			if a, b := random.IntN(n), random.IntN(n); a != b {
				pairs = append(pairs, [2]int{min(a, b), max(a, b)})
			}
		}
		deal := random.Perm(n)
		var clusters [][]int
		for len(deal) > 6 {
			size := 2 + random.IntN(4)
			clusters, deal = append(clusters, deal[:size]), deal[size:]
		}
		r := sample.Linked(n, pairs, clusters...)
		order := Order(r)
		place := make([]int, n)
		for i, doc := range order {
			place[doc] = i
		}
		if sorted := slices.Sorted(slices.Values(order)); len(sorted) != n || len(slices.Compact(sorted)) != n {
			t.Fatalf("%v is not every document once", order)
		}
		for _, c := range clusters {
			places := []int{}
			for _, doc := range c {
				places = append(places, place[doc])
			}
			if slices.Max(places)-slices.Min(places) != len(c)-1 {
				t.Fatalf("the cluster %v has gaps in %v", c, order)
			}
		}
		linkedDoc := make([]bool, n)
		for _, p := range pairs {
			linkedDoc[p[0]], linkedDoc[p[1]] = true, true
		}
		for _, c := range clusters {
			for _, doc := range c {
				linkedDoc[doc] = true
			}
		}
		if !slices.IsSortedFunc(order, func(x, y int) int { return cmp.Compare(b2i(linkedDoc[y]), b2i(linkedDoc[x])) }) {
			t.Fatalf("documents without a pair are not last in %v", order)
		}
		shuffled := *r
		shuffled.Pairs = slices.Clone(r.Pairs)
		random.Shuffle(len(pairs), func(i, k int) {
			shuffled.Pairs[i], shuffled.Pairs[k] = shuffled.Pairs[k], shuffled.Pairs[i]
		})
		if again := Order(&shuffled); !slices.Equal(order, again) {
			t.Fatalf("%v, and %v with the pairs in another order", order, again)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestOrderOfStar orders copies that have a pair only with their
// representative: quadratic work would not end.
func TestOrderOfStar(t *testing.T) {
	const n = 200_000
	var pairs [][2]int
	for i := 1; i < n; i++ {
		pairs = append(pairs, [2]int{0, i})
	}
	if order := Order(sample.Linked(n, pairs)); len(order) != n || order[0] != 0 {
		t.Errorf("%d documents, the first is %d", len(order), order[0])
	}
}

func BenchmarkOrder(b *testing.B) {
	const n, clusterSize, near = 4000, 16, 30
	random := rand.New(rand.NewPCG(1, 2))
	var pairs [][2]int
	var clusters [][]int
	for first := 0; first < n; first += clusterSize {
		members := []int{}
		for i := range clusterSize {
			members = append(members, first+i)
			for k := range i {
				pairs = append(pairs, [2]int{first + k, first + i})
			}
		}
		clusters = append(clusters, members)
	}
	for range n * near {
		if x, y := random.IntN(n), random.IntN(n); x != y {
			pairs = append(pairs, [2]int{min(x, y), max(x, y)})
		}
	}
	r := sample.Linked(n, pairs, clusters...)
	for b.Loop() {
		Order(r)
	}
}
