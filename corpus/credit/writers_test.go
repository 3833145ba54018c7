package credit

import (
	"slices"
	"strings"
	"testing"
)

func TestWriters(t *testing.T) {
	for in, want := range map[string]string{
		"By Ida Lund":                       "Ida Lund",
		"BY IDA LUND":                       "Ida Lund",
		"by: Ida Lund":                      "Ida Lund",
		"Von Ida Lund und Otto Grau":        "Ida Lund|Otto Grau",
		"Por Ana de la Cruz y Luis Gil":     "Ana de la Cruz|Luis Gil",
		"José Ortega y Gasset":              "José Ortega y Gasset",
		"Автор: Анна Лунд":                  "Анна Лунд",
		"Ida Lund, Otto Grau and J.J. Hall": "Ida Lund|Otto Grau|J.J. Hall",
		"Ida Lund; Otto Grau":               "Ida Lund|Otto Grau",
		"Otto Grau, Jr., Ida Lund":          "Otto Grau Jr.|Ida Lund",
		"Otto Grau Jr.":                     "Otto Grau Jr.",
		"Ida Lund, Staff Writer":            "Ida Lund",
		"Ida Lund, CNBC":                    "Ida Lund",
		"Ida Lund, Associated Press":        "Ida Lund|Associated Press",
		"ida lund, associated press":        "Ida Lund|Associated Press",
		"Reuters":                           "Reuters",
		"CBS/AP":                            "CBS/AP",
		"Staff and wire reports":            "Staff and wire reports",
		"our harbour correspondent":         "our harbour correspondent",
		"ida@herald.example (Ida Lund)":     "Ida Lund",
		"ida@herald.example":                "",
		"https://social.example/ida":        "",
		"admin":                             "",
		"None":                              "",
		"2021":                              "",
		"":                                  "",
		"Ida Lund, Ida Lund":                "Ida Lund",
		strings.Repeat("a long name and another ", 20): "",
	} {
		if got := strings.Join(Writers(in), "|"); got != want {
			t.Errorf("Writers(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzWriters checks that no name is blank or a whole text, and that twice the same is read.
func FuzzWriters(f *testing.F) {
	f.Add("By IDA LUND, Otto Grau, Jr. and the AP")
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range Writers(s) {
			if strings.TrimSpace(name) == "" || len(name) > 200 {
				t.Errorf("Writers(%q) has %q", s, name)
			}
		}
		if names := Writers(s); !slices.Equal(names, Writers(s)) {
			t.Errorf("Writers(%q) differs", s)
		}
	})
}
