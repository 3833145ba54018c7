package imprint

import (
	"os"
	"testing"
)

func BenchmarkRecognise(b *testing.B) {
	for _, name := range []string{"text", "page", "records"} {
		path := map[string]string{"text": "../../testdata/articles/gazette/footbridge.txt", "page": "../../testdata/articles/gazette/lighthouse.html", "records": "../../testdata/articles/wire.jsonl"}[name]
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("head="+name, func(b *testing.B) {
			for b.Loop() {
				Recognise(data)
			}
		})
	}
}
