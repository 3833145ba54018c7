package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finding the agency or outlet that an article credits. Six places say so, and
// are looked at in this order:
//
//  1. the byline: "By JANE DOE, Associated Press", or an author that is an agency
//  2. the dateline: "PORT ALDER (Meridian Wire) —", "(AP) —"
//  3. a closing line that says where the text came from: "First published in The Harbour Echo."
//  4. a closing line that names an agency: "— Meridian Wire", "© 2021 Reuters"
//  5. the closing line of one agency's style: "(Reporting by …; Editing by …)"
//  6. a canonical link of a web page to another site (see webpage.go)
//
// Only lines that are nothing but a byline, dateline or credit count, so a
// text that speaks of an agency credits nobody. An outlet that names itself
// credits nobody either. The names are as they stand in the text.

// Lines longer than this are running text, neither bylines nor credits.
const longestCredit = 400

// How many lines at either end of a text may hold a byline, dateline or credit.
const (
	openingLines = 6
	closingLines = 4
)

// findCredit sets d.Credit and d.CreditBasis from its author and text.
func findCredit(d *Document) {
	opening := headLines(d.Text, openingLines)
	closing := tailLines(d.Text, closingLines)
	for _, find := range []func(*Document, []string, []string) (name, basis string){
		creditOfAuthor, creditInByline, creditInDateline, creditOfSource, creditOfAgency, creditByStyle,
	} {
		name, basis := find(d, opening, closing)
		if name != "" && !SameOutlet(name, d.Outlet) {
			d.Credit, d.CreditBasis = name, squeeze(basis)
			return
		}
	}
}

// headLines are the first n lines that are not blank.
func headLines(text string, n int) []string {
	lines := make([]string, 0, openingLines)
	for len(lines) < n && text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		text = rest
	}
	return lines
}

// tailLines are the last n lines that are not blank, the last one first. It
// looks for them from the front of ever longer ends of the text, because
// breaks are found much faster forwards than backwards.
func tailLines(text string, n int) []string {
	lines := make([]string, 0, 4*closingLines)
	for size := 1 << 11; ; size *= 4 {
		end := text[max(0, len(text)-size):]
		whole := len(end) == len(text)
		lines = lines[:0]
		for rest := end; rest != ""; {
			line, after, _ := strings.Cut(rest, "\n")
			if line = strings.TrimSpace(line); line != "" && (whole || len(rest) < len(end)) {
				lines = append(lines, line)
			}
			rest = after
		}
		if len(lines) >= n || whole {
			lines = lines[max(0, len(lines)-n):]
			slices.Reverse(lines)
			return lines
		}
	}
}

func creditOfAuthor(d *Document, _, _ []string) (name, basis string) {
	if isAgency(d.Author) {
		return d.Author, "author: " + d.Author
	}
	return affiliation(d.Author, d.Outlet)
}

var (
	// A comma or bar separates a writer from what he writes for.
	afterWriter = regexp.MustCompile(`^[^,|/]{3,80}?\s*[,|/]\s*(?:for\s+|of\s+)?([^,|/]{2,60})$`)
	forOutlet   = regexp.MustCompile(`\s(?:for|of)\s+((?:The|the)\s+[\p{Lu}][^,|/]{2,60}|\p{Lu}[^,|/]{2,60})$`)
)

// bylineOf is what follows the word that starts a byline, or "".
func bylineOf(line string) string {
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "By", "BY", "by", "Von", "VON", "Par", "PAR":
		return strings.TrimSpace(rest)
	}
	return ""
}

// creditInByline looks at lines that are a byline, and at a bare name of an
// agency on the line below one.
func creditInByline(d *Document, opening, _ []string) (name, basis string) {
	for i, line := range opening {
		if len(line) > 150 {
			continue
		}
		m := bylineOf(line)
		if m == "" {
			continue
		}
		writer := strings.TrimRight(m, ". ")
		if isAgency(writer) {
			return writer, line
		}
		if name, _ := affiliation(writer, d.Outlet); name != "" {
			return name, line
		}
		if looksLikeNames(writer) && i+1 < len(opening) && isAgency(opening[i+1]) {
			return opening[i+1], line + " / " + opening[i+1]
		}
	}
	return "", ""
}

// affiliation is the agency behind a writer's name, as in "Jane Doe, Meridian
// Wire", with the whole as basis.
func affiliation(writer, outlet string) (name, basis string) {
	if writer == "" || len(writer) > 150 {
		return "", ""
	}
	for _, form := range []*regexp.Regexp{afterWriter, forOutlet} {
		m := form.FindStringSubmatch(writer)
		if m == nil {
			continue
		}
		after := strings.TrimSpace(m[1])
		for _, role := range []string{"Writer", "writer", "Staff Writer", "staff writer", "Writers", "Correspondent", "correspondent", "reporter", "Reporter"} {
			after = strings.TrimSpace(strings.TrimSuffix(after, role))
		}
		if isAgency(after) || form == forOutlet && outlet != "" && isName(after) {
			return after, writer
		}
	}
	return "", ""
}

var (
	// place (Name) dash: the place may be missing, the text goes on behind the dash.
	dateline = regexp.MustCompile(`^([^()\n]{0,80}?)\s?\(([^()\n]{2,50})\)\s*(?:—|–|―|--|-|:)\s*\S`)
	// place, date (Name) is cut before the date.
	state = regexp.MustCompile(`^[\p{Lu}][\p{L}]{0,8}\.$`)
)

// creditInDateline reads "PORT ALDER, Maine (Meridian Wire) —". An unknown name
// counts only behind a place in capitals: lower-case text in front of
// parentheses and a dash may be anything.
func creditInDateline(d *Document, opening, _ []string) (name, basis string) {
	for _, line := range opening {
		head := cutText(line, 200)
		if !strings.Contains(head, "(") {
			continue
		}
		m := dateline.FindStringSubmatchIndex(head)
		if m == nil {
			continue
		}
		place, inside := head[m[2]:m[3]], strings.TrimSpace(head[m[4]:m[5]])
		name := strings.TrimSpace(strings.Split(inside, "/")[0])
		switch {
		case isAgency(name) && plausiblePlace(place):
		case inCapitals(place) && isName(name) && !state.MatchString(name):
		default:
			continue
		}
		_, last := utf8.DecodeLastRuneInString(head[:m[1]])
		return name, head[:m[1]-last]
	}
	return "", ""
}

// plausiblePlace reports whether the words before the parentheses can be a
// place with a date: none, or at most eight that start with a capital or digit
// or join others as in "Rio de Janeiro".
func plausiblePlace(s string) bool {
	words := strings.Fields(s)
	if len(words) > 8 || len(words) > 0 && isArticle(words[0]) {
		return false
	}
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && (i == 0 || len(w) > 4) {
			return false
		}
	}
	return true
}

// inCapitals reports whether s starts with a word of at least two letters in
// capitals, as datelines do ("PORT ALDER, Maine").
func inCapitals(s string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	word = strings.Trim(word, ".,")
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2 && plausiblePlace(s)
}

var (
	// [this story] [was] [first] published [here] [with permission] in NAME
	cameFrom = regexp.MustCompile(`(?i:^[\s*_([–—-]*(?:editor['’]s note:\s*)?` +
		`(?:(?:this|the|a version of this)\s+(?:\S+\s+)?(?:story|article|report|piece|column|post|text|essay|interview|version)\s+|this\s+)?` +
		`(?:(?:was|were|is|has been|had been)\s+)?` +
		`(?:(?:first|originally|previously|also|initially)\s+)*` +
		`(published|appeared|ran|printed|posted|produced|republished|reprinted|reproduced|distributed|provided|supplied|syndicated|erschienen|zuerst erschienen)` +
		`(?:\s+here)?(?:\s+(?:here\s+)?(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission)?` +
		`\s+(in|on|by|at|from|of|bei|auf)\s+)(.+)$`)
	readOriginal = regexp.MustCompile(`(?i:^[\s*_([]*read the (?:full |original )+(?:article|story|report|piece)?\s*(?:here\s+)?(?:on|at|in|from)\s+)(.+)$`)
	usedWord     = regexp.MustCompile(`(?i)\b(first|originally|previously|initially|this|zuerst)\b`)
)

// bringers are the verbs that say where a text came from without "first" or "this".
var bringers = []string{"republished", "reprinted", "reproduced", "distributed", "syndicated"}

// sourceWords are the words of a line of either form: true for its verbs, false
// for what stands in front of them. sourceInitials are the letters they start with.
var (
	sourceWords = func() map[string]bool {
		m := map[string]bool{}
		for w := range wordSet(`published appeared ran printed posted produced republished reprinted reproduced
			distributed provided supplied syndicated erschienen read`) {
			m[w] = true
		}
		for w := range wordSet(`this the a editor's editor’s note version of story article report piece column post
			text essay interview was were is has had been first originally previously also initially zuerst full original`) {
			m[w] = false
		}
		return m
	}()
	sourceInitials = func() (initial [256]bool) {
		for w := range sourceWords {
			initial[w[0]], initial[w[0]&^0x20] = true, true
		}
		return initial
	}()
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// maySaySource is the quick check before the patterns of creditOfSource: it
// walks over the words that may stand in front of the verb, of which one may
// be any ("this AP story was first published"). Most lines fail at their second
// or third word.
func maySaySource(line string) bool {
	for free := 1; free >= 0; {
		start := 0
		for start < len(line) && betweenWords[line[start]] {
			start++
		}
		end := start
		for end < len(line) && line[end] != ' ' && line[end] != ':' && line[end] != '\t' {
			end++
		}
		if end == len(line) {
			return false
		}
		verb, known := isSourceWord(line[start:end])
		if verb {
			return true
		}
		if !known {
			free--
		}
		line = line[end:]
	}
	return false
}

// betweenWords are the bytes of white space and of what may stand in front of
// such a line: *_([ and dashes. No word that counts starts with one.
var betweenWords = func() (between [256]bool) {
	for _, c := range []byte(" \t*_([-:–—") {
		between[c] = true
	}
	return between
}()

func isSourceWord(word string) (verb, known bool) {
	var lower [12]byte // the longest has 11
	if word == "" || !sourceInitials[word[0]] || len(word) > len(lower) {
		return false, false
	}
	for i := range len(word) {
		if lower[i] = word[i]; 'A' <= word[i] && word[i] <= 'Z' {
			lower[i] |= 0x20
		}
	}
	verb, known = sourceWords[string(lower[:len(word)])]
	return verb, known
}

// creditOfSource reads closing or opening lines such as "First published in
// The Harbour Echo." and "Republished with permission from Meridian Wire."
func creditOfSource(_ *Document, opening, closing []string) (name, basis string) {
	for _, lines := range [][]string{closing, opening} {
		for _, line := range lines {
			if len(line) > longestCredit || !maySaySource(line) {
				continue
			}
			if name := sourceIn(line); name != "" {
				return name, line
			}
		}
	}
	return "", ""
}

// sourceIn is the source that a line names in one of the two forms, or "".
func sourceIn(line string) string {
	if m := cameFrom.FindStringSubmatch(line); m != nil && saysSource(line, m[1], m[2]) {
		if name := leadingName(m[3]); name != "" {
			return name
		}
	}
	if m := readOriginal.FindStringSubmatch(line); m != nil {
		return leadingName(m[1])
	}
	return ""
}

// saysSource refuses "Published in 2009 by …" and the like: a bare "published"
// needs "first" or "this story" beside it.
func saysSource(line, verb, preposition string) bool {
	verb = strings.ToLower(verb)
	if slices.Contains(bringers, verb) {
		return true
	}
	if p := strings.ToLower(preposition); p == "of" || (p == "from" && verb == "ran") {
		return false
	}
	return usedWord.MatchString(line)
}

// leadingName is the name that s starts with: capitalised words with the small
// words that join them, or a host name. It is "" for dates and for anything
// that starts small.
func leadingName(s string) string {
	s = strings.TrimLeft(s, "\"“‘'*_[( ")
	var words []string
	for w := range strings.FieldsSeq(s) {
		bare := strings.Trim(w, "\"“”‘’'*_[]().,;:!")
		first, _ := utf8.DecodeRuneInString(bare)
		joins := bare == "of" || bare == "and" || bare == "&" || bare == "for" || bare == "de" || bare == "the" || bare == "der"
		if !unicode.IsUpper(first) && !joins && !looksLikeHost(bare) && !(len(words) > 0 && unicode.IsDigit(first)) {
			break
		}
		switch folded := strings.ToLower(bare); {
		case len(words) == 0 && notNames[folded], len(words) > 0 && monthNames[folded] && !isArticle(words[len(words)-1]):
			w = ""
		}
		if w == "" {
			break
		}
		words = append(words, bare)
		if strings.ContainsAny(w[len(w)-1:], ".,;:!)") || strings.HasSuffix(w, "”") || len(words) == 8 {
			break
		}
	}
	for len(words) > 0 {
		last := words[len(words)-1]
		if first, _ := utf8.DecodeRuneInString(last); unicode.IsUpper(first) && !isArticle(last) || looksLikeHost(last) || len(words) > 1 && unicode.IsDigit(first) {
			break
		}
		words = words[:len(words)-1]
	}
	name := strings.TrimPrefix(strings.Join(words, " "), "the ")
	if len(name) < 2 || len(name) > 60 {
		return ""
	}
	return name
}

func isArticle(w string) bool { return w == "The" || w == "the" || w == "A" || w == "An" }

const months = `january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec`

// monthNames end a name that a date follows ("in The Harbour Echo March 3").
var monthNames = wordSet(months)

// notNames start dates, numbers and whatever else follows "published in".
var notNames = wordSet(months + ` monday tuesday wednesday thursday friday saturday
	sunday mon tue wed thu fri sat sun spring summer autumn fall winter english german french spanish print
	i he she it we they this that our my your his her their today yesterday`)

func looksLikeHost(w string) bool {
	i := strings.IndexByte(w, '.')
	return i > 0 && i < len(w)-2 && !strings.ContainsAny(w, "@/") && siteLabel(strings.ToLower(w)) != ""
}

// agencyForms are the closing lines that name an agency: a quick check of the
// line, how long it may be, its pattern, and what to make of the name in it.
var agencyForms = []struct {
	may     func(line string) bool
	longest int
	pattern *regexp.Regexp
	name    func(string) string
}{
	{
		startsWith("—", "–", "―", "-", "(", "[", "Source:", "Quelle:", "Credit:", "Via", "Compiled from", "From"), 100,
		regexp.MustCompile(`^(?:[—–―-]{1,2}|\(|\[|Source:|Quelle:|Credit:|Via|Compiled from|From)\s*(?:The |the |with )?([^.;:]{2,60}?)[\])]?\.?$`), ifAgency,
	},
	{
		func(line string) bool { return strings.Contains(cutText(line, 240), "contributed to this ") }, longestCredit,
		regexp.MustCompile(`^(?:The )?([^,;:]{2,40}?)(?: (?:writers?|reporters?|correspondents?|journalists?) [^;:]{2,120}?)? (?:also )?contributed to this (?:report|story|article)`), ifAgency,
	},
	{
		startsWith("Contributing:"), 100,
		regexp.MustCompile(`^Contributing:\s*(?:[^,;:]{2,60}[,;]\s*(?:and )?)*?(?:The )?([^,;:]{2,40}?)\.?$`), ifAgency,
	},
	{startsWith("©", "(c)", "(C)", "Copyright"), longestCredit, copyrightLine, knownPrefix},
}

// startsWith reports whether a line starts with one of some words.
func startsWith(words ...string) func(string) bool {
	return func(line string) bool {
		for _, w := range words {
			if strings.HasPrefix(line, w) {
				return true
			}
		}
		return false
	}
}

var copyrightLine = regexp.MustCompile(`^(?:Copyright\s*)?(?:©|\([cC]\)|Copyright)\s*(?:\d{4}[,\s–-]*)*(?:by\s+)?(?:The\s+)?([^.,;:(]{2,50})`)

// creditOfAgency reads closing lines that name an agency.
func creditOfAgency(_ *Document, opening, closing []string) (name, basis string) {
	for _, line := range closing {
		if len(line) > longestCredit {
			continue
		}
		for _, form := range agencyForms {
			if len(line) > form.longest || !form.may(line) {
				continue
			}
			if m := form.pattern.FindStringSubmatch(line); m != nil {
				if name := form.name(m[1]); name != "" {
					return name, line
				}
			}
		}
	}
	for _, lines := range [][]string{closing, opening} {
		for _, line := range lines {
			if len(line) < 60 && isAgency(line) {
				return line, line
			}
		}
	}
	return "", ""
}

func ifAgency(name string) string {
	if name = strings.TrimPrefix(name, "the "); isAgency(name) {
		return name
	}
	return ""
}

// knownPrefix is the agency that s begins with, up to the end of a word.
func knownPrefix(s string) string {
	words := strings.Fields(s)
	for n := min(len(words), 5); n > 0; n-- {
		if name := strings.Join(words[:n], " "); isAgency(name) {
			return name
		}
	}
	return ""
}

var mayReport = startsWith("(", "Additional ", "Reporting ", "Writing ", "Compiled ")

var reportingBy = regexp.MustCompile(`^\(?(?:Additional )?(?:Reporting|Writing|Compiled) by .*[Ee]diting by `)

// creditByStyle knows the closing line that Reuters alone uses.
func creditByStyle(_ *Document, _, closing []string) (name, basis string) {
	for _, line := range closing {
		if len(line) <= longestCredit && mayReport(line) && reportingBy.MatchString(line) {
			return "Reuters", line
		}
	}
	return "", ""
}

// isName reports whether s has the form of an outlet's name: at most six words
// that start with a capital, no digits at the start, no sentence.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) > 50 {
		return false
	}
	if notNames[strings.ToLower(words[0])] {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		joins := w == "of" || w == "and" || w == "&" || w == "the"
		if !unicode.IsUpper(r) && !joins {
			return false
		}
	}
	return true
}

// looksLikeNames reports whether s can be the names of writers: two to nine
// words, capitalised or in capitals, joined by commas and "and".
func looksLikeNames(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 9 || len(s) > 100 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		small := w == "and" || w == "AND" || w == "&" || w == "de" || w == "van" || w == "von" || w == "der" || w == "und" || w == "et" || w == "la"
		if small && i > 0 {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// squeeze makes one line of s and bounds its length.
func squeeze(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return cutText(s, 200)
}

// cutText is at most n bytes of s, cut between characters.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
