import pytest

from firsthand.read.encoding import binary_reason, clean, decode

SENTENCE = "Die Bürgermeisterin sagte, über 40 Häuser seien zerstört. „Wir brauchen Zelte“, sagte sie."
RUSSIAN = "Мэр города сообщил, что наводнение разрушило более сорока домов, двенадцать человек пропали без вести. "
JAPANESE = "市長は火曜日、洪水で四十棟以上の家屋が壊れ、十二人が行方不明になったと発表した。救助隊が捜索を続けている。"
KOREAN = (
    "시장은 화요일 홍수로 집 마흔 채 이상이 무너지고 열두 명이 실종되었다고 밝혔다. 구조대가 수색을 계속하고 있다. "
)


@pytest.mark.parametrize(
    ("codec", "mark", "notes"),
    [
        ("utf-8", b"", ()),
        ("utf-8", b"\xef\xbb\xbf", ("byte order mark removed",)),
        ("utf-16-le", b"\xff\xfe", ("byte order mark removed",)),
        ("utf-16-be", b"\xfe\xff", ("byte order mark removed",)),
        ("utf-32-le", b"\xff\xfe\0\0", ("byte order mark removed",)),
        ("utf-32-be", b"\0\0\xfe\xff", ("byte order mark removed",)),
        ("utf-16-le", b"", ("no byte order mark; read as UTF-16-LE",)),
        ("utf-16-be", b"", ("no byte order mark; read as UTF-16-BE",)),
    ],
)
def test_unicode_with_and_without_a_mark(codec, mark, notes):
    data = mark + SENTENCE.encode(codec)
    assert binary_reason(data) is None
    assert decode(data) == (SENTENCE, notes)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("The mayor of Orrin said the café lost “about 40” chairs – and a piano.", "cp1252"),
        (RUSSIAN * 4, "cp1251"),
        (JAPANESE * 4, "shift_jis"),
        (JAPANESE * 4, "euc_jp"),
        (JAPANESE * 4, "iso2022_jp"),
        (KOREAN * 4, "euc_kr"),
    ],
)
def test_older_encodings_are_read_with_a_note(text, codec):
    found, notes = decode(text.encode(codec))
    assert found == text
    assert len(notes) == 1
    assert notes[0].startswith("not UTF-8; read as ")


def test_a_declared_encoding_counts_where_it_fits():
    text = "Wójt powiedział, że żółte łodzie zabrały około 40 osób, a źródło wody zamknięto. Święto odwołano."
    assert decode(text.encode("iso8859_2"), "ISO-8859-2") == (
        text,
        ("not UTF-8; read as iso8859-2, as the page declares",),
    )
    assert decode(text.encode(), "ISO-8859-2") == (text, ())
    assert decode(b"caf\xe9 40", "no-such-codec")[0] == "café 40"
    assert decode(b"caf\xe9 40", "hex")[0] == "café 40"


def test_broken_utf8_keeps_all_other_characters():
    data = SENTENCE.encode().replace("ü".encode(), b"\xff", 1)
    text, notes = decode(data)
    assert text == SENTENCE.replace("ü", "\ufffd", 1)
    assert notes == ("broken UTF-8: 1 character could not be read",)


def test_utf8_cut_off_in_a_character():
    assert decode("12 Häuser ä".encode()[:-1]) == (
        "12 Häuser \ufffd",
        ("broken UTF-8: 1 character could not be read",),
    )


def test_broken_utf16_keeps_all_other_characters():
    text, notes = decode(b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00\xd8x")
    assert text.startswith(SENTENCE)
    assert notes[0] == "byte order mark removed"
    assert notes[1].startswith("broken UTF-16-LE: ")


def test_nuls_line_ends_and_marks_are_taken_out_and_noted():
    assert clean("\ufeffAt least\0 12\r\npeople\rdied\n") == (
        "At least 12\npeople\ndied\n",
        ("byte order mark removed", "1 NUL character removed", "line ends changed to LF"),
    )


def test_lone_surrogates_cannot_get_in():
    assert clean("12 \ud800 died")[0] == "12 \ufffd died"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 text", "a PDF document; save its text as .txt"),
        (b"PK\x03\x04rest", "ZIP archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"\xff\xd8\xff\xe0", "JPEG image"),
        (b"\x7fELF\x02", "an executable"),
        (b"{\\rtf1 At least 12", "an RTF document; save it as plain text"),
        (b"\x1f\x8b\x08", "gzip archive"),
        (b"RIFF\x10\0\0\0WEBP", "a picture, sound or film"),
        (b"\0\0\0\x18ftypmp42", "a film"),
        (b"\0" * 500, "binary data"),
        (bytes(range(256)) * 4, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data, kind):
    assert kind in binary_reason(data)


@pytest.mark.parametrize(
    "text", ["MZ is a letter pair. 12 died.", "PKK said 12 died.", "12 died\0\0\0", RUSSIAN, "\f12 died"]
)
def test_text_is_not_taken_for_binary(text):
    assert binary_reason(text.encode()) is None
