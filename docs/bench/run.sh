#!/bin/sh
# Times whole scans of a JSON Lines file, at several sizes of its beginning.
#
#	docs/bench/run.sh CORPUS.jsonl [SIZE...] > docs/bench/DATE-scan.txt
#
# Sizes are numbers of articles, 1000 10000 100000 by default. Each is scanned
# twice, whole and with --near, by a fresh build. Needs GNU time.
set -eu
corpus=$1
shift
[ $# -gt 0 ] || set -- 1000 10000 100000

here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here" && go build -o "$work/reprint" .)

echo "date     $(date -u +%Y-%m-%d)"
echo "commit   $(cd "$here" && git rev-parse --short HEAD)"
echo "go       $(go env GOVERSION)"
echo "machine  $(uname -sm), $(getconf _NPROCESSORS_ONLN) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo "command  reprint scan CORPUS --quiet -o jsonl=OUT [--near]"
echo
printf '%-9s %-6s %9s %9s %9s %9s %10s  %s\n' articles view wall_s user_s sys_s peak_MB articles/s counts
for size in "$@"; do
	head -n "$size" "$corpus" >"$work/corpus.jsonl"
	for view in all near; do
		flag=
		[ "$view" = all ] || flag=--near
		/usr/bin/time -f '%e %U %S %M' -o "$work/time" \
			"$work/reprint" scan "$work/corpus.jsonl" --quiet -o jsonl="$work/out.jsonl" $flag
		read -r wall user sys peak <"$work/time"
		counts=$(tail -n 1 "$work/out.jsonl" | sed 's/.*"candidates":\([0-9]*\),"verified":\([0-9]*\),.*/candidates \1 verified \2/')
		awk -v n="$size" -v v="$view" -v w="$wall" -v u="$user" -v s="$sys" -v p="$peak" -v c="$counts" \
			'BEGIN { printf "%-9d %-6s %9.2f %9.2f %9.2f %9.0f %10.0f  %s\n", n, v, w, u, s, p / 1024, n / (w + 0.001), c }'
	done
done
