"""The language of texts."""

import pytest

from toolkit import article_from_text
from toolkit.text.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour of Velm was closed on Monday after silt was found at the third gate."),
        ("es", "El puerto de Velm fue cerrado el lunes tras hallarse lodo en la tercera compuerta."),
        ("fr", "Le port de Velm a été fermé lundi après la découverte de vase à la troisième porte."),
        ("de", "Der Hafen von Velm wurde am Montag geschlossen, nachdem am dritten Tor Schlick gefunden wurde."),
        ("ru", "Порт Велм был закрыт в понедельник после того, как у третьих ворот нашли ил."),
        ("uk", "Порт Велм було закрито в понеділок після того, як біля третіх воріт знайшли мул."),
        ("zh", "维尔姆港周一关闭,因为在第三道闸门发现了淤泥,港务长在一份声明中说,粮食将由铁路运输。"),
        ("ja", "ヴェルム港は、第三水門で泥が見つかったため、月曜日に閉鎖された。"),
        ("ko", "벨름 항구는 세 번째 문에서 토사가 발견되어 월요일에 폐쇄되었다."),
        ("ar", "أُغلق ميناء فيلم يوم الاثنين بعد العثور على طمي عند البوابة الثالثة، حسبما قال مديره."),
    ],
)
def test_languages(language: str, text: str) -> None:
    """A sentence or two are enough."""
    assert detect_language(text) == language


@pytest.mark.parametrize("text", [None, "", "Velm", "12,5 13,5 14,5 " * 20, "Net 807,000 vs 2,858,000", "* * *"])
def test_too_little_to_tell(text: str | None) -> None:
    """Nothing, a name and figures have no language."""
    assert detect_language(text) is None


def test_names_in_another_script_do_not_decide() -> None:
    """An English text with some Korean words is English, a Korean one with English names is Korean."""
    assert detect_language("The paper's headline, 항구 폐쇄, was taken down by the editors on Monday evening.") == "en"
    assert detect_language("벨름 항구 관리 회사 Velm Harbour 는 월요일에 항구가 폐쇄되었다고 밝혔다") == "ko"


def test_loading_fills_the_language() -> None:
    """An article that does not say its language has the one that is found."""
    article = article_from_text("El puerto de Velm fue cerrado el lunes, dijo su director en un comunicado del puerto.")
    assert article["language"].tolist() == ["es"]


def test_english_words_in_another_language() -> None:
    """Titles and quotations in English do not make a German article English."""
    text = "„The Harbour and the Sea“ heißt das Buch, das der Direktor des Hafens von Velm am Montag vorstellte. " * 4
    assert detect_language(text + "Er las daraus vor: “The end of the road.”") == "de"
