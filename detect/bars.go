package detect

// shortestWords is how many words a document needs to be compared. Source: set by
// hand.
const shortestWords = 20
