// Reprint finds reused text among articles. See internal/cli for its commands.
package main

func main() {}
