package credit

import (
	"strings"
	"unicode"

	"reprint/corpus/address"
)

// agencies are news agencies by every name that texts use for them, the first
// being the full one. A bare name is taken for a credit only if it stands here.
var agencies = [][]string{
	{"Associated Press", "AP", "AP News", "apnews"},
	{"Reuters", "Thomson Reuters"},
	{"Agence France-Presse", "AFP"},
	{"United Press International", "UPI"},
	{"Bloomberg", "Bloomberg News"},
	{"Press Association", "PA", "PA Media"},
	{"Canadian Press", "La Presse Canadienne"},
	{"Australian Associated Press", "AAP"},
	{"Press Trust of India", "PTI"},
	{"Asian News International", "ANI"},
	{"Indo-Asian News Service", "IANS"},
	{"Deutsche Presse-Agentur", "dpa"},
	{"Austria Presse Agentur", "APA"},
	{"Keystone-SDA", "SDA"},
	{"Agenzia Nazionale Stampa Associata", "ANSA"},
	{"EFE", "Agencia EFE"},
	{"Europa Press"},
	{"Xinhua", "Xinhua News Agency"},
	{"Kyodo News", "Kyodo"},
	{"Yonhap", "Yonhap News Agency"},
	{"TASS", "ITAR-TASS"},
	{"Interfax"},
	{"RIA Novosti"},
	{"Anadolu Agency", "Anadolu"},
	{"Algemeen Nederlands Persbureau", "ANP"},
	{"Belga"},
	{"Ritzau"},
	{"NTB"},
	{"TT News Agency"},
	{"Polish Press Agency", "PAP"},
	{"Lusa"},
	{"Agência Brasil"},
	{"Tribune News Service", "TNS", "Tribune Content Agency"},
	{"McClatchy", "McClatchy-Tribune", "McClatchy DC"},
	{"Religion News Service", "RNS"},
	{"Catholic News Agency"},
	{"Kaiser Health News", "KHN", "KFF Health News"},
	{"City News Service"},
	{"Bay City News"},
	{"Capital News Service"},
	{"States Newsroom"},
	{"Gannett News Service"},
	{"Scripps Howard News Service"},
	{"Storyful"},
	{"WENN"},
}

// agencyOf maps each folded name to the folded full name.
var agencyOf = func() map[string]string {
	m := map[string]string{}
	for _, names := range agencies {
		for _, name := range names {
			m[foldName(name)] = foldName(names[0])
		}
	}
	return m
}()

// agencyWords are last words of names that only agencies have.
var agencyWords = map[string]bool{
	"wire": true, "wires": true, "newswire": true, "agency": true, "presseagentur": true, "nachrichtenagentur": true,
}

// agencyEndings are the same for names of two last words.
var agencyEndings = []string{
	" news service", " wire service", " press service", " press association", " associated press", " press agency",
	" wire services", " presse agentur",
}

// IsAgency reports whether name is that of a news agency: one of the list, or
// one whose form says so, such as "Meridian Wire" or "Northern News Service".
func IsAgency(name string) bool {
	if name == "" || len(name) > 60 || strings.ContainsAny(name, ":;,.!?()\n") {
		return false
	}
	folded := foldName(name)
	if _, ok := agencyOf[folded]; ok {
		return true
	}
	words := strings.Fields(folded)
	if len(words) < 2 {
		return false
	}
	if last := words[len(words)-1]; agencyWords[last] {
		// "Environmental Protection Agency" and its like are spoken of, but
		// no press agency is named so without a word for news.
		return last != "agency" || strings.Contains(folded, "news ") || strings.Contains(folded, "press")
	}
	for _, ending := range agencyEndings {
		if strings.HasSuffix(folded, ending) {
			return true
		}
	}
	return false
}

// SameOutlet reports whether two names of agencies or outlets mean the same
// one: case, punctuation and a leading article do not count, "AP" is the
// Associated Press, and a host name stands for the name that it spells
// ("harbourecho.com" and "The Harbour Echo"). Empty names are never the same.
func SameOutlet(a, b string) bool {
	a, b = canonicalName(a), canonicalName(b)
	return a != "" && a == b
}

// canonicalName is one spelling for all names of an outlet.
func canonicalName(name string) string {
	folded := foldName(name)
	if !strings.Contains(folded, " ") && strings.Contains(folded, ".") {
		if label := address.Label(folded); label != "" {
			folded = label
		}
	}
	if full, ok := agencyOf[folded]; ok {
		folded = full
	}
	folded = strings.TrimPrefix(folded, "the")
	return nameJoiner.Replace(folded)
}

var nameJoiner = strings.NewReplacer(" ", "", ".", "", "&", "and")

// foldName lower-cases a name, keeps its letters, digits and dots inside
// words, and drops a leading article.
func foldName(name string) string {
	var out strings.Builder
	space := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '.', r == '&':
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	folded := strings.Trim(out.String(), ".")
	for _, article := range []string{"the ", "die ", "der ", "das ", "le ", "la ", "el "} {
		if rest, ok := strings.CutPrefix(folded, article); ok && rest != "" {
			return rest
		}
	}
	return folded
}
