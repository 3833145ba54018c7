// Package lsh finds the pairs of documents worth comparing, among up to some
// million documents, without comparing all of them: shingles become
// signatures, signatures fall into buckets, buckets give candidate pairs. It
// takes 64-bit hashes and knows nothing of texts, so it serves any shingler.
//
// Two kinds of views propose candidates, because near-duplicates and rewrites
// lie in different ranges of resemblance:
//
//   - The near view sees documents that are alike as a whole. A [Sketcher]
//     makes a [Signature] of a document's shingles; documents whose signatures
//     agree in all rows of some band share a bucket (MinHash: Broder 1997;
//     banding: Indyk and Motwani 1998). [NearJoin] finds all pairs of a set, or
//     of two sets; [Index] takes and answers documents that come one by one.
//   - A rare view sees a short copy in a long document and a text that was
//     rewritten, whose resemblance may be .01: no band of two or more rows
//     meets those. [RareJoin] counts the rare features two documents share.
//     Leaving out frequent features bounds the work by construction (as in
//     passim: Smith, Cordell and Mullen 2015).
//
// [Identical] groups equal documents before all that, and [Merge] unites what
// the views propose. Where the exact number of shared features is wanted, of one
// pair or of a document with many others, [Features.Shared] and [Probe] count it.
//
// Documents are known by their number, counted from 0, in the order the caller
// keeps them. Results are sorted and the same at any number of workers. What a
// limit cut is counted, never dropped in silence.
package lsh
