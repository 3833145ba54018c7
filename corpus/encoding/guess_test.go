package encoding

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// plainSigns stands for signs that an encoding may lack.
var plainSigns = strings.NewReplacer("„", `"`, "“", `"`, "”", `"`, "«", `"`, "»", `"`, "–", "-", "’", "'", "£", "L")

// encoded is a text in an encoding, and what of it can be read again.
func encoded(t testing.TB, enc encoding.Encoding, text string) (data []byte, want string) {
	t.Helper()
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		data, err = encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(plainSigns.Replace(text)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return data, decodeSample(enc, data)
}

// rightWords is the share of the words of want that got has in the same place.
func rightWords(got, want string) float64 {
	g, w := strings.Fields(got), strings.Fields(want)
	right := 0
	for i := range w {
		if i < len(g) && g[i] == w[i] {
			right++
		}
	}
	return float64(right) / float64(max(1, len(w)))
}

// testTexts are the texts of testdata/texts, by language.
func testTexts(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("testdata/texts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	texts := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(filepath.Base(file), ".txt")] = string(data)
	}
	return texts
}

// Every text is read again in every encoding of its language.
func TestGuessTexts(t *testing.T) {
	texts := testTexts(t)
	for _, table := range tables() {
		text, ok := texts[table.language]
		if !ok {
			continue
		}
		for _, name := range table.charsets {
			data, want := encoded(t, named(name), text)
			got, c, err := Guess(data, "")
			share := rightWords(got, want)
			t.Logf("%s in %s: %.3f of the words", table.language, name, share)
			if err != nil || share < 0.99 {
				t.Errorf("%s in %s: %.2f of the words are right, %+v, %v", table.language, name, share, c, err)
			}
		}
	}
}

// Of single sentences nearly all are read again in the common encodings. Where one
// is not, there is a doubt.
func TestGuessSentences(t *testing.T) {
	all, wrong, doubts := 0, 0, 0
	texts := testTexts(t)
	for _, table := range tables() {
		for _, name := range table.charsets[:min(2, len(table.charsets))] {
			for _, sentence := range strings.FieldsFunc(texts[table.language], func(r rune) bool { return strings.ContainsRune(".。\n", r) }) {
				data, want := encoded(t, named(name), sentence)
				all++
				got, c, _ := Guess(data, "")
				if c.Doubt {
					doubts++
				}
				if got != want {
					wrong++
					if !c.Doubt {
						t.Errorf("%s in %s, without a doubt: %q is read as %q", table.language, name, want, got)
					}
				}
			}
		}
	}
	t.Logf("%d sentences, %d wrong, %d with a doubt", all, wrong, doubts)
	if wrong*50 > all {
		t.Errorf("%d of %d sentences are wrong", wrong, all)
	}
}

// A text in an encoding of wide characters or of escape sequences is told by these.
func TestDecodeSequences(t *testing.T) {
	texts := testTexts(t)
	for _, c := range []struct {
		language, name string
		enc            encoding.Encoding
	}{
		{"ja", "iso-2022-jp", japanese.ISO2022JP},
		{"zh-hans", "hz", simplifiedchinese.HZGB2312},
		{"en", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
		{"ja", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
		{"ru", "utf-32le without a mark", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"en", "utf-32be without a mark", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"en", "utf-16le without a mark", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
		{"ru", "utf-16be without a mark", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)},
		{"zh-hans", "utf-16le without a mark", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
		{"ja", "utf-16be without a mark", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)},
		{"he", "utf-16le", utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)},
	} {
		data, want := encoded(t, c.enc, texts[c.language])
		if got, chosen, err := Guess(data, ""); got != strings.TrimPrefix(want, "\uFEFF") || !strings.HasPrefix(c.name, chosen.Name) || chosen.Doubt || err != nil {
			t.Errorf("%s in %s is %.60q, %+v, %v", c.language, c.name, got, chosen, err)
		}
	}
}

// The letters of 여객선 푸른 in ISO-2022-KR, two bytes each between SO and SI.
func TestDecodeShifts(t *testing.T) {
	got, err := Decode([]byte("\x1b$)C\n\x0e?)04<1\x0f \x0eG*8%\x0f ferry\n"), "")
	if want := "\n여객선 푸른 ferry\n"; got != want || err != nil {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

// A declared encoding is believed, but not against all letters.
func TestGuessDeclared(t *testing.T) {
	texts := testTexts(t)
	for _, c := range []struct{ language, in, declared, doubt string }{
		{"pl", "windows-1250", "windows-1250", ""},
		{"pl", "windows-1250", "iso-8859-1", "windows-1250"},
		{"ru", "windows-1251", "iso-8859-1", "windows-1251"},
		{"ru", "koi8-r", "windows-1251", "koi8-r"},
		{"uk", "koi8-u", "koi8-r", "koi8-u"}, // which lacks four letters
		{"ja", "shift_jis", "euc-jp", "shift_jis"},
		{"en", "windows-1252", "iso-8859-2", "windows-1252"}, // control characters
		{"en", "windows-1252", "windows-1250", ""},
		{"fr", "windows-1252", "gb2312", "windows-1252"},
	} {
		data, _ := encoded(t, named(c.in), texts[c.language])
		want := Choice{cmp.Or(c.doubt, c.declared), c.doubt != ""}
		if text, got, err := Guess(data, c.declared); got != want || err != nil {
			t.Errorf("%s in %s, declared %s: %+v, %v, %.40q", c.language, c.in, c.declared, got, err, text)
		}
	}
}

// Sequences that are there by chance mean nothing.
func TestDecodeChance(t *testing.T) {
	for _, text := range []string{"a ~{odd} thing ~}", "\x1b$ is no text", "~{~}", "\x1b$)C and more", "x~{0}~} y", "\x1b[31mred\x1b[0m"} {
		if got, err := Decode([]byte(text), ""); got != text || err != nil {
			t.Errorf("%q becomes %q, %v", text, got, err)
		}
	}
}

// FuzzDecode checks that whatever is decoded is UTF-8, and the same each time.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"windows-1250", "shift_jis", "gb18030"} {
		data, _ := encoded(f, named(name), "Łódź, ルート 好")
		f.Add(data)
	}
	f.Add([]byte("\x1b$)C\x0e0\x0f"))
	f.Add([]byte("\xff\xfe\x00\x00a\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		first, doubt, err := Guess([]byte(string(data)), "")
		if first != Valid(first) {
			t.Errorf("%q is decoded to what is no UTF-8", data)
		}
		again, doubtAgain, _ := Guess([]byte(string(data)), "")
		if first != again || doubt != doubtAgain {
			t.Errorf("%q is decoded to %q, then to %q, %v", data, first, again, err)
		}
	})
}

func BenchmarkGuess(b *testing.B) {
	text := testTexts(b)["pl"]
	for _, size := range []int{1 << 10, 1 << 14} {
		data, _ := encoded(b, named("windows-1250"), strings.Repeat(text, 1+size/len(text))[:size])
		b.Run(fmt.Sprintf("bytes=%d", size), func(b *testing.B) {
			for b.Loop() {
				guessEncoding(data)
			}
		})
	}
}
