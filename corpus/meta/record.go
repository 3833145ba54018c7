package meta

// A Record is an article as a table, a feed or a list of records gives it: its
// fields, or a fault.
type Record struct {
	Fields
	Line  int   // of the file that it starts on, from 1; 0 where lines are nothing to go by
	Fault error // why it cannot be read
}
