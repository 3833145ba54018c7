package imprint

import "testing"

func TestRecognise(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       Kind
	}{
		{"page", "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta name=\"generator\" content=\"reprint 1.0\">", Page},
		{"page of others", "<!DOCTYPE html>\n<meta name=\"generator\" content=\"WordPress 6\">", None},
		{"results", `{"type":"run","v":1,"tool":"reprint","version":"1"`, Results},
		{"results with blanks", `{"type": "run", "v": 1, "tool": "reprint", "version"`, Results},
		{"metrics", `{"type":"metric","v":1,"corpus":"pan13"`, Results},
		{"articles", `{"id":"run","text":"reprint"}`, None},
		{"run of another tool", `{"type":"run","v":1,"tool":"reprinter"`, None},
		{"copies", `{"type":"removed","v":1,"id":"a.txt","kept":"b.txt"`, Results},
		{"copies as a table", "id,kept,share,verdict\na.txt,b.txt,1.0000,duplicate\n", Table},
		{"a table of others", "id,kept,share,verdict,note\n", None},
		{"pairs", "a,b,verdict,score,ab,ba,jaccard,longest,words,verbatim_words", Table},
		{"matrix", ",one.txt,two.txt\none.txt,1.0000,0.5000\n", Table},
		{"other table", ",one,two\nrow,1,2\n", None},
		{"markdown", "# Reused text\n\nRead 1,210 articles; compared 3 candidate pairs, aligned 3.\n", Markdown},
		{"article with that title", "# Reused text\n\nEditors read articles; few compared them.\n", None},
		{"clusters", "Cluster 1: 3 articles, 1 duplicate\nLikely origin: a (first)\n", Terminal},
		{"coloured", "\x1b[1mCluster 1: 3 articles, 1 duplicate\x1b[0m\nWhich was first is not known\n", Terminal},
		{"no clusters", "Only quotations shared: 1 pair\n  verdict     score  shared  article\n", Terminal},
		{"nothing found", "Read 2 articles; compared 1 candidate pair, aligned 1.\n", Terminal},
		{"diff", "syndicated · score 0.98\nThe Gazette (A)", Terminal},
		{"extract", "id         a.txt\npath       news/a.txt\n", Terminal},
		{"heat map", "                                      1   2   3\n┌  1 a", Terminal},
		{"evaluation", "pan13: 20 pairs, 31 detections\n\nkind   pairs  cases\n", Terminal},
		{"ranking", "pairs: 20 pairs\n\nlabel  pairs  AUC  best F1\n", Terminal},
		{"article", "Cluster 1: what the survey found\n\nThe survey found little.\n", None},
		{"nothing", "", None},
	} {
		if got := Recognise([]byte(c.head)); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}
