"""What an analyst who wrote a figure with signs or other words probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable

GENERAL_HINT = (
    'Write "at least 2 persons", "up to 40 %", "10 to 40 %", "up to 800 million USD", "55 of 79" or "unknown".'
)

_SIGNS = (
    (r"^(?:>=|=>|≥|⩾)\s*", "at least "),
    (r"^(?:<=|=<|≤|⩽)\s*", "not more than "),
    (r"^>\s*", "more than "),
    (r"^<\s*", "less than "),
    (
        r"^(?:~|≈|≃|±|\+/-|c\.|ca\.?|circa|approx\.|approximately|around|roughly|some|an estimated|estimated)\s*",
        "about ",
    ),
    (r"^(?:over|above|in excess of|upwards of|greater than)\s+", "more than "),
    (r"^(?:under|below|fewer than)\s+", "less than "),
    (r"^(?:no more than|no higher than|at most|maximum|max\.?|maximally)\s+(?:of\s+)?", "not more than "),
    (r"^(?:no less than|no fewer than|not less than|minimum|min\.?|from)\s+(?=\S+(?! to ))(?!.* to )", "at least "),
    (r"^(?:almost|close to|just under)\s+", "nearly "),
    (r"^(?:precisely|just|=)\s*", "exactly "),
    (r"^from\s+", ""),
)
_CURRENCY_SIGNS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₪": "ILS"}
_SHORT_SCALES = (("thousand", "k|tsd"), ("million", "m|mn|mln|mio|mil"), ("billion", "b|bn|bln|mrd"))
_NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART = re.compile(
    rf"(?:(?P<count>[0-9]+|[a-z]+)[ -])?(?P<part>{'|'.join(_PARTS)})s?|(?P<over>[0-9]+) ?/ ?(?P<under>[0-9]+)"
)
_NOT_KNOWN = frozenset(
    {"", "n/a", "na", "not known", "?", "??", "tbd", "unclear", "unspecified", "not available", ". ."}
)


def figure_hint(text: str, is_figure: Callable[[str], bool]) -> str:
    """Say what to write; a proposal is one that `is_figure` accepts."""
    if text.casefold() in _NOT_KNOWN:
        return 'Write "unknown" when it was looked for and not found, "none" when it does not apply.'
    if len(text) > 80:
        return GENERAL_HINT
    meant = _respelled(text)
    if meant != text and is_figure(meant):
        return f'Write "{meant}".'
    if re.search(r"\btrillion", text, re.IGNORECASE):
        return 'Write trillions as billions: "2,000 billion USD".'
    return f"{_why(text)}{GENERAL_HINT}"


def _why(text: str) -> str:
    if re.search(r"[0-9] ?[x×] ?[0-9]", text):
        return "Give the count and what is counted, such as 3 howitzers. "
    if re.search(r"[0-9] to .*[0-9] ", text) or "," in text:
        return "One figure stands in one field. "
    return "" if re.search(r"[0-9]", text) else "A figure has a number. "


def _respelled(text: str) -> str:
    words = _afterthought_first(_as_share(text.strip()))
    for pattern, replacement in _SIGNS:
        words, changed = re.subn(pattern, replacement, words, count=1, flags=re.IGNORECASE)
        if changed:
            break
    words = re.sub(r"^(.*?[0-9])\s*\+(?=\s|$|%)", r"at least \1", words)
    words = re.sub(r"(?<=[0-9])\s*[-–—]\s*(?=[0-9])", " to ", words)
    words = _number_word(_number_word(words))
    words = _currency_last(words)
    for scale, short in _SHORT_SCALES:
        words = re.sub(rf"(?<=[0-9])\s*(?:{short})\b\.?", f" {scale}", words, flags=re.IGNORECASE)
    words = re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b)", ",", words)
    words = re.sub(r"(thousand|million|billion)s\b", r"\1", words, flags=re.IGNORECASE)
    words = re.sub(r"(?<=[0-9])(?=[^\W\d_]{2,})", " ", words)
    words = re.sub(r"^([0-9.,]+) (thousand|million|billion) to ([0-9.,]+ \2)", r"\1 to \3", words)
    words = re.sub(r"^(between .*?[0-9]) to (?=[0-9])", r"\1 and ", words, flags=re.IGNORECASE)
    return _lower_bound_words(" ".join(words.split()))


def _as_share(words: str) -> str:
    """`one third`, `half` and `1/3` as shares: `1 of 3`."""
    match = _PART.fullmatch(words.lower())
    if not match:
        return words
    if match["over"]:
        return f"{match['over']} of {match['under']}"
    count = match["count"] or "1"
    number = "1" if count in ("a", "an") else _number_word(count)
    return f"{number} of {_PARTS[match['part']]}" if number.isdigit() else words


def _afterthought_first(words: str) -> str:
    """A bound that was written after its number, in front of it: `700 max` as `not more than 700`."""
    words = re.sub(r"^([0-9][^a-z]*?) (?:max\.?|maximum)$", r"not more than \1", words, flags=re.IGNORECASE)
    return re.sub(r"^([0-9][^a-z]*?) (?:plus|or more)$", r"at least \1", words, flags=re.IGNORECASE)


def _lower_bound_words(words: str) -> str:
    match = re.match(r"[A-Za-z ]+(?=[0-9])", words)
    lowered = words[: match.end()].lower() + words[match.end() :] if match else words
    return lowered.lower() if lowered.lower() in ("unknown", "none") else lowered


def _number_word(words: str) -> str:
    for value, word in enumerate(_NUMBER_WORDS, start=1):
        words = re.sub(rf"^((?:[a-z0-9]+ )*?){word}(?= |$)", rf"\g<1>{value}", words, count=1, flags=re.IGNORECASE)
    return words


def _currency_last(words: str) -> str:
    match = re.search(r"(US\$|[$€£¥₴₽₪]|\b[A-Z]{3}(?= ?[0-9]))\s*(?=[0-9])", words)
    if match:
        code = _CURRENCY_SIGNS.get(match[1], match[1])
        return f"{words[: match.start()]}{words[match.end() :]} {code}".replace("  ", " ")
    match = re.search(r"(?<=[0-9a-z])\s*(US\$|[$€£¥₴₽₪])$", words)
    return f"{words[: match.start()]} {_CURRENCY_SIGNS[match[1]]}" if match else words
