package sample

import "strings"

// Hostile is a corpus of titles and texts that mean harm, or are hard to lay out.
var Hostile = []Article{
	{"a/=cmd.txt", "=HYPERLINK(\"http://example.org\",\"prize\")", "@outlet\x1b]0;owned\x07", "+1\r\n-2", "", "2025-01-01T00:00:00Z", nasty,
		[]string{"s0.0", "s1.0", "|", "s2.0", "boiler"}},
	{"b/" + strings.Repeat("very-long-folder/", 9) + "x.txt", "\x1b[31mred\x1b[0m | pipe <script>alert(1)</script> [x](javascript:alert(1)) `code` **bold**", "", "", "", "", nasty,
		[]string{"s2.0", "|", "s0.1", "s1.0"}},
	{"c/漢字の長い名前の記事その一.txt", strings.Repeat("港の夜間フェリーが十月に廃止される", 6), "朝の新聞", "", "", "", nasty, []string{"s0.0", "s1.2"}},
	{"d/\u202etxt.exe", "\u202edrow\u202c a\u200bb\u0085c\u2028d\x00e\xff", "", "", "", "", nasty, []string{"s1.0", "s2.0"}},
	{"e/none.txt", "", "", "", "", "", nil, []string{""}},
}

var nasty = []Sentence{
	{Wordings: [3]string{
		"港の委員会は火曜日、夜間フェリーへの補助金を打ち切ることを七対二で決めた。郡は毎年百九十万クローネを払っていた。",
		"港の委員会は水曜日、夜間フェリーへの補助金を打ち切ることを七対二で決定した。郡は毎年百九十万クローネを払ってきた。",
		"夜の船はもう出ない。委員会は七対二で補助金の終わりを決めた。"}},
	{Wordings: [3]string{
		"Line\x1b[2Jone\x07 and " + strings.Repeat("nobreak", 30) + " </script><img src=x onerror=alert(1)> | \u202esiht\u202c end.",
		"", "Line\x00two and <b>bold</b> | [link](http://example.org) end."}},
	{Wordings: [3]string{"“Familie 👨\u200d👩\u200d👧\u200d👦 é \u200b ok,” said \x1b]8;;http://example.org\x07nobody.", "", ""}, Speaker: "\x1b[5mNobody"},
}
