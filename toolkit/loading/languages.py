"""Language columns as two-letter codes (ISO 639-1)."""

from __future__ import annotations

_NAMES = {
    "ar": "arabic ara العربية arabisch arabe árabe arabo 아랍어 阿拉伯语 アラビア語 арабский",
    "de": "german deutsch ger deu allemand alemán aleman alemão tedesco duits 독일어 德语 德文 ドイツ語 немецкий",
    "en": "english eng anglais englisch inglés ingles inglês inglese engels 영어 英语 英文 英語 английский",
    "es": "spanish español espanol castellano spa spanisch espagnol espanhol spagnolo spaans "
    "스페인어 西班牙语 スペイン語 испанский",
    "fa": "persian farsi per fas",
    "fr": "french français francais fra fre französisch francés francês francese frans "
    "프랑스어 法语 法文 フランス語 французский",
    "hi": "hindi hin",
    "id": "indonesian ind",
    "it": "italian italiano ita italienisch italien italiaans 이탈리아어 意大利语 イタリア語 итальянский",
    "ja": "japanese jpn 日本語 japanisch japonais japonés japonês giapponese 일본어 日语 日文 японский",
    "ko": "korean kor 한국어 koreanisch coréen coreano 韩语 韩文 朝鲜语 韓国語 корейский",
    "nl": "dutch nederlands nld dut niederländisch néerlandais neerlandés neerlandês olandese "
    "네덜란드어 荷兰语 オランダ語",
    "pl": "polish polski pol polnisch polonais polaco polonês polacco 폴란드어 波兰语 ポーランド語",
    "pt": "portuguese português portugues por portugiesisch portugais portugués portoghese "
    "포르투갈어 葡萄牙语 ポルトガル語",
    "ru": "russian русский rus russisch russe ruso russo 러시아어 俄语 俄文 ロシア語",
    "sv": "swedish svenska swe",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ukr",
    "vi": "vietnamese vie",
    "zh": "chinese mandarin zho chi 中文 汉语 chinesisch chinois chino chinês cinese 중국어 中国語 китайский",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def language_name(code: str) -> str:
    """The English name of a language given by its code; any other word stays as it is.

    >>> language_name("de"), language_name("sjn")
    ('German', 'sjn')
    """
    return _NAMES[code].split()[0].capitalize() if code in _NAMES else code


def language_code(value: str | None) -> str | None:
    """The code of a language given as a code, a locale or a name; anything else stays as it is.

    >>> language_code("en-US"), language_code("Deutsch"), language_code("Elvish")
    ('en', 'de', 'Elvish')
    """
    if value is None:
        return None
    word = value.casefold().replace("_", "-").split("-")[0].strip()
    return word if len(word) == 2 and word.isascii() and word.isalpha() else _CODES.get(word, value)
