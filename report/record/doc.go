// Package record writes results as JSON Lines and reads them again.
//
// [Write] writes one JSON object a line, [Read] makes a result of them that
// shows the same in every report, and [Schema] describes the lines to other
// programs. The structs of records.go are the one definition of the records:
// the encoder (encode_gen.go, made by go test -update), the reader, the schema
// and the columns of CSV follow from their fields. A new figure of a pair is a
// field of [Figures], a line in [FiguresOf] that computes it, and one in
// Figures.set, which takes it back.
//
// Fractions are rounded as [Rounded] does, and pairs come in the order of
// [Ranked], here and in all other reports.
package record
