// Package language holds what reprint knows of single languages, as data: a
// folder for each language, named by its ISO 639 code, and the folder any for
// what belongs to no one language. The folders are embedded and parsed once. To
// add a language is to add a folder; no code changes.
//
// All files are lists in UTF-8 with one entry a line, in lower case where case
// does not count. Empty lines, and lines that begin with #, say nothing. A file
// that a language has no use for is absent, but language.txt is always there
// (in any it never is).
//
//	language.txt       settings, as "key: value":
//	                   "name" is the English name of the language;
//	                   "stemmer" is the Snowball stemmer's name, left out if there is none;
//	                   "full stop" says behind what, beside abbreviations, a full stop ends
//	                   no sentence: "ordinals" (numbers of one or two digits), "letters"
//	                   (small single letters, as in z. B.)
//	                   "speech" is "dashes" where a dash at the beginning of a paragraph
//	                   opens speech
//	                   "capitals" says what begins with a capital letter beside names and
//	                   sentences: "nouns"
//	stopwords.txt      function words, the commonest first; they decide a text's language
//	common.txt         stems of the commonest other words, the commonest first
//	abbreviations.txt  words written with a full stop behind them, without the last one: dr, p.m
//	apostrophe.txt     words that lost a sound: "l'" stands joined to the next word,
//	                   "'em" begins with its apostrophe
//	quotation.txt      an opening quotation mark and those that close it: "„ “ ”"
//	speaking.txt       verbs of speaking, in the forms that stand beside a quotation
//	auxiliaries.txt    words that may stand between a quotation and a verb of speaking: hat
//	speech.txt         other words by which is known what somebody said, in sections as
//	                   below: "reporting" (what says whose words these are: according),
//	                   "announcing" (what is given in full behind a colon: statement),
//	                   "first person" (we), "question" and "answer" (what begins one before
//	                   a colon: q), "label" (what stands before a colon and is no speaker: photo)
//	months.txt         a line for each month, January first: its names, between spaces
//	numbers.txt        the words for numbers: the digits, then the names, between spaces
//	dates.txt          words beside a date, in sections as below: "published" (published:),
//	                   "updated" (before the date of a later version), "before" (other words before a date: vom), "on" (between these and the
//	                   date), "between" (day, month and year: de), "time" (before a time of day: at), "behind the time" (uhr),
//	                   "weekday", and "original" (in a text, before the time of day of its first version)
//	agencies.txt       news agencies: the full name, and other names behind commas
//	credits.txt        how articles name writers and sources, in sections: Credits says
//	                   which, and ParsePhrase what the lines of those are that are phrases
//	boilerplate.txt    what sites print on many articles: a line that names the kind, then
//	                   the phrases of that kind, each behind a tab. A phrase has two words
//	                   or more; * stands for up to twelve words, # for a word with a digit,
//	                   : for a colon or bar between two words. It begins with a word or #,
//	                   or ends with a word
//
// Stop words, common stems, abbreviations, words like "l'" and those of speech.txt
// count in texts of their language. Texts quote each other, and marks and names of speakers are
// read before much is known of a text: quotation marks, words like "'em", verbs,
// auxiliaries, dates and phrases of all languages count in every text, as does all that
// stands in any.
package language
