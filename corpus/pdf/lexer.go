package pdf

import "strconv"

// A kind of token of a content stream.
type kind int

const (
	noToken    kind = iota // behind the last
	aNumber                // in num
	aString                // in str
	aName                  // in str, without its slash
	anOperator             // in str
	listOpens              // an array
	listCloses
)

// A token of a content stream or of a character map. Dictionaries are left out:
// nothing that is read here needs one.
type token struct {
	kind kind
	num  float64
	str  string
}

// A lexer reads the tokens of a content stream, whatever is broken in it.
type lexer struct {
	data []byte
	at   int
}

func isSpace(c byte) bool { return c <= ' ' }

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// next is the next token, of kind noToken behind the last.
func (l *lexer) next() token {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c), c == ')', c == '{', c == '}':
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case c == '(':
			return token{kind: aString, str: l.literal()}
		case c == '<' && l.peek(1) == '<', c == '>':
			l.at++
			if l.at < len(l.data) && l.data[l.at] == c {
				l.at++
			}
		case c == '<':
			return token{kind: aString, str: l.hex()}
		case c == '[':
			l.at++
			return token{kind: listOpens}
		case c == ']':
			l.at++
			return token{kind: listCloses}
		case c == '/':
			l.at++
			return token{kind: aName, str: l.word()}
		default:
			return valueOf(l.word())
		}
	}
	return token{}
}

// peek is the byte n behind the one that is read, 0 behind the last.
func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.data) {
		return l.data[l.at+n]
	}
	return 0
}

// word is what stands before the next space or delimiter, and names with their
// escapes undone.
func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[start:l.at])
}

// valueOf is a word as a number or an operator.
func valueOf(word string) token {
	if c := word[0]; c == '-' || c == '+' || c == '.' || '0' <= c && c <= '9' {
		if f, err := strconv.ParseFloat(word, 64); err == nil {
			return token{kind: aNumber, num: f}
		}
	}
	return token{kind: anOperator, str: word}
}

// literal reads a string in parentheses, which may stand inside it in pairs.
func (l *lexer) literal() string {
	var out []byte
	depth := 0
	for ; l.at < len(l.data); l.at++ {
		switch c := l.data[l.at]; c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, l.data[l.at])
	}
	return string(out)
}

// escape reads what stands behind a backslash, and leaves the lexer on its last byte.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	switch c := l.peek(0); c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b', 'f':
		return out
	case '\r':
		if l.peek(1) == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		code := int(c - '0')
		for range 2 {
			if d := l.peek(1); '0' <= d && d <= '7' {
				code = code*8 + int(d-'0')
				l.at++
			}
		}
		return append(out, byte(code))
	default:
		return append(out, c)
	}
}

// hex reads a string of hexadecimal digits.
func (l *lexer) hex() string {
	var out []byte
	half, have := 0, false
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		if c == '>' {
			l.at++
			break
		}
		digit, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			continue
		}
		if have {
			out = append(out, byte(half<<4|int(digit)))
		}
		half, have = int(digit), !have
	}
	if have {
		out = append(out, byte(half<<4))
	}
	return string(out)
}

// skipImage goes behind a picture that stands in the stream itself: between ID and
// EI are bytes of any kind.
func (l *lexer) skipImage() {
	for ; l.at+3 < len(l.data); l.at++ {
		if isSpace(l.data[l.at]) && l.data[l.at+1] == 'E' && l.data[l.at+2] == 'I' && isSpace(l.data[l.at+3]) {
			l.at += 3
			return
		}
	}
	l.at = len(l.data)
}
