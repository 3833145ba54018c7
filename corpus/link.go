package corpus

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// archived is the address of a page inside the Wayback Machine.
var archived = regexp.MustCompile(`^https?://web\.archive\.org/web/\d+[a-z_]*/(.+)$`)

// pageURL cleans the address of a page: without the archive that it was saved
// from, "" for anything but an absolute http or https address.
func pageURL(raw string) string {
	if raw = strings.TrimSpace(raw); raw == "" {
		return ""
	}
	if m := archived.FindStringSubmatch(raw); m != nil {
		raw = m[1]
	}
	if strings.HasPrefix(raw, "//") {
		raw = "https:" + raw
	}
	if hostOf(raw) == "" {
		return ""
	}
	return raw
}

// hostOf is the host of an absolute http or https address, lower-case and
// without "www." and port, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// siteLabel is the name that a host was registered under, without the public
// suffix: "example" for m.example.co.uk. It is "" for a bare suffix.
func siteLabel(host string) string {
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	label, _, _ := strings.Cut(site, ".")
	return label
}

// sameSite reports whether two hosts belong to one site. Different suffixes of
// one name (.com and .co.uk) count as one site, unknown hosts too.
func sameSite(a, b string) bool {
	x, y := siteLabel(a), siteLabel(b)
	return x == "" || y == "" || x == y
}
