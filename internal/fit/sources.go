package main

import (
	"os"
	"path/filepath"
	"strings"

	"reprint/internal/variants"
)

// A source is a labelled folder of texts.
type source struct {
	name string
	// of is the source that the same texts are in, "" for none: rows of both are
	// fitted and judged together.
	of  string
	set string // of real news, "" for others
	// docs is the folder of the texts, or made makes them.
	docs string
	made func(corpora string) (*variants.Collection, error)
	// truth says what is known of their pairs, for texts that are made what these
	// don't say themselves.
	truth func(corpora string, s *source) (*labels, error)
	meta  string // file of metadata, "" for none
	// group is the event or text that a document belongs to; nil: the cluster or
	// event that the truth puts it into, or else itself.
	group func(id string) string
	// only is the kind of pairs that count as reuse, "" for all.
	only string
	// literal says that unlisted pairs which share text word for word are no
	// reuse all the same; elsewhere they are real copies, and don't count.
	literal bool
	// whole says that reuse is of whole texts, so that all that the aligner
	// finds in such a pair is true.
	whole bool
	// listed says that only the pairs that the truth lists are of use.
	listed bool
	// fits says by model what the rows weigh.
	fits map[string]weights
}

// weights are what the rows of a source weigh together, in thousands, by label.
type weights struct {
	reuse, none float64
	each        float64 // instead, what every row weighs
}

// sources are all there are. Paths beginning with $ are below the corpora, others
// below the root of the source tree. The weights were chosen by hand, among few
// (docs/method.md).
var sources = []source{
	{name: "pan", docs: "$/pan13",
		fits: map[string]weights{"passage": {reuse: 2, none: 2}, "summary": {reuse: 1, none: 4}}},
	{name: "onestop", docs: "$/onestop/docs", truth: truthIn("$/onestop/clusters.tsv"), literal: true, whole: true,
		fits: map[string]weights{"passage": {reuse: .5, none: 0}, "summary": {reuse: 0, none: .2}, "pair": {reuse: 1, none: .5}, "rescore": {reuse: .5, none: .5}}},
	{name: "german", docs: "$/german/docs", truth: truthIn("$/german/clusters.tsv"), group: upTo(4), only: "language learner",
		fits: map[string]weights{"pair": {reuse: .5, none: .7}}},
	{name: "llm", docs: "$/llm-rewrites/docs", truth: truthIn("$/llm-rewrites/truth.tsv"), group: upTo(8), literal: true, whole: true,
		fits: map[string]weights{"passage": {reuse: .5, none: 0}, "summary": {reuse: 0, none: .2}, "pair": {reuse: 4, none: 9}, "rescore": {reuse: 1, none: 1}}},
	{name: "halves", of: "llm", made: halves, group: upTo(8),
		fits: map[string]weights{"passage": {reuse: 1, none: 0}, "pair": {reuse: 2, none: 3}, "rescore": {reuse: 1, none: 1}}},
	{name: "basil", docs: "$/basil/docs", truth: truthIn("$/basil/truth.tsv"), group: upTo(8), literal: true,
		fits: map[string]weights{"passage": {reuse: 0, none: .8}, "summary": {reuse: 0, none: .4}, "pair": {reuse: 0, none: 4}, "rescore": {reuse: 0, none: .5}}},
	{name: "leads-6", of: "basil", made: leads(6), truth: truthIn("$/basil/truth.tsv"), group: upTo(8), literal: true,
		fits: map[string]weights{"pair": {reuse: 0, none: 2}, "rescore": {reuse: 0, none: .5}}},
	{name: "leads-10", of: "basil", made: leads(10), truth: truthIn("$/basil/truth.tsv"), group: upTo(8), literal: true,
		fits: map[string]weights{"pair": {reuse: 0, none: 2}, "rescore": {reuse: 0, none: .5}}},
	{name: "demo", docs: "seeds", truth: truthIn("seeds/truth.tsv"), whole: true,
		fits: map[string]weights{"passage": {reuse: .5, none: .3}, "summary": {reuse: 0, none: .1}, "pair": {reuse: .7, none: 1}}},
	{name: "stories", docs: stories, truth: storyTruth, group: upTo(2), literal: true, whole: true,
		fits: map[string]weights{"passage": {reuse: 1, none: .6}, "summary": {reuse: 0, none: .1}, "pair": {reuse: 1, none: 1}, "rescore": {reuse: .25, none: .25}}},
	{name: "stories-halved", of: "stories", made: storiesAs(variants.HalveShort), truth: storyTruth, group: upTo(2), literal: true,
		fits: map[string]weights{"pair": {reuse: 1, none: 1}, "rescore": {reuse: .25, none: .25}}},
	{name: "stories-padded", of: "stories", made: storiesAs(variants.PadLong), truth: storyTruth, group: upTo(2),
		fits: map[string]weights{"pair": {reuse: 1, none: 1}, "rescore": {reuse: .25, none: .25}}},
	{name: "stories-mixed", of: "stories", made: storiesAs(variants.Mix), truth: storyTruth, group: upTo(2),
		fits: map[string]weights{"pair": {reuse: 1, none: 1}, "rescore": {reuse: .25, none: .25}}},
	{name: "web", docs: "testdata/stories/web", truth: truthIn("testdata/stories/web.tsv"), group: upTo(2), literal: true, whole: true,
		fits: map[string]weights{"pair": {reuse: 1, none: 1}, "rescore": {reuse: .25, none: .25}}},
	{name: "planted", of: "stories", made: planted, group: upTo(2),
		fits: map[string]weights{"pair": {reuse: 3, none: 1.5}, "rescore": {reuse: 1, none: 1}}},
	{name: "usnews", docs: "$/usnews/docs", truth: truthIn("$/usnews/truth.tsv"),
		fits: map[string]weights{"pair": {reuse: 1, none: 5}, "rescore": {reuse: 1, none: 1}}},

	// Real news, of which pairs were read.
	readPairs("allsides", ""), readPairs("fnc", ""), readPairs("insciout", ""), readPairs("srilanka", ""), readPairs("telegram-en", ""),
	readPairs("telegram-ru", ""), readPairs("prosecutors", ""), readPairs("fakebr", ""), readPairs("usnews", "usnews"),
	sameSubject("celebrity", ""), sameSubject("fakebr", "fakebr"),
}

// stories are the project's own whole articles with their rewrites, and with
// independent reports of the same event.
const stories = "testdata/stories/fitted"

var storyTruth = truthIn(stories + ".tsv")

// readPairs is a set of real news of which some pairs were read; of is the source
// that its texts are in too.
func readPairs(set, of string) source {
	return source{name: "read-" + set, of: of, set: set, docs: "$/" + set + "/docs", meta: "$/" + set + "/meta.jsonl", truth: truthOfRead, listed: true,
		fits: map[string]weights{"pair": {each: readWeight}}}
}

// readWeight is what a pair weighs that was read: much, since there are few, and
// nothing else shows the world as it is.
const readWeight = 30

// sameSubject is a set of which pairs on one subject were written independently.
func sameSubject(set, of string) source {
	number := func(id string) string { n, _, _ := strings.Cut(id, "-"); return n }
	if of != "" {
		of = "read-" + of
	}
	return source{name: "subject-" + set, of: of, docs: "$/" + set + "/docs", meta: "$/" + set + "/meta.jsonl", truth: truthIn("$/" + set + "/truth.tsv"), group: number, listed: true,
		fits: map[string]weights{"pair": {reuse: 0, none: 1}}}
}

// upTo groups documents by the first n bytes of their ids, which name an event, a
// story, or a text with its versions.
func upTo(n int) func(id string) string { return func(id string) string { return id[:n] } }

// family is the first source of the same texts.
func (s *source) family() string {
	if s.of != "" {
		return s.of
	}
	return s.name
}

// place is the path of a file or folder of the table.
func place(corpora, path string) string {
	if below, ok := strings.CutPrefix(path, "$"); ok {
		return filepath.Join(corpora, filepath.FromSlash(below))
	}
	return filepath.FromSlash(path)
}

func storiesAs(form func(variants.Texts) variants.Texts) func(string) (*variants.Collection, error) {
	return func(string) (*variants.Collection, error) {
		texts, err := variants.Read(stories)
		return &variants.Collection{Texts: form(texts)}, err
	}
}

func planted(string) (*variants.Collection, error) {
	texts, err := variants.Read(stories)
	if err != nil {
		return nil, err
	}
	return variants.Planted(texts), nil
}

func leads(n int) func(string) (*variants.Collection, error) {
	return func(corpora string) (*variants.Collection, error) {
		texts, err := variants.Read(place(corpora, "$/basil/docs"))
		return &variants.Collection{Texts: variants.Leads(texts, n)}, err
	}
}

func halves(corpora string) (*variants.Collection, error) {
	rewrites, err := variants.Read(place(corpora, "$/llm-rewrites/docs"))
	if err != nil {
		return nil, err
	}
	news, err := variants.Read(place(corpora, "$/usnews/docs"))
	if err != nil {
		return nil, err
	}
	table, err := os.ReadFile(place(corpora, "$/llm-rewrites/clusters.tsv"))
	return variants.Halves(variants.Versions(string(table), rewrites), news), err
}
