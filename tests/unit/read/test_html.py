from datetime import date

import pytest

from firsthand.core.time import TimeRange
from firsthand.read import files, read
from firsthand.read.html import is_html, read_page

LEAD = "At least 40 people died when the river Orrin rose on Tuesday, the mayor of Low Orrin said."
MORE = "Rescue teams go on with their search in the hills above the town, where roads are still cut."
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Flood toll rises to 40 | Valley Post</title>
<meta property="og:site_name" content="Valley Post"><meta name="author" content="Ann Orr">
<meta name="description" content="Officials fear that many more are missing.">
<link rel="canonical" href="https://post.example/flood">
<script type="application/ld+json">%s</script><style>p {{ color: red }}</style></head><body>
<header><nav><a href="/">Home</a><a href="/world">World</a></nav></header>
<article><h1>Flood toll rises to 40</h1>%s<p class="byline">By Ann Orr</p>
<figure><img src="a.jpg"><figcaption>A bridge near Low Orrin, where 12 were found.</figcaption></figure>
<p>{LEAD}</p><p>&ldquo;About 100&rdquo; are <b>missing</b> &amp; more may be.</p>
<h2>What is known</h2><ul><li>The dam held 3 hours</li></ul><script>var x = "99 dead";</script><p>{MORE}</p></article>
<aside><figure><figcaption>Another story</figcaption></figure><p>Another story altogether, with 300 dead.</p></aside>
<footer>Copyright 2024 Valley Post</footer></body></html>"""
ARTICLE = '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Flood toll rises to 40",'
ARTICLE += '"datePublished": "2024-06-14T23:10:00-07:00", "publisher": {"name": "The Valley Post"}}]}'
STANDFIRST = '<p class="article-standfirst">Officials fear that many more are missing.</p>'


def words(page, kind):
    return [page.text[part.start : part.end] for part in page.parts if part.kind == kind]


def test_parts_of_a_page():
    page = read_page((PAGE % (ARTICLE, STANDFIRST)).encode())
    assert words(page, "headline") == ["Flood toll rises to 40"]
    assert words(page, "subhead") == ["Officials fear that many more are missing."]
    assert words(page, "caption") == ["A bridge near Low Orrin, where 12 were found."]
    assert words(page, "body") == [
        LEAD,
        "“About 100” are missing & more may be.",
        "What is known",
        "The dam held 3 hours",
        MORE,
    ]
    assert page.text.startswith("Flood toll rises to 40\n\nOfficials fear that many more are missing.\n\nAt least 40")


def test_what_a_page_says_of_itself():
    fields = read_page((PAGE % (ARTICLE, "")).encode()).fields
    assert fields.published == TimeRange.on(date(2024, 6, 14), "JSON-LD datePublished")
    assert fields.outlet == "The Valley Post"
    assert (fields.author, fields.url, fields.language) == ("Ann Orr", "https://post.example/flood", "en")
    assert fields.title == "Flood toll rises to 40"


@pytest.mark.parametrize("script", ["{broken", "[" * 5_000, "[]", '{"@type": 5, "@graph": {"@graph": []}}', "null"])
def test_json_ld_that_is_none(script):
    fields = read_page((PAGE % (script, "")).encode()).fields
    assert (fields.published, fields.outlet) == (None, "Valley Post")


def test_a_wrong_date_in_json_ld_is_a_problem():
    page = read_page((PAGE % (ARTICLE.replace("2024-06-14T23:10:00-07:00", "2024-13-45"), "")).encode())
    assert page.fields.published is None
    assert page.problems == (
        "JSON-LD: published “2024-13-45” is no date, so it is taken as unknown; write it as YYYY-MM-DD",
    )


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ('<meta property="article:published_time" content="2024-06-14T10:00:00Z">', "meta article:published_time"),
        ('<meta name="pubdate" content="20240614">', "meta pubdate"),
        ('<time itemprop="datePublished" datetime="2024-06-14">today</time>', "time datePublished"),
        ('<main><time datetime="2024-06-14">14 June</time></main>', "time"),
    ],
)
def test_other_places_of_a_date(head, basis):
    page = read_page(f"<html><head>{head}</head><body><h1>Flood toll</h1><p>{LEAD}</p></body></html>".encode())
    assert page.fields.published == TimeRange.on(date(2024, 6, 14), basis)


def test_h2_after_the_headline_and_a_description_that_stands_in_the_page_are_subheads():
    h2 = "<h2>Officials fear that many more are missing.</h2>"
    assert words(read_page((PAGE % ("", h2)).encode()), "subhead") == ["Officials fear that many more are missing."]
    told = "<div>By the desk</div><h3>Officials fear that many more are missing.</h3>"
    assert words(read_page((PAGE % ("", told)).encode()), "subhead") == ["Officials fear that many more are missing."]
    assert words(read_page((PAGE % ("", "")).encode()), "subhead") == []


def test_without_h1_the_title_is_the_headline_without_the_outlet():
    page = read_page(f"<html><head><title>Flood toll rises to 40 | Valley Post</title></head><p>{LEAD}</p>".encode())
    assert words(page, "headline") == ["Flood toll rises to 40"]


def test_a_script_in_a_headline_is_text():
    page = read_page(
        f"<html><body><h1>&lt;script&gt;alert(1)&lt;/script&gt; 40 dead</h1><p>{LEAD}</p></body></html>".encode()
    )
    assert words(page, "headline") == ["<script>alert(1)</script> 40 dead"]
    page = read_page(f"<html><body><h1><script>alert(1)</script>40 dead</h1><p>{LEAD}</p></body></html>".encode())
    assert words(page, "headline") == ["40 dead"]
    assert "alert" not in page.text


@pytest.mark.parametrize("depth", [300, 10_000])
def test_tags_nested_thousands_deep(depth):
    page = read_page(f"<html><h1>Flood toll</h1>{'<div>' * depth}<p>{LEAD}</p>{'</div>' * depth}</html>".encode())
    assert page.text == f"Flood toll\n\n{LEAD}"
    assert [part.kind for part in page.parts] == ["headline", "body"]
    assert page.notes == ("read without layout or navigation: the page is nested more than 250 tags deep",)


def test_the_bounded_pass_leaves_out_scripts_and_navigation():
    nav = "<nav><nav>Home</nav>World</nav><script>if (1 < 2) x = '99 dead'</script><style>p</style><!-- <p>7 --><br>"
    page = read_page(f"<html>{'<b>' * 400}{nav}<p title='a'>{LEAD} 3 < 4 &amp; so on</p>".encode())
    assert page.text == f"{LEAD} 3 < 4 & so on"
    unclosed = read_page(f"<html>{'<b>' * 400}<nav><p>{LEAD}</p>".encode())
    assert unclosed.text == LEAD


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>var a = 'At least 40 people died.'</script></body></html>",
        "<html><head><title>Log in</title></head><body><form><button>Log in</button></form></body></html>",
        "<html><body>" + "<" * 50_000,
        "<html><body>" + "<!--" * 50_000,
        "<html><body>" + "<script>" * 50_000,
        "<!doctype html>",
    ],
)
def test_a_page_without_an_article(tmp_path, markup):
    (tmp_path / "a.html").write_text(markup)
    (unread,) = read([tmp_path / "a.html"]).unread
    assert unread.reason == "no article text found; save the page's text as .txt if it has any"


def test_a_short_article_does_not_repeat_its_headline():
    page = read_page(b"<html><body><h1>Toll</h1><p>A short report says 12 died.</p></body></html>")
    assert page.text == "Toll\n\nA short report says 12 died."


def test_declared_encodings():
    markup = f"<html><head><meta charset='iso-8859-2'></head><body><h1>Łódź</h1><p>{LEAD} Żółw.</p></body></html>"
    page = read_page(markup.encode("iso-8859-2"))
    assert words(page, "headline") == ["Łódź"]
    assert page.text.endswith("Żółw.")
    xml = f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html><body><h1>Łódź</h1><p>{LEAD}</p></body></html>'
    assert words(read_page(xml.encode()), "headline") == ["Łódź"]


def test_html_is_known_by_its_beginning():
    assert is_html(" <!-- saved --> <!DOCTYPE HTML><html>")
    assert is_html("<html lang=en>")
    assert not is_html("<script>alert(1)</script> Flood kills 40")
    assert not is_html("40 people died <html>")


def test_a_size_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_HTML_BYTES", 1_000)
    (tmp_path / "a.html").write_text("<html>" + "x" * 2_000)
    (unread,) = read([tmp_path / "a.html"]).unread
    assert unread.reason == "longer than any news report (0.0 MB; the limit is 0.0 MB); split it into its reports"
