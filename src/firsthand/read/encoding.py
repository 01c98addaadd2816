"""Bytes to characters: any encoding, and what is no text at all.

The order is that of certainty: a byte order mark, zeros in every other byte (UTF-16 without a mark), strict UTF-8,
UTF-8 with a few broken bytes, Western single bytes, what charset-normalizer recognises, Latin-1. Whatever is not the
file's own characters one for one leaves a note, because offsets then are not those of the file.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of formats that are not text: https://www.garykessler.net/library/file_sigs.html
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document; save its text as .txt"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document; save it as plain text"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it, or save it as plain text"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image; give its words as text"),
    (b"\xff\xd8\xff", "a JPEG image; give its words as text"),
    (b"GIF8", "a GIF image; give its words as text"),
    (b"II*\x00", "a TIFF image; give its words as text"),
    (b"MM\x00*", "a TIFF image; give its words as text"),
    (b"\x7fELF", "an executable"),
    (b"MZ\x90\x00", "an executable"),
    (b"\xcf\xfa\xed\xfe", "an executable"),
    (b"\xca\xfe\xba\xbe", "an executable"),
    (b"\x00asm", "an executable"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"ID3", "a sound recording; give its words as text"),
    (b"OggS", "a sound recording; give its words as text"),
)
_SAMPLE = 65_536
_GUESS = 200_000
_MAX_CONTROL_SHARE = 0.05
_MAX_WESTERN_SHARE = 0.04
_SHORT = 200
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2}")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\x0b\x0c\r\x1b") | {0x7F})
_SURROGATES = re.compile("[\ud800-\udfff]")


def binary_reason(data: bytes) -> str | None:
    """Why these bytes are no text, with what to do; None where they may be text.

    Args:
        data: the file's first bytes (64 kB are looked at).
    """
    sample = data[:_SAMPLE]
    for magic, reason in _MAGIC:
        if sample.startswith(magic):
            return f"not text but {reason}"
    if sample[:4] == b"RIFF" and b"\0" in sample[:16]:
        return "not text but a picture, sound or film; give its words as text"
    if sample[4:8] == b"ftyp" and b"\0" in sample[:4]:
        return "not text but a film; give its words as text"
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _unmarked_utf16(sample):
        return None
    sample = sample.rstrip(b"\0")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not sample or controls > _MAX_CONTROL_SHARE * len(sample):
        return "not text but binary data; give a text, HTML or JSON-lines file"
    return None


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of bytes in any encoding, cleaned, with a note on everything that was changed or guessed.

    Args:
        data: a whole file or line.
        declared: the encoding that an HTML page names.
    """
    text, notes = _decoded(data, declared)
    text, more = clean(text)
    return text, (*notes, *more)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Text without a leading byte order mark, NULs, lone surrogates and line ends other than LF, with notes."""
    notes: list[str] = []
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        notes.append("byte order mark removed")
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        notes.append(f"{nuls:,} NUL character{'s' * (nuls > 1)} removed")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes.append("line ends changed to LF")
    text, lone = _SURROGATES.subn("\ufffd", text)
    if lone:
        notes.append(f"{lone:,} half character{'s' * (lone > 1)} (lone surrogates) replaced by \ufffd")
    return text, tuple(notes)


def _decoded(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], codec, ("byte order mark removed",))
    if wide := _unmarked_utf16(data):
        return _lenient(data, wide, (f"no byte order mark; read as {wide.upper()}",))
    if b"\x1b$" in data[:_SAMPLE] and _decodes(data, "iso2022_jp"):
        return data.decode("iso2022_jp"), ("not UTF-8; read as iso2022_jp",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    high = len(mended) - len(mended.encode("ascii", "ignore"))
    if cut_off or high - broken > broken:
        return mended, (f"broken UTF-8: {broken:,} character{'s' * (broken > 1)} could not be read",)
    if declared and (named := _known(declared)) and _decodes(data, named):
        return data.decode(named), (f"not UTF-8; read as {named}, as the page declares",)
    high_bytes = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    lone = len(data) < _SHORT and not _HIGH_RUN.search(data)
    if (lone or high_bytes <= _MAX_WESTERN_SHARE * len(data)) and _decodes(data, "cp1252"):
        return data.decode("cp1252"), ("not UTF-8; read as cp1252",)
    best = from_bytes(data[:_GUESS]).best()
    if best is not None and best.encoding not in {"utf_8", "utf_7"}:
        return _lenient(data, best.encoding, (f"not UTF-8; read as {best.encoding}",))
    return data.decode("latin-1"), ("not UTF-8 and no encoding recognised; read as latin-1, so check its names",)


def _lenient(data: bytes, codec: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(codec), notes
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    return text, (*notes, f"broken {codec.upper()}: {broken:,} character{'s' * (broken > 1)} could not be read")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a zero in every other byte, and hardly one beside them."""
    sample = data[:4096]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 4:
        return None
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _known(declared: str) -> str | None:
    """The codec of a declared name that turns bytes into text; Latin-1 and ASCII mean cp1252 (WHATWG Encoding)."""
    try:
        info = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", False) or info.name in {"utf-7", "idna", "punycode"}:
        return None
    if "escape" in info.name or info.name.startswith("undefined"):
        return None
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name
