package variants

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"reprint/internal/span"
)

// A Version is one wording of a text.
type Version struct{ Cluster, Kind, Text string }

// original is the kind of the version that the others are rewordings of.
const original = "a-original"

// reworded are the kinds that halves are made of.
var reworded = []string{"slight-major-gpt", "major-gpt", "major-deepseek", "rewrite-gpt4"}

// Halves are pairs of which half the text is a rewording and half is new: behind
// the beginning of a story the original, and a rewording of it before the beginning
// of another story. Pairs made from one original are related otherwise too and don't
// count. It takes two stories a pair, in a random order that is always the same.
func Halves(versions []Version, news Texts) *Collection {
	c := &Collection{Texts: Texts{}}
	stories := shuffled(news)
	body := func() string {
		_, body, _ := strings.Cut(Lead(news[stories[0]], 8), "\n\n") // without the title
		stories = stories[1:]
		return strings.TrimSpace(body)
	}
	clusters := byCluster(versions)
	for _, cluster := range slices.Sorted(maps.Keys(clusters)) {
		kinds := clusters[cluster]
		first, ok := kinds[original]
		if !ok {
			continue
		}
		var ids []string
		for _, kind := range reworded {
			second, ok := kinds[kind]
			if !ok {
				continue
			}
			name := fmt.Sprintf("%s-%s", cluster, kind)
			p := c.half(name, body(), first, second, body())
			for _, id := range ids {
				c.add(Pair{A: id, B: p.A, Label: '-', Kind: "same original"})
				c.add(Pair{A: id, B: p.B, Label: '-', Kind: "same original"})
			}
			p.Kind = kind
			c.add(p)
			ids = append(ids, p.A, p.B)
		}
	}
	return c
}

// half adds the two texts of a pair.
func (c *Collection) half(name, before, first, second, after string) Pair {
	p := Pair{A: name + "-1.txt", B: name + "-2.txt", Label: '1'}
	c.Texts[p.A] = before + "\n\n" + first + "\n"
	c.Texts[p.B] = second + "\n\n" + after + "\n"
	start := len(before) + 2
	p.InA, p.InB = span.Span{Start: start, End: start + len(first)}, span.Span{End: len(second)}
	return p
}

// shuffled are the names of texts in a random order that is always the same.
func shuffled(texts Texts) []string {
	names := slices.Sorted(maps.Keys(texts))
	rand.New(rand.NewPCG(3, 3)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}

// byCluster are the trimmed texts by cluster and kind.
func byCluster(versions []Version) map[string]map[string]string {
	clusters := map[string]map[string]string{}
	for _, v := range versions {
		if clusters[v.Cluster] == nil {
			clusters[v.Cluster] = map[string]string{}
		}
		clusters[v.Cluster][v.Kind] = strings.TrimSpace(v.Text)
	}
	return clusters
}

// Versions are the texts of a table of cluster, file, domain and kind, with a
// header. Lines of another form are passed over.
func Versions(table string, texts Texts) []Version {
	var versions []Version
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 4 && texts[f[1]] != "" {
			versions = append(versions, Version{f[0], f[3], texts[f[1]]})
		}
	}
	return versions
}
