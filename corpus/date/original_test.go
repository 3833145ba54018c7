package date

import (
	"testing"
	"time"
)

func TestOriginal(t *testing.T) {
	version := Date{Time: time.Date(2031, 5, 2, 20, 40, 0, 0, time.FixedZone("", -8*3600))}
	for _, c := range []struct {
		text string
		d    Date
		want string // in RFC 3339, or "" for none
	}{
		{"UPDATES:\n8:40 p.m.: added a quotation.\nThis article was originally published at 4:10 p.m.", version, "2031-05-02T16:10:00-08:00"},
		{"This story was first published at 9 AM on our site.", version, "2031-05-02T09:00:00-08:00"},
		{"It was originally published at 11:55 p.m.", version, "2031-05-01T23:55:00-08:00"},
		{"It was originally published at 8:42 p.m.", version, "2031-05-02T20:42:00-08:00"},
		{"The novel was originally published in 1912 at Bergholm.", version, ""},
		{"This article was originally published at 14:10.", version, ""},
		{"This article was originally published at 4:10 p.m.", Date{Time: version.Time.UTC()}, ""},
		{"This article was originally published at 4:10 p.m.", Date{Time: version.Time, Uncertainty: 24 * time.Hour}, ""},
		{"This article was originally published at 4:10 p.m.", Date{}, ""},
	} {
		d, ok := Original(c.text, c.d)
		got := ""
		if ok {
			got = d.Time.Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
