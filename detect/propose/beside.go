package propose

import (
	"context"
	"slices"

	"reprint/lsh"
)

// A member of a crowd may have text beside what its representative has: a near-copy
// with a part of a third article in it. What it shares with that one the
// representative does not share. So such members are searched once more, by their
// features that the representative lacks. Pairs inside a crowd are left out as before.

// A member is one of a crowd, with the representative that stands for it.
type member struct{ doc, rep uint32 }

// findBeside notes the members of a crowd that have enough text beside that of their
// representative.
func (c *crowds) findBeside(members []uint32, rep uint32) {
	set := c.Features.Grams()
	for _, d := range members {
		if beside := set.Count(d) - set.Shared(d, rep); d != rep && beside<<c.Features.rate[grams] >= besideGrams {
			c.beside = append(c.beside, member{d, rep})
		}
	}
}

// rareBeside proposes documents that share rare features with what members of
// crowds have beside their representatives.
func (p *proposal) rareBeside(ctx context.Context) error {
	if p.Near || len(p.beside) == 0 {
		return nil
	}
	skip, reps := slices.Clone(p.skip), map[uint32]uint32{}
	for _, m := range p.beside {
		skip[m.doc], reps[m.doc] = false, m.rep
	}
	options := p.rareOptions()
	for i := range p.Features.views {
		options[i].Skip = skip
		found, counts, err := lsh.RareJoin(ctx, withBeside(&p.Features.views[i], p.beside, reps), options[i])
		if err != nil {
			return err
		}
		p.cuts[viewNames[i]+"_partners_cut"] += counts.PairsCut
		p.found = append(p.found, slices.DeleteFunc(found, func(x lsh.Candidate) bool {
			return !p.skip[x.A] && !p.skip[x.B] || p.crowd[x.A] != 0 && p.crowd[x.A] == p.crowd[x.B]
		}))
	}
	return nil
}

// withBeside are the features of members that their representatives lack, and of all
// other documents those that may be among these.
func withBeside(set *lsh.Features, members []member, reps map[uint32]uint32) *lsh.Features {
	const buckets = 1 << 22
	wanted := make([]bool, buckets)
	for _, m := range members {
		for _, h := range lacking(set.Hashes(m.doc), set.Hashes(m.rep)) {
			wanted[h%buckets] = true
		}
	}
	left := &lsh.Features{}
	var kept []uint32
	for d := range uint32(set.Len()) {
		if rep, ok := reps[d]; ok {
			left.AddFolded(lacking(set.Hashes(d), set.Hashes(rep)))
			continue
		}
		kept = kept[:0]
		for _, h := range set.Hashes(d) {
			if wanted[h%buckets] {
				kept = append(kept, h)
			}
		}
		left.AddFolded(kept)
	}
	return left
}

// lacking are the hashes of one sorted set that another one lacks.
func lacking(hashes, other []uint32) []uint32 {
	var list []uint32
	for _, h := range hashes {
		for len(other) > 0 && other[0] < h {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != h {
			list = append(list, h)
		}
	}
	return list
}
