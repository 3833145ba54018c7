"""Writes those files of packed/ that hold the articles of plain/ as records, with
Python's own csv, json and xml modules and pyarrow. Run it in this folder.
"""
import bz2, csv, gzip, io, json
from email.utils import format_datetime
from datetime import datetime
from html import escape
from pathlib import Path
from xml.etree import ElementTree as et

import pyarrow, pyarrow.parquet

OUT = Path("packed")
ARTICLES = {p.stem: p.read_text().strip().split("\n\n") for p in sorted(Path("plain").glob("*.txt"))}
DATES = {"ferry": "2025-11-04", "bridge": "2025-11-12", "bees": "2025-11-20"}


def record(name, text="text", html=False):
    title, head, *body = ARTICLES[name]
    if html:
        body = "".join(f"<p>{escape(p, quote=False)}</p>" for p in body)
    else:
        body = "\n\n".join(body)
    return {
        "id": name, "title": title, "author": head.split("\n")[0][3:], "date_publish": DATES[name] + "T08:00:00Z",
        "source": f"https://www.osk-observer.example/{name}", text: body,
    }


def table(path, delimiter, encoding, text, opener=open, **how):
    rows = [record(name, text) for name in ARTICLES]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter, **how)
    writer.writeheader()
    writer.writerows(rows)
    with opener(OUT / path, "wb") as f:
        f.write(out.getvalue().encode(encoding))


def tables():
    table("news.csv", ",", "utf-8", "maintext")
    table("semicolons.csv", ";", "utf-8-sig", "body", lineterminator="\r\n")
    table("news.tsv", "\t", "utf-16", "article")
    table("backslashes.csv", ",", "utf-8", "content", quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\")
    table("news.csv.gz", "|", "cp1252", "text", opener=lambda p, m: gzip.GzipFile(p, m, mtime=0))
    frame = pyarrow.Table.from_pylist([record(name, "raw_content") for name in ARTICLES])
    pyarrow.parquet.write_table(frame, OUT / "news.parquet", row_group_size=2)


def lines():
    rows = [record(name, "content_html", html=True) for name in ARTICLES]
    (OUT / "news.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    (OUT / "part-00000.json").write_text("".join(json.dumps(r) + "\n" for r in rows))
    (OUT / "news.json.bz2").write_bytes(bz2.compress(json.dumps(rows).encode()))
    (OUT / "service.json").write_text(json.dumps({"status": "ok", "response": {"results": rows}}, indent=1))
    (OUT / "ferry.json").write_text(json.dumps(record("ferry", "articleBody"), indent=2))


def xml(path, root):
    et.ElementTree(root).write(OUT / path, encoding="utf-8", xml_declaration=True)


def feeds():
    root = et.Element("rss", version="2.0")
    channel = et.SubElement(root, "channel")
    et.SubElement(channel, "title").text = "Osk Observer"
    atom = et.Element("{http://www.w3.org/2005/Atom}feed")
    message = et.Element("{http://iptc.org/std/nar/2006-10-01/}newsMessage")
    items = et.SubElement(message, "{http://iptc.org/std/nar/2006-10-01/}itemSet")
    for name in ARTICLES:
        r = record(name, html=True)
        item = et.SubElement(channel, "item")
        for tag, text in (("title", r["title"]), ("guid", r["source"]), ("author", f'desk@osk-observer.example ({r["author"]})')):
            et.SubElement(item, tag).text = text
        et.SubElement(item, "pubDate").text = format_datetime(datetime.fromisoformat(DATES[name] + "T08:00:00+00:00"))
        et.SubElement(item, "{http://purl.org/rss/1.0/modules/content/}encoded").text = r["text"]

        ns = "{http://www.w3.org/2005/Atom}"
        entry = et.SubElement(atom, ns + "entry")
        for tag, text in (("title", r["title"]), ("id", name), ("published", r["date_publish"])):
            et.SubElement(entry, ns + tag).text = text
        et.SubElement(et.SubElement(entry, ns + "author"), ns + "name").text = r["author"]
        body = et.SubElement(entry, ns + "content", type="xhtml")
        body.append(et.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{r["text"]}</div>'))

        ns = "{http://iptc.org/std/nar/2006-10-01/}"
        news = et.SubElement(items, ns + "newsItem", guid="urn:newsml:osk-observer.example:" + name)
        et.SubElement(et.SubElement(news, ns + "itemMeta"), ns + "firstCreated").text = r["date_publish"]
        about = et.SubElement(news, ns + "contentMeta")
        et.SubElement(about, ns + "headline").text = r["title"]
        et.SubElement(about, ns + "by").text = r["author"]
        body = et.SubElement(et.SubElement(news, ns + "contentSet"), ns + "inlineXML")
        body.append(et.fromstring(f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{r["text"]}</body></html>'))
    xml("news.rss", root)
    xml("entries.xml", atom)
    xml("message.xml", message)
    r = record("bees", html=True)
    xml("bees.xml", et.fromstring(
        f'<nitf><head><docdata><doc-id id-string="bees"/><date.issue norm="20251120T080000Z"/></docdata></head><body>'
        f'<body.head><hedline><hl1>{escape(r["title"])}</hl1></hedline><byline>By <person>{r["author"]}</person></byline></body.head>'
        f'<body.content>{r["text"]}</body.content></body></nitf>'))


tables()
lines()
feeds()
