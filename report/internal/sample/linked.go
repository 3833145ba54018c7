package sample

import (
	"fmt"

	"reprint/detect"
	"reprint/detect/finding"
)

// Linked is a result of n documents and these pairs of coverage 1.
func Linked(n int, pairs [][2]int, clusters ...[]int) *detect.Result {
	r := &detect.Result{}
	id := func(i int) string { return fmt.Sprintf("%07d", i) }
	for i := range n {
		r.Documents = append(r.Documents, finding.Document{ID: id(i)})
	}
	for _, p := range pairs {
		r.Pairs = append(r.Pairs, finding.Pair{A: id(p[0]), B: id(p[1]), AB: 1, BA: 1})
	}
	for _, members := range clusters {
		c := finding.Cluster{}
		for _, m := range members {
			c.Members = append(c.Members, id(m))
		}
		r.Clusters = append(r.Clusters, c)
	}
	return r
}
