package detect

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"reprint/detect/copies"
	"reprint/detect/finding"
	"reprint/lsh"
)

// Verified pairs are compared in an order in which the pairs of a document come
// close together, so that each text is read about once with few of them in
// memory: documents are numbered breadth first along the candidates, from the
// first of each connected part, and pairs sorted by the numbers of their
// documents (as Cuthill and McKee, 1969, number the unknowns of a matrix).

// A verification aligns all candidates, by many workers.
type verification struct {
	*library
	opts  Options
	work  []lsh.Candidate // in the order of work
	left  []atomic.Int32  // by document: its pairs that are not compared yet
	twins sync.Map        // twin -> func() (finding.Pair, error)
	mu    sync.Mutex
	done  int
	verified
}

// verified is what aligning the candidates gives, in no fixed order.
type verified struct {
	pairs  []finding.Pair           // that the options select
	counts [finding.NumVerdicts]int // of all pairs
	judged []copies.Judged          // those that may be a copy and its holder, where copies are looked for
}

func (v *verified) add(o *verified) {
	for verdict, n := range o.counts {
		v.counts[verdict] += n
	}
	v.pairs = append(v.pairs, o.pairs...)
	v.judged = append(v.judged, o.judged...)
}

// blockPairs is the number of pairs that a worker takes at a time, at most.
const blockPairs = 32

// verify aligns all candidates.
func verify(ctx context.Context, l *library, candidates []lsh.Candidate, opts Options) (*verified, error) {
	v := &verification{library: l, opts: opts, left: make([]atomic.Int32, len(l.docs))}
	for _, c := range candidates {
		v.left[c.A].Add(1)
		v.left[c.B].Add(1)
	}
	v.work = workOrder(candidates, len(l.docs))
	group, running := errgroup.WithContext(ctx)
	group.SetLimit(opts.Jobs)
	for block := range slices.Chunk(v.work, max(1, min(blockPairs, len(candidates)/(8*opts.Jobs)))) {
		group.Go(func() error { return v.compare(running, block) })
	}
	err := group.Wait()
	return &v.verified, cmp.Or(ctx.Err(), err)
}

// compare compares some pairs.
func (v *verification) compare(ctx context.Context, pairs []lsh.Candidate) error {
	var found verified
	for _, c := range pairs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := v.compareOne(c, &found); err != nil && !v.lost.note(err) {
			return err
		}
		for _, doc := range []uint32{c.A, c.B} {
			if v.left[doc].Add(-1) == 0 {
				v.texts.drop(int(doc))
			}
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.add(&found)
	v.done += len(pairs)
	if v.opts.Progress != nil {
		v.opts.Progress(Progress{Stage: "align", Done: v.done, Total: len(v.work)})
	}
	return nil
}

// compareOne compares a pair and adds what it found. A *ChangedError leaves it out.
func (v *verification) compareOne(c lsh.Candidate, found *verified) error {
	p, err := v.decide(int(c.A), int(c.B))
	if err != nil {
		return err
	}
	if v.opts.mayBeCopies(&p) {
		j, err := v.holds(c.A, c.B, &p)
		if err != nil {
			return err
		}
		found.judged = append(found.judged, j)
	}
	found.counts[p.Verdict]++
	if v.opts.selects(&p) {
		found.pairs = append(found.pairs, p)
	}
	return nil
}

// A twin is what decides the verdict on two documents of one text.
type twin struct {
	text             [32]byte
	la, lb           string
	quotedA, quotedB int
}

// decide judges a pair. A text that many documents have is compared with itself
// once.
func (v *verification) decide(a, b int) (finding.Pair, error) {
	da, db := &v.docs[a], &v.docs[b]
	if da.TextSHA256 != db.TextSHA256 {
		return v.judge(a, b, v.opts.Trace)
	}
	key := twin{da.TextSHA256, da.Lang, db.Lang, da.Quoted, db.Quoted}
	judge, _ := v.twins.LoadOrStore(key, sync.OnceValues(func() (finding.Pair, error) { return v.judge(a, b, v.opts.Trace) }))
	p, err := judge.(func() (finding.Pair, error))()
	if _, changed := errors.AsType[*ChangedError](err); changed {
		return v.judge(a, b, v.opts.Trace) // these two may be as they were
	}
	p.A, p.B, p.Reasons = da.ID, db.ID, slices.Clone(p.Reasons)
	return p, err
}

// selects reports whether a result holds the pair.
func (o *Options) selects(p *finding.Pair) bool {
	return (o.All || p.Verdict <= finding.Quotes) && p.Score >= o.MinScore
}

// workOrder sorts candidates, given by their documents, into the order of work.
func workOrder(candidates []lsh.Candidate, docs int) []lsh.Candidate {
	rank := breadthFirst(candidates, docs)
	key := func(c lsh.Candidate) uint64 {
		a, b := rank[c.A], rank[c.B]
		return uint64(max(a, b))<<32 | uint64(min(a, b))
	}
	order := slices.Clone(candidates)
	slices.SortFunc(order, func(a, b lsh.Candidate) int { return cmp.Compare(key(a), key(b)) })
	return order
}

// breadthFirst numbers the documents along the candidates.
func breadthFirst(candidates []lsh.Candidate, docs int) []uint32 {
	first := make([]uint32, docs+2)
	for _, c := range candidates {
		first[c.A+2]++
		first[c.B+2]++
	}
	for d := range docs {
		first[d+2] += first[d+1]
	}
	partners := make([]uint32, 2*len(candidates))
	add := func(a, b uint32) {
		partners[first[a+1]] = b
		first[a+1]++
	}
	for _, c := range candidates {
		add(c.A, c.B)
		add(c.B, c.A)
	}
	const unseen = ^uint32(0)
	rank := slices.Repeat([]uint32{unseen}, docs)
	queue := make([]uint32, 0, docs)
	see := func(d uint32) {
		if rank[d] == unseen {
			rank[d] = uint32(len(queue))
			queue = append(queue, d)
		}
	}
	done := 0
	for d := range uint32(docs) {
		for see(d); done < len(queue); done++ {
			at := queue[done]
			for _, partner := range partners[first[at]:first[at+1]] {
				see(partner)
			}
		}
	}
	return rank
}
