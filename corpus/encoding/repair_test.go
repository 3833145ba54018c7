package encoding

import "testing"

func TestRepair(t *testing.T) {
	for damaged, want := range map[string]string{
		"\u0093We wait,\u0094 he said\u0085 it\u0092s late":         "“We wait,” he said… it’s late",
		"â€œWe wait,â€\u009d he said. Donâ€™t":                      "“We wait,” he said. Don’t",
		"â€œWe wait,â€ he said. 1914â€“18":                          "“We wait,” he said. 1914–18",
		"dÃ©jÃ vu, lâ€™Ã©cole":                                      "déjÃ vu, l’école",
		"Â« Bonjour Â»":                                             "« Bonjour »",
		"NÃO, “AMANHÃ” e «IRMÃ»":                                    "NÃO, “AMANHÃ” e «IRMÃ»",
		"Ângela e âncora, 5 € â la carte":                           "Ângela e âncora, 5 € â la carte",
		"&quot;AT&T&quot; &copy 2020":                               "&quot;AT&T&quot; &copy 2020",
		"Ã¢\u0080\u009cWe wait\u00C3\u00A2\u00C2\u0080\u00C2\u009D": "“We wait”",
		"\u0081 stays": "\u0081 stays",
		"":             "",
	} {
		if got := Repair(damaged); got != want {
			t.Errorf("%q becomes %q, want %q", damaged, got, want)
		}
	}
	for damaged, want := range map[string]string{
		"&quot;AT&T&#8221; &ldquo;a&#x201D;&nbsp;b":  "\"AT&T” “a”\u00a0b",
		"R&D; &copy 2020; &amp;quot; & more; &&amp;": "R&D; &copy 2020; \" & more; &&",
	} {
		if got := RepairPlain(damaged); got != want {
			t.Errorf("%q becomes %q, want %q", damaged, got, want)
		}
	}
}
