// Package corpus reads files into Documents: the text of each article and what
// is known about it. It knows folders, containers of many articles and the order
// in which they are read; the packages below it know one format or one kind of
// metadata each, and none of them knows this package. It knows nothing of
// comparing texts.
//
// Open names files and folders and returns a Source; FromDocuments makes one of
// documents that are in memory. A Source streams its documents in a fixed order
// while workers decode ahead of the reader, and opens any of them again by id,
// so that a pipeline can read texts twice without keeping them in memory. The
// Source of Open is also an Archive, which gives back the lines that records were
// read from, and Measured, which tells how far an iteration has come.
package corpus
