package detect_test

import (
	"context"
	"fmt"
	"log"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/cluster"
)

// A program hands over documents from anywhere, and reads the result.
func ExampleScan() {
	const first = `The weir at Aldermoor gave way on Sunday night after nine days of rain, and the
mill pond behind it emptied into the lower village within twenty minutes. Nobody was hurt, because the
warden had knocked at every door before supper and sent people up to the chapel with their animals.`
	docs := []*corpus.Document{
		{ID: "echo", Outlet: "The Echo", Text: first},
		{ID: "post", Outlet: "The Post", Text: first + "\n\nThe council will meet on Tuesday."},
		{ID: "star", Outlet: "The Star", Text: `A choir of retired postmen has won the spring prize of the Aldermoor music school.
They sang four songs about rain, two of them their own, and were asked for another, which they had not prepared.`},
	}
	result, err := detect.Scan(context.Background(), corpus.FromDocuments(docs), detect.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range result.Pairs {
		fmt.Printf("%s and %s: %s, %.0f%% of the one and %.0f%% of the other\n", p.A, p.B, p.Verdict, 100*p.AB, 100*p.BA)
		text, err := result.Evidence.Text(p.A)
		if err != nil {
			log.Fatal(err)
		}
		for _, passage := range p.Passages {
			fmt.Printf("%s: %.32s...\n", passage.Class, text.Text[passage.A.Start:passage.A.End])
		}
	}
	// Output:
	// echo and post: syndicated, 100% of the one and 89% of the other
	// verbatim: The weir at Aldermoor gave way o...
}

// The stages of a scan, one by one: what Scan does, in steps that can be kept, moved
// or replaced.
func ExampleSurvey() {
	ctx := context.Background()
	const text = `The last lamplighter of Quarrin hung up his pole on Friday, sixty years after he was
promised that the job would be gone within two. The town gave him a clock and forgot to wind it.`
	docs := []*corpus.Document{
		{ID: "gazette", Text: text},
		{ID: "wire", Text: text + " He will still walk the round, he said, since his dog knows no other."},
		{ID: "other", Text: "Quarrin will have a second ferry in summer, the harbour board decided, and a third if anybody uses the second."},
	}
	survey, err := detect.Read(ctx, corpus.FromDocuments(docs), detect.Options{})
	if err != nil {
		log.Fatal(err)
	}
	learnt := survey.Learn()
	candidates, err := survey.Propose(ctx, &learnt)
	if err != nil {
		log.Fatal(err)
	}
	pairs, _, err := survey.Judge(ctx, &learnt.Rules, candidates.Pairs)
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range cluster.Group(survey.Documents, pairs) {
		fmt.Printf("%s: %v\n", c.Verdict, c.Members)
	}
	// Output:
	// syndicated: [gazette wire]
}
