"""Writes the files of packed/ from the articles of plain/, with the programs that
people use: pandoc, LibreOffice, Chromium, wget, Info-ZIP, tar and Python's own
mailbox and e-mail modules. Run it in this folder; it needs all of them.
"""
import base64, http.server, json, mailbox, os, shutil, subprocess, sys, threading
from email.message import EmailMessage
from email.utils import format_datetime
from datetime import datetime, timezone
from html import escape
from pathlib import Path

OUT = Path("packed")
WORK = Path(sys.argv[1]).resolve()
ARTICLES = {p.stem: p.read_text().strip().split("\n\n") for p in sorted(Path("plain").glob("*.txt"))}
DATES = {"ferry": "2025-11-04", "bridge": "2025-11-12", "bees": "2025-11-20"}


def run(*args, **kw):
    subprocess.run(args, check=True, **kw)


def page(name):
    title, head, *body = ARTICLES[name]
    byline, day = head.split("\n")
    paragraphs = "".join(f"<p>{escape(p, quote=False)}</p>\n" for p in body)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f'<meta name="author" content="{byline[3:]}">\n'
        f'<meta property="article:published_time" content="{DATES[name]}T08:00:00Z"></head>\n'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{escape(title)}</h1>\n<p class=byline>{byline}</p>\n"
        f"{paragraphs}</article></body></html>\n"
    )


def markdown(name):
    title, head, *body = ARTICLES[name]
    byline = head.split("\n")[0]
    meta = f"---\ntitle: {json.dumps(title)}\nauthor: {byline[3:]}\nlang: en\n---\n\n"
    return meta + "\n\n".join(body) + "\n"


def message(name):
    title, head, *body = ARTICLES[name]
    m = EmailMessage()
    m["Subject"] = title
    m["From"] = head.split("\n")[0][3:] + " <newsdesk@osk-observer.example>"
    m["To"] = "readers@osk-observer.example"
    m["Date"] = format_datetime(datetime.fromisoformat(DATES[name] + "T08:00:00+00:00"))
    m["Message-ID"] = f"<{name}@osk-observer.example>"
    m.set_content("\n\n".join(body))
    m.add_alternative(page(name), subtype="html")
    return m


def documents():
    for name in ARTICLES:
        (WORK / f"{name}.md").write_text(markdown(name))
        (WORK / f"{name}.html").write_text(page(name))
    run("pandoc", WORK / "ferry.md", "-o", OUT / "ferry.docx")
    run("pandoc", WORK / "bees.md", "-o", OUT / "bees.epub")
    run("pandoc", WORK / "bridge.md", "-o", WORK / "bridge.docx")
    run("soffice", "--headless", "--convert-to", "odt", "--outdir", OUT, WORK / "bridge.docx")
    run("pandoc", WORK / "bees.md", "-o", WORK / "bees.docx")
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", OUT, WORK / "bees.docx")
    run("chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={OUT / 'ferry.pdf'}", WORK / "ferry.html")


def letters():
    (OUT / "bridge.eml").write_bytes(bytes(message("bridge")))
    (OUT / "letters.mbox").unlink(missing_ok=True)
    box = mailbox.mbox(OUT / "letters.mbox")
    for name in ARTICLES:
        box.add(message(name))
    box.close()


def crawl():
    """A small site, as wget and a browser save it."""
    site = WORK / "site"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    for name in ARTICLES:
        (site / f"{name}.html").write_text(page(name))
    links = "".join(f'<li><a href="{name}.html">{name}</a></li>' for name in ARTICLES)
    (site / "index.html").write_text(f"<!DOCTYPE html><html><head><title>News</title></head><body><ul>{links}</ul></body></html>")
    handler = lambda *a: http.server.SimpleHTTPRequestHandler(*a, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    for old in WORK.glob("crawl*"):
        old.unlink()
    run("wget", "-q", "-r", "-l1", "--no-warc-keep-log", "--warc-file=crawl", "-P", "got", *[url + n + ".html" for n in ARTICLES], cwd=WORK)
    run("go", "run", "mhtml.go", url + "bridge.html", OUT / "bridge.mhtml")
    shutil.copy(WORK / "crawl.warc.gz", OUT / "crawl.warc.gz")
    server.shutdown()


def archives():
    plain = [f"plain/{name}.txt" for name in ARTICLES]
    for old in ("news.zip", "bundle.wacz"):
        (OUT / old).unlink(missing_ok=True)
    run("zip", "-q", "-X", OUT / "news.zip", *plain)
    for name, how in (("news.tar", []), ("news.tar.gz", ["-z"]), ("news.tar.bz2", ["-j"]), ("news.tar.xz", ["-J"]), ("news.tar.zst", ["--zstd"])):
        run("tar", "--owner=0", "--group=0", "--mtime=2025-11-21", *how, "-cf", OUT / name, *plain)
    (WORK / "inner.zip").unlink(missing_ok=True)
    run("zip", "-q", "-X", WORK / "inner.zip", *plain)
    run("tar", "-C", WORK, "--owner=0", "--group=0", "--mtime=2025-11-21", "-czf", OUT / "nested.tgz", "inner.zip")
    bundle = WORK / "bundle"
    shutil.rmtree(bundle, ignore_errors=True)
    (bundle / "archive").mkdir(parents=True)
    shutil.copy(OUT / "crawl.warc.gz", bundle / "archive/data.warc.gz")
    (bundle / "datapackage.json").write_text('{"profile": "data-package", "wacz_version": "1.1.1"}\n')
    run("zip", "-q", "-0", "-r", "-X", (OUT / "bundle.wacz").resolve(), ".", cwd=bundle)


WORK.mkdir(exist_ok=True)
documents()
letters()
crawl()
archives()
