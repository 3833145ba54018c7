package meta

import "testing"

// TestNames looks names up as formats write them, with the rules of a user.
func TestNames(t *testing.T) {
	names, err := ParseNames([]string{"text=Roher Text", "title = dek"})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Field{
		"roher-text": Text, "articleBody": Text, "raw_content": Text, "DEK": Title, "Headline": Title,
		"date_publish": Date, "publishedAt": Date, "source_url": URL, "site-name": Outlet, "source_domain": Outlet,
	} {
		if got, ok := names.Of([]byte(name)); !ok || got.Field != want {
			t.Errorf("%s is field %v, %v; want %v", name, got.Field, ok, want)
		}
	}
	if _, ok := NameOf("dek"); ok {
		t.Error("a user's name is known to all")
	}
	for _, bad := range []string{"text", "texts=x", "text=", "=x"} {
		if _, err := ParseNames([]string{bad}); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// TestSet adds values in both orders: which of them count does not depend on it.
func TestSet(t *testing.T) {
	names, err := ParseNames([]string{"text=raw"})
	if err != nil {
		t.Fatal(err)
	}
	pairs := [][2]string{
		{"text", "no"}, {"raw", "yes"}, {"html", "no"},
		{"source", "https://www.tern.example/a"}, {"domain", "tern.example"}, {"source_url", ""},
	}
	want := Fields{Text: "yes", Outlet: "tern.example", URL: "https://www.tern.example/a"}
	for range 2 {
		var s Set
		for i := range pairs {
			name, _ := names.Of([]byte(pairs[i][0]))
			s.Add(name, pairs[i][1])
		}
		if s.Fields != want {
			t.Errorf("%q, want %q", s.Fields, want)
		}
		for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
			pairs[i], pairs[j] = pairs[j], pairs[i]
		}
	}
}
