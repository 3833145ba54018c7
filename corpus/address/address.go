// Package address cleans the web addresses that articles give and compares the
// sites that they lie on.
//
// Clean makes a plain http or https address of what a page or record says, and
// "" of anything else. Host is the host of such an address. Label is the name
// that a host was registered under, and SameSite compares two hosts by it.
package address

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// archived is the address of a page inside the Wayback Machine.
var archived = regexp.MustCompile(`^https?://web\.archive\.org/web/\d+[a-z_]*/(.+)$`)

// Clean is the address of a page without white space around it and without the
// web archive that it was saved from. It is "" for anything but an absolute
// http or https address; an address without a scheme is taken for https.
func Clean(raw string) string {
	if raw = strings.TrimSpace(raw); raw == "" {
		return ""
	}
	if m := archived.FindStringSubmatch(raw); m != nil {
		raw = m[1]
	}
	if strings.HasPrefix(raw, "//") {
		raw = "https:" + raw
	}
	if Host(raw) == "" {
		return ""
	}
	return raw
}

// Host is the host of an absolute http or https address, lower-case and
// without "www." and port, or "".
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// Label is the name that a host was registered under, without the public
// suffix: "example" for m.example.co.uk. It is "" for a bare suffix.
func Label(host string) string {
	site, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	label, _, _ := strings.Cut(site, ".")
	return label
}

// SameSite reports whether two hosts belong to one site. Different suffixes of
// one name (.com and .co.uk) count as one site, unknown hosts too.
func SameSite(a, b string) bool {
	x, y := Label(a), Label(b)
	return x == "" || y == "" || x == y
}
