package synonyms

import "testing"

func BenchmarkRead(b *testing.B) {
	b.SetBytes(int64(len(english)))
	for b.Loop() {
		read(english)
	}
}

func BenchmarkLevel(b *testing.B) {
	t := English()
	n := int32(len(t.stems))
	x, y := int32(0), int32(0)
	for b.Loop() {
		x, y = (x+7919)%n, (y+104729)%n
		t.Level(x, y)
	}
}
