package mail

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestRead checks what is read of a message: subject, sender, and both texts.
func TestRead(t *testing.T) {
	const head = "From: Runa Teller <r@lantern.example>\nSubject: Ice\n"
	for name, c := range map[string]struct{ in, want string }{
		"plain":              {head + "\nThe harbour froze over.\n", "Ice|Runa Teller|The harbour froze over.\n|"},
		"encoded header":     {"From: =?koi8-r?B?69LZzM8=?= <r@x.example>\nSubject: =?utf-8?q?Eis_schlie=C3=9Ft?= =?utf-8?q?_den_Hafen?=\n\nx", "Eis schließt den Hafen|Крыло|x|"},
		"address only":       {"From: r@lantern.example\nSubject: Ice\n\nx", "Ice|r@lantern.example|x|"},
		"broken sender":      {"From: Runa, of <<x>\nSubject: Ice\n\nx", "Ice|Runa, of|x|"},
		"quoted printable":   {head + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nEis schlie=DFt =\nden Hafen", "Ice|Runa Teller|Eis schließt den Hafen|"},
		"base64":             {head + "Content-Transfer-Encoding: base64\n\nSWNl\nLg==\n", "Ice|Runa Teller|Ice.|"},
		"alternatives":       {head + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nIce.\n--b\nContent-Type: text/html\n\n<p>Ice.</p>\n--b--\n", "Ice|Runa Teller|Ice.|<p>Ice.</p>"},
		"parts in parts":     {head + "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Ice.\n--b--\n--a\nContent-Disposition: attachment\n\nno text\n--a--\n", "Ice|Runa Teller||<p>Ice."},
		"parts without end":  {head + "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nIce", "Ice|Runa Teller|Ice|"},
		"forwarded":          {head + "Content-Type: message/rfc822\n\nSubject: inner\n\nIce.", "Ice|Runa Teller|Ice.|"},
		"flowed":             {head + "Content-Type: text/plain; format=flowed\n\nThe harbour \nfroze over.\n-- \nRuna\n", "Ice|Runa Teller|The harbour froze over.\n-- \nRuna\n|"},
		"flowed, no spaces":  {head + "Content-Type: text/plain; format=flowed; delsp=yes\n\n港は \n凍った\n", "Ice|Runa Teller|港は凍った\n|"},
		"attachment only":    {head + "Content-Disposition: attachment\n\nx", "message has no text"},
		"no header":          {"The harbour froze over.", "not an e-mail: malformed header line: The harbour froze over."},
		"unknown media type": {head + "Content-Type: ;;;\n\nIce.", "Ice|Runa Teller|Ice.|"},
	} {
		m, err := Read([]byte(c.in))
		have := fmt.Sprint(err)
		if err == nil {
			have = strings.Join([]string{m.Title, m.Author, m.Text, m.HTML}, "|")
		}
		if have != c.want && !strings.HasPrefix(have, c.want) {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}

// TestMailbox checks where messages are cut.
func TestMailbox(t *testing.T) {
	in := "no message\n\nFrom a@x Mon Jan  1 00:00:00 2024\nSubject: one\n\nIce\nFrom here on it is mail.\n>From there.\n>>From far.\n\n" +
		"From b@x Mon Jan  1 00:00:00 2024\r\nSubject: two\r\n\r\nSnow\r\n\nFrom c@x\n\n"
	var got []string
	for m, err := range Mailbox(strings.NewReader(in)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(m))
	}
	want := []string{"Subject: one\n\nIce\nFrom here on it is mail.\nFrom there.\n>From far.\n\n", "Subject: two\r\n\r\nSnow\r\n\n"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	long := "From a@x\n\n" + strings.Repeat("word ", longest/4) + "\n\nFrom b@x\nSubject: two\n\nx"
	var faults, messages int
	for _, err := range Mailbox(strings.NewReader(long)) {
		if err == nil {
			messages++
		} else if err == ErrLong {
			faults++
		}
	}
	if faults != 1 || messages != 1 {
		t.Errorf("%d faults and %d messages", faults, messages)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"bridge.eml", "bridge.mhtml"} {
		if data, err := os.ReadFile("../testdata/formats/packed/" + name); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(bytes.Clone(data))
		again, _ := Read(bytes.Clone(data))
		if !reflect.DeepEqual(m, again) {
			t.Error("differs")
		}
		if err == nil && m.Text == "" && m.HTML == "" {
			t.Error("neither text nor fault")
		}
	})
}

// FuzzMailbox checks that the messages are no more than what was read.
func FuzzMailbox(f *testing.F) {
	if data, err := os.ReadFile("../testdata/formats/packed/letters.mbox"); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		sum := 0
		for m, err := range Mailbox(bytes.NewReader(data)) {
			if err != nil {
				t.Fatal(err)
			}
			sum += len(m)
			ID(m)
		}
		if sum > len(data) {
			t.Errorf("%d bytes of %d", sum, len(data))
		}
	})
}
