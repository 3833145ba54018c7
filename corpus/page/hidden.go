package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hiddenClasses are classes that hide an element, by the custom of style sheets.
var hiddenClasses = wordSet(`hide hidden is-hidden js-hidden u-hidden invisible is-invisible visually-hidden visuallyhidden
	u-visually-hidden is-vishidden vishidden sr-only sronly screen-reader-text screen-reader-only screenreader-only
	screenreader show-for-sr a11y-hidden a11y-only assistive-text element-invisible element-hidden offscreen off-screen
	u-offscreen d-none display-none accessibly-hidden hide-text`)

// isHidden reports whether an element says itself, by an attribute, style or
// class, that a browser does not show it.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class":
			if isHiddenClass(a.Val) {
				return true
			}
		}
	}
	return false
}

// isHiddenClass reports whether one of an element's classes hides it and none
// shows it again on wider screens ("hidden md:block", "d-none d-md-flex").
func isHiddenClass(classes string) bool {
	hides := false
	for class := range strings.FieldsSeq(strings.ToLower(classes)) {
		hides = hides || hiddenClasses[class]
		for _, shown := range []string{"block", "flex", "grid", "inline"} {
			if strings.HasSuffix(class, ":"+shown) || strings.HasPrefix(class, "d-") && strings.HasSuffix(class, "-"+shown) {
				return false
			}
		}
	}
	return hides
}

// reveal takes the marks off what is hidden and part of the article all the
// same: most of the page's text, and text that goes on where the visible
// paragraphs of a block end, which opens on a click.
func reveal(page *html.Node, size *sizes) {
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || !isHidden(n) || silentTags[n.DataAtom] {
			continue
		}
		if 2*size.below[n] > size.total || continuesText(n, size) {
			show(n)
		}
	}
}

// show takes off what hides an element.
func show(n *html.Node) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if a.Key != "hidden" && a.Key != "style" && (a.Key != "class" || !isHiddenClass(a.Val)) {
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// continuesText reports whether a hidden element holds paragraphs, has
// paragraphs before it, and no visible ones behind it.
func continuesText(n *html.Node, size *sizes) bool {
	if size.below[n] < shortestParagraph || reasonOf(n) != "" || holdsAny(n, atom.Form, atom.Input, atom.H1) {
		return false
	}
	if n.DataAtom != atom.P && !holdsAny(n, atom.P, atom.Br) {
		return false
	}
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if size.below[c] >= shortestParagraph && !isHidden(c) && reasonOf(c) == "" {
			return false
		}
	}
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if size.below[c] > 0 {
			return size.below[c] >= shortestParagraph && !isHidden(c) && reasonOf(c) == ""
		}
	}
	return false
}

// holdsAny reports whether an element with one of these tags is below n.
func holdsAny(n *html.Node, tags ...atom.Atom) bool {
	for c := range n.Descendants() {
		for _, tag := range tags {
			if c.DataAtom == tag {
				return true
			}
		}
	}
	return false
}
