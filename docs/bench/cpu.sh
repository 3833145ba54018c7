#!/bin/sh
# Prints the processor time of Go benchmarks, user and system of all threads,
# which other work on the machine changes less than the clock.
#
#	docs/bench/cpu.sh PACKAGE [PATTERN]
#
# A benchmark is run once, and N+1 times for about a second; N runs take the
# difference of the two, each the better of two tries. Needs GNU time.
set -eu
package=$1
pattern=${2:-.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$(dirname "$0")/../.."
go test -c -o "$work/test" "./$package"
cd "$package"

# used BENCHMARK RUNS prints seconds of processor time.
used() {
	exact=$(echo "$1" | sed 's,/,$/^,g')
	for try in 1 2; do
		/usr/bin/time -f '%U %S' -o "$work/time" "$work/test" -test.run '^$' -test.bench "^$exact\$" -test.benchtime "$2x" >/dev/null
		awk '{ print $1 + $2 }' "$work/time"
	done | sort -n | head -1
}

"$work/test" -test.run '^$' -test.bench "$pattern" -test.benchtime 0.1s |
	awk '/ns\/op/ { sub(/-[0-9]+$/, "", $1); n = int(1e9 / $3); print $1, (n < 2 ? 2 : n) }' |
	while read -r name runs; do
		once=$(used "$name" 1)
		more=$(used "$name" $((runs + 1)))
		echo "$once $more $runs $name" | awk '{ printf "%12.4f ms  %6d runs  %s\n", ($2 - $1) / $3 * 1000, $3, $4 }'
	done
