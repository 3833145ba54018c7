package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/imprint"
	"reprint/report/internal/sample"
)

// saved is the result of testdata/results.jsonl.
func saved(t testing.TB) *detect.Result {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGolden also checks that what is written is known again as ours.
func TestGolden(t *testing.T) {
	sample.CheckRecognised(t, imprint.Results, lines(t, saved(t), Options{Version: "0.1"}))
	sample.CheckGolden(t, "records.jsonl", lines(t, saved(t), Options{Version: "0.1"}))
	sample.CheckGolden(t, "results.jsonl", lines(t, saved(t), Options{Version: "0.1", Text: true}))
}

// odd is the saved result with everything set that is seldom set.
func odd(t testing.TB) *detect.Result {
	r := saved(t)
	zone := time.FixedZone("", -(9*3600 + 30*60))
	r.Documents[0].Published = time.Date(2024, 2, 29, 23, 59, 59, 250_000_000, zone)
	r.Documents[0].Uncertainty = 24 * time.Hour
	r.Documents[0].Title = "a \"quoted\" \\ title\n\twith \x00 \x1b[31m \u0085 \u2028 \x7f 𝄞 \u202e"
	r.Documents[0].CreditBasis = "“reported by Coastal Wire”"
	r.Documents[1].Published = time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)
	r.Documents[2].Published = time.Date(1893, 3, 1, 12, 0, 0, 0, time.FixedZone("", 3208))
	r.Documents[3].TooShort = true
	r.Warnings = append(r.Warnings, detect.Warning{Path: "twice.jsonl:7", Error: "id seen before", Harmless: true})
	r.Parameters = map[string]any{
		"all": true, "bands": 32, "floor": 0.5, "tiny": 1e-9, "large": 1e30, "whole": 2.0, "none": nil, "text": "<a> & ü",
		"nested": map[string]any{"list": []any{1, 2.5, "x", []any{}}},
	}
	r.Clusters[0].Origin = ""
	r.Summary.Cuts = map[string]int{"large_groups": 12_000_000_000, "bridges": 0}
	r.Pairs[0].AB, r.Pairs[0].BA = math.Copysign(0, -1), 1.0/32
	return r
}

func lines(t *testing.T, r *detect.Result, o Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWriteRoundTrip(t *testing.T) {
	for name, r := range map[string]*detect.Result{"saved": saved(t), "odd": odd(t)} {
		for _, text := range []bool{false, true} {
			o := Options{Version: "1.2.3", Text: text}
			want := lines(t, r, o)
			read, err := Read(bytes.NewReader(want))
			if err != nil {
				t.Fatal(name, err)
			}
			if got := lines(t, read, o); !bytes.Equal(got, want) {
				t.Errorf("%s, text %v: became\n%s\nfrom\n%s", name, text, got, want)
			}
			if got := lines(t, read, Options{Version: "1.2.3"}); !bytes.Equal(got, lines(t, r, Options{Version: "1.2.3"})) {
				t.Errorf("%s: differs without texts", name)
			}
		}
	}
}

func TestWriteOrder(t *testing.T) {
	r := saved(t)
	for i := range r.Pairs {
		r.Pairs[i].Score = 0.5 + float64(i)*1e-6
	}
	last := ""
	for line := range strings.Lines(string(lines(t, r, Options{}))) {
		var v struct{ Type, A, B string }
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		if v.Type != typePair {
			continue
		}
		if at := v.A + "\n" + v.B; at < last {
			t.Errorf("%s, %s stands behind %q though the rounded scores are equal", v.A, v.B, last)
		} else {
			last = at
		}
	}
}

func TestFraction(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0.0000", 1: "1.0000", math.Copysign(0, -1): "0.0000", -1e-9: "0.0000", 1.0 / 3: "0.3333", 2.0 / 3: "0.6667",
		0.00005: "0.0001", 1.0 / 32: "0.0312", 0.12345: "0.1235", 0.99996: "1.0000", -0.25: "-0.2500",
	} {
		if got := Fraction(x).String(); got != want {
			t.Errorf("Fraction(%v) = %s, want %s", x, got, want)
		}
		if got := Fraction(Rounded(x)).String(); got != want {
			t.Errorf("Fraction(Rounded(%v)) = %s, want %s", x, got, want)
		}
	}
}

func TestWriteFaults(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*detect.Result)
		want  string
	}{
		"score":    {func(r *detect.Result) { r.Pairs[1].Score = math.NaN() }, "not finite"},
		"passage":  {func(r *detect.Result) { r.Pairs[1].Passages[0].Score = math.Inf(1) }, "not finite"},
		"cluster":  {func(r *detect.Result) { r.Clusters[0].MinScore = math.NaN() }, "not finite"},
		"limit":    {func(r *detect.Result) { r.Summary.Cuts["pairs"] = 1 }, "the summary has a field of that name"},
		"setting":  {func(r *detect.Result) { r.Parameters["x"] = math.NaN() }, "parameters"},
		"no text":  {func(r *detect.Result) { r.Documents[0].ID = "0" }, "the text of 0"},
		"scripts":  {func(r *detect.Result) { r.Evidence = fewScripts{r.Evidence} }, "1 scripts for"},
		"no edits": {func(r *detect.Result) { r.Evidence = noScripts{r.Evidence} }, "no edits today"},
	} {
		r := saved(t)
		c.spoil(r)
		err := Write(&bytes.Buffer{}, r, Options{Text: true})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestBrokenText checks that a text is refused whose bytes JSON would change.
func TestBrokenText(t *testing.T) {
	err := Write(&bytes.Buffer{}, sample.Of(sample.Hostile), Options{Text: true})
	if err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("broken UTF-8 in a text gave %v", err)
	}
}

func TestEmptyResult(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, &detect.Result{}, Options{Text: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(&out); err != nil {
		t.Error(err)
	}
}

type fewScripts struct{ detect.Evidence }

func (fewScripts) Edits(*finding.Pair) ([][]words.Edit, error) { return [][]words.Edit{{}}, nil }

type noScripts struct{ detect.Evidence }

func (noScripts) Edits(*finding.Pair) ([][]words.Edit, error) {
	return nil, errors.New("no edits today")
}

// FuzzAppendString checks that strings are JSON, say what they should, and hold
// nothing raw that ends a line somewhere.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "plain", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "\u0080\u009f\u00a0\u2028\u2029", "\xff\xc3(", "𝄞\U0010ffff\ufffd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := appendString(nil, s)
		var got string
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatalf("%q became %s: %v", s, text, err)
		}
		if want := string([]rune(s)); got != want {
			t.Errorf("%q became %s", s, text)
		}
		if !utf8.Valid(text) || slices.ContainsFunc([]rune(string(text)), func(r rune) bool {
			return r < ' ' || r >= 0x7f && r <= 0x9f || r == '\u2028' || r == '\u2029'
		}) {
			t.Errorf("%q became %q", s, text)
		}
	})
}
