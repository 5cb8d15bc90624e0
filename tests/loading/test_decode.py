"""Encodings: old ones are recognised, binary data is refused."""

from pathlib import Path

import pytest

from toolkit import load_articles, load_with_manifest

ENGLISH = "The harbour of Velm was closed – “for now” – on Monday. Café owners along the quay complained to the mayor."
GERMAN = (
    "Der Hafen von Velm wurde am Montag für größere Schiffe geschlossen, über die Gründe schwieg der Bürgermeister."
)
KOREAN = "벨름 항구가 월요일에 폐쇄되었다고 항만 책임자가 말했다. 시장은 이유를 밝히지 않았으며 주민들은 걱정하고 있다."
RUSSIAN = "Порт Вельм был закрыт в понедельник, сообщил начальник порта. Причины закрытия мэр не назвал."
JAPANESE = "ヴェルム港は月曜日に閉鎖されたと港長が述べた。理由は明らかにされていない。市民は心配している。"
CHINESE = "维尔姆港口星期一关闭，港务长说。市长没有说明原因，居民们感到担忧，渡轮也停止了运行。"
GREEK = "Το λιμάνι του Βελμ έκλεισε τη Δευτέρα, είπε ο λιμενάρχης. Οι λόγοι δεν έγιναν γνωστοί."
POLISH = (
    "Port Welm został zamknięty w poniedziałek, powiedział kapitan portu. Burmistrz nie podał przyczyny, choć mógł."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (GERMAN, "latin-1"),
        (KOREAN, "cp949"),
        (KOREAN, "euc-kr"),
        (KOREAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (GREEK, "cp1253"),
        (POLISH, "cp1250"),
    ],
)
def test_encodings_are_recognised(tmp_path: Path, text: str, encoding: str) -> None:
    """The text comes out as it was written, whatever it was saved in."""
    if encoding == "big5":
        text = "維爾姆港口星期一關閉，港務長說。市長沒有說明原因，居民們感到擔憂，渡輪也停止了運行。"
    (tmp_path / "a.txt").write_bytes((text + "\n\n" + text).encode(encoding))
    articles = load_articles(tmp_path / "a.txt")
    assert articles["text"][0] == f"{text}\n\n{text}"


def test_a_few_broken_bytes_do_not_make_it_another_encoding(tmp_path: Path) -> None:
    """UTF-8 cut in the middle of a character stays UTF-8, and the manifest counts the places."""
    (tmp_path / "a.txt").write_bytes((KOREAN * 3).encode()[:-3])
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    assert articles["text"][0].startswith(KOREAN)
    assert "1 places could not be decoded" in manifest["reason"][0]
    assert manifest["encoding"].tolist() == ["utf-8"]


def test_binary_data_is_no_text(tmp_path: Path) -> None:
    """NUL bytes and control characters are refused whatever the name says."""
    for name, data in {
        "a.txt": b"text\x00\x00\x01more",
        "b.txt": bytes(range(1, 32)) * 40,
        "c.csv": b"title\n\x00",
    }.items():
        (tmp_path / name).write_bytes(data)
        _, manifest = load_with_manifest(tmp_path / name)
        assert manifest["status"].tolist() == ["failed"]
        assert "binary" in manifest["reason"][0]


def test_a_binary_byte_far_into_the_file_is_found(tmp_path: Path) -> None:
    """Not only the beginning is looked at."""
    (tmp_path / "a.txt").write_bytes(b"words and words\n" * 100_000 + b"\x00")
    _, manifest = load_with_manifest(tmp_path / "a.txt")
    assert manifest["status"].tolist() == ["failed"]
