package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata/script")

// The tests run reprint as a command of its own: this binary under that name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"reprint": main})
}

// TestScripts runs testdata/script. Beside the commands of testscript there is
// code, which runs a command and wants this exit code (code 3 reprint scan none),
// and the condition unreadable.
// The folder articles holds the texts of testdata/articles, $SEEDS is the demo corpus.
func TestScripts(t *testing.T) {
	seeds, err := filepath.Abs("seeds")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SEEDS", seeds)
			return os.CopyFS(filepath.Join(env.WorkDir, "articles"), os.DirFS(filepath.Join("testdata", "articles")))
		},
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"code": code},
		Condition: condition,
	})
}

// condition is unreadable where a file without permissions can't be read, which
// nothing keeps root from.
func condition(name string) (bool, error) {
	if name != "unreadable" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return os.Geteuid() > 0, nil
}

func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// TestInterrupt presses Ctrl-C while a scan waits for more input.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	scan := exec.Command("reprint", "scan", "-", "-o", "html=report.html", "-o", "jsonl=out.jsonl", "--tmp", dir)
	scan.Dir = dir
	var stderr bytes.Buffer
	scan.Stderr = &stderr
	input, err := scan.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := scan.Start(); err != nil {
		t.Fatal(err)
	}
	// A pipe holds much less: when all is written, the scan is reading.
	if _, err := input.Write(bytes.Repeat([]byte("No end of this is in sight. "), 1<<16)); err != nil {
		t.Fatal(err)
	}
	if err := scan.Process.Signal(os.Interrupt); err != nil {
		t.Skip("this system has no interrupt to send: ", err)
	}
	wantInterrupted(t, scan.Wait(), &stderr, dir)
}

// TestInterruptAtWork presses Ctrl-C in the middle of everything else: while a
// compressed file is taken into the temporary store, and later.
func TestInterruptAtWork(t *testing.T) {
	in := filepath.Join(t.TempDir(), "articles.jsonl.gz")
	writeRecords(t, in, 20_000)
	for wait := 50 * time.Millisecond; wait < time.Minute; wait *= 2 {
		dir := t.TempDir()
		scan := exec.Command("reprint", "scan", in, "--text", "-o", "html=report.html", "-o", "jsonl=out.jsonl", "--keep", "kept.jsonl", "--tmp", dir)
		scan.Dir = dir
		var stderr bytes.Buffer
		scan.Stderr = &stderr
		if err := scan.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		if err := scan.Process.Signal(os.Interrupt); err != nil {
			t.Skip("too late, or this system has no interrupt to send: ", err)
		}
		err := scan.Wait()
		if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == -1 {
			continue // the program had not got as far as listening
		}
		if err == nil {
			t.Skip("the scan was faster than ", wait)
		}
		wantInterrupted(t, err, &stderr, dir)
		return
	}
	t.Error("the program never listened to the interrupt")
}

// writeRecords writes n articles that are like each other, packed.
func writeRecords(t *testing.T, path string, n int) {
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, _ := gzip.NewWriterLevel(f, gzip.BestSpeed)
	for i := range n {
		fmt.Fprintf(z, `{"id":%d,"text":"`, i)
		for k := range 15 {
			fmt.Fprintf(z, "Train %d left Ashlock %d minutes after midnight, with %d passengers, of whom nobody had a ticket. ", i+k, i*k%1440, i*7%613+k)
		}
		fmt.Fprintln(z, `"}`)
	}
	if err := errors.Join(z.Close(), f.Sync()); err != nil {
		t.Fatal(err)
	}
}

// wantInterrupted checks how a scan ended, and that it left nothing in dir.
func wantInterrupted(t *testing.T, err error, stderr *bytes.Buffer, dir string) {
	t.Helper()
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != 130 {
		t.Errorf("got %v, want exit code 130", err)
	}
	if !strings.HasSuffix(stderr.String(), "reprint: interrupted\n") {
		t.Errorf("standard error: %q", stderr.String())
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
