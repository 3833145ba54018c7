package date

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	const day, half = dayUncertainty, zoneUncertainty
	for _, c := range []struct {
		in, want    string
		uncertainty time.Duration
	}{
		{"2021-03-04T20:37:56Z", "2021-03-04T20:37:56Z", 0},
		{"2021-03-04T20:37:56.123+01:00", "2021-03-04T19:37:56.123Z", 0},
		{"2021-03-04T20:37:56-0500", "2021-03-05T01:37:56Z", 0},
		{"2021-03-04T20:37:56.0470000", "2021-03-04T20:37:56.047Z", half},
		{"2021-03-04T20:37", "2021-03-04T20:37:00Z", half},
		{"2021-03-04 20:37:56", "2021-03-04T20:37:56Z", half},
		{"2021-03-04 20:37:56 EST", "2021-03-05T01:37:56Z", 0},
		{"2021-03-04T20:37:56-05:00[America/New_York]", "2021-03-05T01:37:56Z", 0},
		{"2021-03-04", "2021-03-04T00:00:00Z", day},
		{"2021/03/04", "2021-03-04T00:00:00Z", day},
		{"20210304", "2021-03-04T00:00:00Z", day},
		{"20210304131315", "2021-03-04T13:13:15Z", half},
		{"Thu, 04 Mar 2021 20:37:56 GMT", "2021-03-04T20:37:56Z", 0},
		{"Thu, 04 Mar 2021 20:37:56 -0500", "2021-03-05T01:37:56Z", 0},
		{"Thu Mar 04 20:37:56 +0000 2021", "2021-03-04T20:37:56Z", 0},
		{"Thu Mar 04 2021 20:37:56 GMT-0500 (EST)", "2021-03-05T01:37:56Z", 0},
		{"March 4, 2021", "2021-03-04T00:00:00Z", day},
		{"Mar. 4, 2021", "2021-03-04T00:00:00Z", day},
		{"Sept. 4, 2021", "2021-09-04T00:00:00Z", day},
		{"Mar 4, 2021 3:04 PM EST", "2021-03-04T20:04:00Z", 0},
		{"March 4, 2021 at 3:04 p.m. ET", "2021-03-04T20:04:00Z", time.Hour},
		{"March 4, 2021, 10:05 a.m.", "2021-03-04T10:05:00Z", half},
		{"March 4, 2021, 8 p.m.", "2021-03-04T20:00:00Z", half},
		{"Thursday, March 04, 2021, 10:05 AM", "2021-03-04T10:05:00Z", half},
		{"Published: March 4, 2021", "2021-03-04T00:00:00Z", day},
		{"4 March 2021", "2021-03-04T00:00:00Z", day},
		{"4th March 2021", "2021-03-04T00:00:00Z", day},
		{"Thursday, March 4, 2021", "2021-03-04T00:00:00Z", day},
		{"24.11.2021", "2021-11-24T00:00:00Z", day},
		{"4.3.2021", "2021-03-04T00:00:00Z", day},
		{"04.03.2021 14:30 Uhr", "2021-03-04T14:30:00Z", half},
		{"4. März 2021", "2021-03-04T00:00:00Z", day},
		{"4 mars 2021", "2021-03-04T00:00:00Z", day},
		{"13/4/2021", "2021-04-13T00:00:00Z", day},
		{"4/13/2021", "2021-04-13T00:00:00Z", day},
		{"5/5/2021", "2021-05-05T00:00:00Z", day},
		{"4 de marzo de 2021", "2021-03-04T00:00:00Z", day},
		{"jueves, 4 de marzo de 2021", "2021-03-04T00:00:00Z", day},
		{"четверг, 4 марта 2021 г.", "2021-03-04T00:00:00Z", day},
		{"4 марта 2021, 15:30", "2021-03-04T15:30:00Z", half},
		{"Mis à jour le 4 mars 2021 à 15h30", "2021-03-04T15:30:00Z", half},
		{"4. Okt. 2021", "2021-10-04T00:00:00Z", day},
		{"giovedì 4 marzo 2021 alle 15:30", "2021-03-04T15:30:00Z", half},
		{"4 mei 2021 om 15:30 uur", "2021-05-04T15:30:00Z", half},
		{"2021-03-04 20:37:56 Z", "2021-03-04T20:37:56Z", 0},
		{"2021-03-04T14:21:00CST", "2021-03-04T20:21:00Z", 0},
		{"2021-03-04T04:45-500", "2021-03-04T09:45:00Z", half},
		{"March 4, 2021 5:30 EST", "2021-03-04T10:30:00Z", half},
		{"March 4, 2021 5:30", "2021-03-04T05:30:00Z", half + half},
		{"March 4, 2021 10:30 EST", "2021-03-04T15:30:00Z", half},
		{"4 March 2021, 10:30 GMT", "2021-03-04T10:30:00Z", 0},
		{"4 March 2021, 5:30 GMT", "2021-03-04T05:30:00Z", half},
		{"March 4, 2021 05:30", "2021-03-04T05:30:00Z", half},
		{"March 4, 2021 17:30 EST", "2021-03-04T22:30:00Z", 0},
		{"1614890276", "2021-03-04T20:37:56Z", 0},
		{"1614890276000", "2021-03-04T20:37:56Z", 0},
	} {
		got, ok := Parse(c.in)
		if s := got.Time.UTC().Format(time.RFC3339Nano); !ok || s != c.want || got.Uncertainty != c.uncertainty {
			t.Errorf("Parse(%q) = %s ± %v, %v; want %s ± %v", c.in, s, got.Uncertainty, ok, c.want, c.uncertainty)
		}
	}
	for _, in := range []string{
		"", "2021", "2021-03", "March 2021", "May 5", "hello", "Chapter 12", "3/4/2021", "2021-02-30",
		"12345678", "0001-01-01T00:00:00Z", "In 2021 the council met 3 times", "99999999999999999",
	} {
		if got, ok := Parse(in); ok {
			t.Errorf("Parse(%q) = %v, want none", in, got)
		}
	}
}

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"PORT ALDER, Me. — Mar 4, 2021, 7:29 PM ET":            "2021-03-05T00:29:00Z",
		"By Ida Lund Mar 4, 2021 7:29 PM EST Share":            "2021-03-05T00:29:00Z",
		"Posted on Thursday 4 March 2021 by Ida":               "2021-03-04T00:00:00Z",
		"4 March 2021 14:05 GMT | Updated 5 March 2021":        "2021-03-04T14:05:00Z",
		"Bericht vom 4. März 2021 von Ida Lund":                "2021-03-04T00:00:00Z",
		"no date: 12 of 400 boats lay in the harbour in March": "",
	} {
		got := ""
		if d, ok := Find(in); ok {
			got = d.Time.UTC().Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("Find(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"https://herald.example/news/2021/03/04/ice": "2021-03-04", "https://herald.example/2021-03-04-ice.html": "2021-03-04",
		"https://herald.example/20210304/ice": "2021-03-04", "https://herald.example/story-20210304": "", "https://herald.example/2021/13/04/ice": "", "": "",
	} {
		if d, ok := InAddress(in); ok != (want != "") || ok && d.Time.Format(time.DateOnly) != want {
			t.Errorf("date in %q is %v, %v", in, d.Time, ok)
		}
	}
	for in, want := range map[string]string{
		"a/2021-03-04-ice.txt": "2021-03-04", "ice_20210304.html": "2021-03-04", "2021_03-04-0711a.txt": "2021-03-04", "ice.2021.03.04.txt": "2021-03-04",
		"2021-03-04/ice.txt": "", "ice-2021.txt": "", "120210304.txt": "", "2021-02-30.txt": "",
	} {
		if d, ok := InName(in); ok != (want != "") || ok && (d.Time.Format(time.DateOnly) != want || d.Uncertainty != nameUncertainty) {
			t.Errorf("date in %q is %v ± %v, %v", in, d.Time, d.Uncertainty, ok)
		}
	}
}

func TestIsUpdate(t *testing.T) {
	for text, want := range map[string]bool{
		"Updated": true, "Last updated: ": true, "Updated March 5": true, "Story updated on": true, "Zuletzt aktualisiert am": true,
		"Обновлено:": true, "Mis à jour le": true, "first published": false, "Published": false, "": false, "the updates came": false,
	} {
		if got := IsUpdate(text); got != want {
			t.Errorf("IsUpdate(%q) = %v", text, got)
		}
	}
}

// A time of a clock of twelve hours is settled by a text that has its half.
func TestRefine(t *testing.T) {
	for _, c := range []struct {
		value, text, want string
		uncertainty       time.Duration
	}{
		{"2021-03-04T04:45-500", "March 4 at 4:45 PM", "2021-03-04T21:45:00Z", 0},
		{"2021-03-04T04:45-500", "March 4 at 4:45 a.m.", "2021-03-04T09:45:00Z", 0},
		{"2021-03-04T04:45-500", "March 4 at 4:50 PM", "2021-03-04T09:45:00Z", zoneUncertainty},
		{"2021-03-04T04:45:00", "4:45 pm", "2021-03-04T16:45:00Z", zoneUncertainty},
		{"2021-03-04T16:45:00Z", "4:45 pm", "2021-03-04T16:45:00Z", 0},
		{"2021-03-04", "12:00 pm", "2021-03-04T00:00:00Z", dayUncertainty},
	} {
		d, ok := Parse(c.value)
		got := d.Refine(c.text)
		if s := got.Time.UTC().Format(time.RFC3339); !ok || s != c.want || got.Uncertainty != c.uncertainty {
			t.Errorf("%s with %q is %s ± %v", c.value, c.text, s, got.Uncertainty)
		}
	}
}

// FuzzParseDate checks that no input panics and that what was read is read
// again from its RFC 3339 form.
func FuzzParseDate(f *testing.F) {
	f.Add("March 4, 2021, 10:05 a.m.")
	f.Add("2021-03-04T20:37:56.123+01:00")
	f.Fuzz(func(t *testing.T, s string) {
		when, ok := Parse(s)
		if !ok {
			return
		}
		again, ok := Parse(when.Time.UTC().Format(time.RFC3339Nano))
		if !ok || !again.Time.Equal(when.Time) {
			t.Errorf("Parse(%q) = %v, its RFC 3339 form %v, %v", s, when, again, ok)
		}
	})
}
