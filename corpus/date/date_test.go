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
