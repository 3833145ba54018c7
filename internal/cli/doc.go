// Package cli holds the commands of reprint, one file each. It reads flags,
// calls the packages below it and writes what they return; it decides nothing
// about texts. Results go to standard output or to the files that -o names,
// everything else to standard error.
package cli
