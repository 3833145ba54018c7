// Package corpus reads files into Documents: the text of each article and what
// is known about it. It knows formats, encodings and compression, folders and
// containers of many articles; it knows nothing of comparing texts.
//
// Open names files and folders and returns a Source. A Source streams its
// documents in a fixed order while workers decode ahead of the reader, and
// opens any of them again by id, so that a pipeline can read texts twice
// without keeping them in memory.
package corpus
