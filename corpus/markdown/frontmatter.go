package markdown

import (
	"strconv"
	"strings"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// splitFrontMatter parts a text from the block of metadata in front of it:
// lines of "key: value" between two lines of three hyphens (YAML), or of
// "key = value" between two lines of three plus signs (TOML). The
// case of keys does not matter. front+body is always the whole text; without a
// block front is empty.
//
// It reads what articles have there: plain and quoted values, values that are
// lists (joined with ", ") and folded blocks. Headlines with a colon, which
// strict YAML refuses, are taken as they stand, and nested values are left out.
func splitFrontMatter(text string) (matter meta.Fields, front, body string) {
	fence, separator := "---", ":"
	if strings.HasPrefix(text, "+++") {
		fence, separator = "+++", "="
	}
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t\r") != fence {
		return meta.Fields{}, "", text
	}
	var lines []string
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		line = strings.TrimRight(line, " \t\r")
		if line == fence || fence == "---" && line == "..." {
			return readFields(lines, separator), text[:len(text)-len(rest)], rest
		}
		lines = append(lines, line)
	}
	return meta.Fields{}, "", text
}

// readFields reads the lines of a block. A line that is indented, hyphenated or
// empty belongs to the value above it.
func readFields(lines []string, separator string) meta.Fields {
	var found meta.Set
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && (lines[end] == "" || strings.ContainsAny(lines[end][:1], " \t-")) {
			end++
		}
		key, value, _ := strings.Cut(lines[i], separator)
		if name, ok := meta.NameOf(strings.TrimSpace(key)); ok {
			found.Add(name, fieldValue(strings.TrimSpace(value), lines[i+1:end]))
		}
		i = end
	}
	return found.Fields
}

// fieldValue joins a value with the indented or hyphenated lines below it.
func fieldValue(value string, below []string) string {
	if value != "" && !isBlockMark(value) {
		if strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
			return joinList(strings.Split(value[1:len(value)-1], ","))
		}
		return unquote(value)
	}
	var items, folded []string
	for _, line := range below {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "- ") && value == "":
			item := strings.TrimSpace(line[2:])
			items = append(items, strings.TrimPrefix(item, "name: "))
		case value == "" && strings.HasPrefix(line, "name:"):
			items = append(items, strings.TrimPrefix(line, "name:"))
		case value != "" && line != "":
			folded = append(folded, line)
		}
	}
	if value != "" {
		return strings.Join(folded, " ")
	}
	return joinList(items)
}

// isBlockMark reports whether a value says that the lines below are one text.
func isBlockMark(v string) bool {
	return v == "|" || v == ">" || v == "|-" || v == ">-" || v == "|+" || v == ">+"
}

// joinList joins the items of a list, without quotation marks, with ", ".
func joinList(items []string) string {
	var values []string
	for _, item := range items {
		if v := unquote(strings.TrimSpace(item)); v != "" {
			values = append(values, v)
		}
	}
	return strings.Join(values, ", ")
}

// unquote takes the quotation marks off a value; a value without them ends
// at a comment.
func unquote(v string) string {
	if len(v) < 1 {
		return v
	}
	switch quote := v[0]; quote {
	case '"', '\'':
		end := closingQuote(v)
		if end < 0 {
			return v
		}
		inner := v[1:end]
		if quote == '\'' {
			return strings.ReplaceAll(inner, "''", "'")
		}
		if s, err := strconv.Unquote(v[:end+1]); err == nil {
			return encoding.Valid(s)
		}
		return inner
	}
	if i := strings.Index(v, " #"); i >= 0 {
		v = strings.TrimSpace(v[:i])
	}
	if v == "null" || v == "~" {
		return ""
	}
	return v
}

// closingQuote is the place of the mark that closes the one at the start of v,
// if nothing but a comment follows it; -1 otherwise.
func closingQuote(v string) int {
	for i := 1; i < len(v); i++ {
		switch {
		case v[i] == '\\' && v[0] == '"':
			i++
		case v[i] == v[0] && v[0] == '\'' && i+1 < len(v) && v[i+1] == '\'':
			i++
		case v[i] == v[0]:
			if after := strings.TrimSpace(v[i+1:]); after != "" && after[0] != '#' {
				return -1
			}
			return i
		}
	}
	return -1
}
