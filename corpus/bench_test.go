package corpus

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Benchmarks report documents and megabytes of files a second. Their inputs are
// made up here, so they run anywhere.

// invented is an article of about 4 KB: running text with what real text has
// that costs time (quotation marks, escapes, short paragraphs).
func invented(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "PORT ALDER (Meridian Wire) — The harbour froze over for the %dth time on Monday.\n\n", i)
	for p := range 16 {
		fmt.Fprintf(&b, "Children walked out as far as buoy %d, “although nobody had asked them to”, the harbour master said. ", i*p)
		b.WriteString("The ferry to Gull Island stayed at its berth until the tide had broken the ice along the quay, and the baker's van came round by the coast road.\n\n")
	}
	return b.String()
}

func benchmarkSource(b *testing.B, jobs int, path string) {
	size := int64(0)
	err := filepath.WalkDir(path, func(_ string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			info, err := e.Info()
			if err != nil {
				return err
			}
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	docs := 0
	for b.Loop() {
		s, err := Open([]string{path}, Options{Jobs: jobs, TempDir: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range s.Documents(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
			docs++
		}
		s.Close()
	}
	b.ReportMetric(float64(docs)/b.Elapsed().Seconds(), "docs/s")
}

func writeBench(b *testing.B, name, text string) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

// benchLines are n records of JSON Lines.
func benchLines(n int) string {
	var lines strings.Builder
	escape := strings.NewReplacer("\n", `\n`, "“", `\u201c`)
	for i := range n {
		fmt.Fprintf(&lines, `{"id":"d%08d","title":"Ice %d","outlet":"The Mercury","published":"2021-03-04T06:30:00Z","text":"%s"}`+"\n",
			i, i, escape.Replace(invented(i)))
	}
	return lines.String()
}

func BenchmarkDocuments(b *testing.B) {
	dir := b.TempDir()
	lines := benchLines(20_000)
	writeBench(b, filepath.Join(dir, "jsonl", "a.jsonl"), lines)
	writeBench(b, filepath.Join(dir, "jsonl-zst", "a.jsonl.zst"), zst(lines))
	for i := range 1000 {
		writeBench(b, filepath.Join(dir, "txt", fmt.Sprintf("%04d.txt", i)), invented(i))
		writeBench(b, filepath.Join(dir, "md", fmt.Sprintf("%04d.md", i)), "---\ntitle: Ice\n---\n"+invented(i))
	}
	page, err := os.ReadFile("testdata/articles/page.html")
	if err != nil {
		b.Fatal(err)
	}
	for i := range 100 {
		text := "<p>" + strings.ReplaceAll(strings.TrimSpace(invented(i)), "\n\n", "</p>\n<p>") + "</p>"
		boilerplate := strings.Repeat(`<div class="teaser"><a href="/x">Herring are back</a><span>2 hours ago</span></div>`, 400)
		writeBench(b, filepath.Join(dir, "html", fmt.Sprintf("%04d.html", i)), strings.Replace(string(page), "<footer>", boilerplate+text+"<footer>", 1))
	}
	for _, format := range []string{"jsonl", "jsonl-zst", "txt", "md", "html"} {
		for _, jobs := range []int{1, 2} {
			b.Run(fmt.Sprintf("format=%s/jobs=%d", format, jobs), func(b *testing.B) {
				benchmarkSource(b, jobs, filepath.Join(dir, format))
			})
		}
	}
}

// BenchmarkOpen opens records in random order, as a pipeline does that reads
// texts a second time.
func BenchmarkOpen(b *testing.B) {
	const n = 5000
	dir := b.TempDir()
	lines := benchLines(n)
	writeBench(b, filepath.Join(dir, "jsonl", "a.jsonl"), lines)
	writeBench(b, filepath.Join(dir, "jsonl-zst", "a.jsonl.zst"), zst(lines))
	for _, format := range []string{"jsonl", "jsonl-zst"} {
		b.Run("format="+format, func(b *testing.B) {
			s, err := Open([]string{filepath.Join(dir, format)}, Options{TempDir: b.TempDir()})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			var ids []string
			for d, err := range s.Documents(context.Background()) {
				if err != nil {
					b.Fatal(err)
				}
				ids = append(ids, d.ID)
			}
			random := rand.New(rand.NewPCG(1, 2))
			b.SetBytes(int64(len(lines) / n))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Open(ids[random.IntN(n)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkIndex reports the memory of a document in the index, without the
// bytes of its id, and what it costs to find one.
func BenchmarkIndex(b *testing.B) {
	const n = 1_000_000
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("archive.jsonl#d%08d", i)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var x index
	for i, id := range ids {
		x.claim(id, place{offset: int64(i) * 5000, size: 4700})
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	i := 0
	for b.Loop() {
		if _, ok := x.find(ids[i*7919%n]); !ok {
			b.Fatal(i)
		}
		i++
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/n, "B/doc")
}
