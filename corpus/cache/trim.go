package cache

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"reprint/internal/imprint"
)

const (
	// lifetime is how long a value stays that no run asks for, source: as that of
	// results in the cache of the Go command, but longer: people scan by the month.
	lifetime = 40 * 24 * time.Hour
	// interval is how often values are looked through, and how exactly it is known
	// when one was asked for.
	interval = 24 * time.Hour
	// unfinished begins the names of values that are being written.
	unfinished = "tmp-"
)

// touch notes that a value was asked for, in the time of its file.
func touch(path string) {
	now := time.Now()
	if info, err := os.Stat(path); err == nil && now.Sub(info.ModTime()) > interval {
		os.Chtimes(path, now, now)
	}
}

// trim removes old values, and what a run left unfinished. The time of the marker is
// when that was done last.
func (c *Cache) trim(now time.Time) {
	marker := filepath.Join(c.dir, imprint.Marker)
	info, err := os.Stat(marker)
	if err != nil || now.Sub(info.ModTime()) < interval {
		return
	}
	os.Chtimes(marker, now, now)
	folders, _ := filepath.Glob(filepath.Join(c.dir, "[0-9a-f][0-9a-f]"))
	for _, folder := range folders {
		entries, _ := os.ReadDir(folder)
		for _, e := range entries {
			limit := lifetime
			if strings.HasPrefix(e.Name(), unfinished) {
				limit = interval
			}
			if info, err := e.Info(); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > limit {
				os.Remove(filepath.Join(folder, e.Name()))
			}
		}
	}
}
