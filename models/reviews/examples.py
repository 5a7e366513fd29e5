"""What the network learns from: texts with stars, polarity or aspects, out of a data folder.

The folder has the shape of `reviews/` (stars/, aspects_en/, aspects_multi/); a file that is
missing is left out, so that a tiny generated folder trains as well. Data sets whose licence
forbids training are not read here: see CARD.md.
"""
import difflib
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ASPECTS = json.loads((HERE / "aspects.json").read_text())
LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk")
# Languages that only help others, with the weight of their texts: relatives of Polish, Ukrainian
# and Dutch, and Chinese.
RELATED = {"sk": 0.4, "hr": 0.4, "zh": 0.4, "sv": 0.4}
NEGATIVE, NEUTRAL, POSITIVE = 0, 1, 2
POLARITIES = {
    "negative": NEGATIVE, "neg": NEGATIVE, "-1": NEGATIVE, "-1.0": NEGATIVE,
    "neutral": NEUTRAL, "neu": NEUTRAL, "conflict": NEUTRAL, "0": NEUTRAL, "0.0": NEUTRAL,
    "positive": POSITIVE, "pos": POSITIVE, "1": POSITIVE, "1.0": POSITIVE,
}  # fmt: skip


@dataclass
class Example:
    """One text. `stars` 1 to 5; `polarity` where only that is known; `aspects` None where the
    source labels none, else {aspect index: polarity} among the `labelled` indices."""

    text: str
    language: str
    source: str
    part: str = "train"
    stars: int | None = None
    polarity: int | None = None
    aspects: dict | None = None
    labelled: tuple = ()
    review: str | None = None  # ties a text to its translation
    translated: bool = False
    pair: int = -1  # index of the English text that says the same
    words: list = field(default_factory=list, repr=False)


def lines(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def polarity_of(text):
    return POLARITIES.get(str(text).strip().lower())


def shop_reviews(folder):
    """Reviews of the shop itself, each with the shop's English translation as a text of its own."""
    for name in ("aliexpress_2products", "aliexpress_printer_hair"):
        for number, row in enumerate(lines(folder / "stars" / f"{name}.jsonl")):
            review, source = f"{name}:{number}", f"shop/{row['product']}"
            yield Example(row["text"], row["lang"], source, stars=row["stars"], review=review)
            if row.get("text_en_mt"):
                yield Example(row["text_en_mt"], "en", source, stars=row["stars"], review=review, translated=True)


def other_reviews(folder):
    stars = folder / "stars"
    for row in lines(stars / "amazon_en_dmaste.jsonl"):
        yield Example(row["text"], "en", "amazon", stars=row["stars"])
    for row in lines(stars / "wildberries_ru.jsonl"):
        yield Example(row["text"], "ru", "wildberries", stars=row["stars"])
    for path in [stars / "turkish_ecommerce.jsonl", *sorted(stars.glob("arabic_*.jsonl"))]:
        for row in lines(path):
            polarity = polarity_of(row["polarity"])
            if polarity is not None:
                yield Example(row["text"], row["lang"], path.stem.split("_")[0], polarity=polarity)


def mapping(name):
    """{label: aspect index} of a data set, and the aspects that it labels at all."""
    of_label = json.loads((HERE / "aspect_mapping" / f"{name}.json").read_text())["aspects"]
    index = {label: ASPECTS.index(aspect) for label, aspect in of_label.items() if aspect}
    return index, tuple(sorted(set(index.values())))


def one_polarity(values):
    """What several statements of one aspect say together; mixed ones are neutral."""
    return values[0] if len(set(values)) == 1 else NEUTRAL


def labels_of(row):
    found = row.get("triplets") or row.get("quads") or row.get("opinions") or []
    return [(one["category"], polarity_of(one["polarity"])) for one in found]


def with_aspects(row, source, part, of_label, labelled):
    by_aspect = defaultdict(list)
    for category, polarity in labels_of(row):
        if category in of_label:
            by_aspect[of_label[category]].append(polarity)
    aspects = {aspect: one_polarity(values) for aspect, values in by_aspect.items()}
    return Example(
        row["text"], row.get("lang", "en"), source, part, polarity=text_polarity(row), aspects=aspects, labelled=labelled
    )


def text_polarity(row):
    values = [polarity for _, polarity in labels_of(row)]
    if not values:
        return None
    mean = sum(values) / len(values)
    return POSITIVE if mean > 1.6 else NEGATIVE if mean < 0.4 else NEUTRAL


PARALLEL = ("phone", "laptop", "food", "hotel", "restaurant")


def parallel_sentences(folder, part):
    """M-ABSA: the same sentences in many languages, in one order with a few left out, so a
    sentence is matched with its English counterpart by the order of their labels."""
    for domain in PARALLEL:
        rows = lines(folder / "aspects_multi" / "m_absa" / f"{domain}_{part}.jsonl")
        of_label, labelled = mapping(f"m_absa_{domain}") if domain in ("phone", "laptop") else ({}, ())
        by_language = defaultdict(list)
        for row in rows:
            if row["lang"] in LANGUAGES or row["lang"] in RELATED:
                row["text"] = row["text"].replace("(1:", " ")
                by_language[row["lang"]].append(row)
        english = by_language.pop("en", [])
        for row in english:
            yield with_aspects(row, f"m_absa/{domain}", part, of_label, labelled), None
        for language, theirs in by_language.items():
            counterpart = aligned(theirs, english)
            for number, row in enumerate(theirs):
                yield with_aspects(row, f"m_absa/{domain}", part, of_label, labelled), counterpart.get(number)


def aligned(theirs, english):
    matcher = difflib.SequenceMatcher(
        None, [tuple(labels_of(row)) for row in theirs], [tuple(labels_of(row)) for row in english], autojunk=False
    )
    return {
        block.a + i: english[block.b + i]["text"] for block in matcher.get_matching_blocks() for i in range(block.size)
    }


ENGLISH_ASPECTS = {
    "memd_clothing": ("memd/clothing_train", "memd/clothing_dev"),
    "memd_laptop": ("memd/laptop_train", "memd/laptop_dev"),
    "acos_laptop": ("acos/laptop_train", "acos/laptop_dev"),
    "semeval15_laptop": ("semeval_original/laptop15_category_train",),
}


def english_aspects(folder):
    for name, files in ENGLISH_ASPECTS.items():
        of_label, labelled = mapping(name)
        for file in files:
            part = "dev" if file.endswith("_dev") else "train"
            for row in lines(folder / "aspects_en" / f"{file}.jsonl"):
                yield with_aspects(row, name, part, of_label, labelled)


def read_examples(folder):
    """All examples; `pair` is set where the English counterpart is among them."""
    folder = Path(folder)
    examples = [*shop_reviews(folder), *other_reviews(folder), *english_aspects(folder)]
    pairs = []
    for part in ("train", "dev"):
        for example, counterpart in parallel_sentences(folder, part):
            if counterpart is not None:
                pairs.append((len(examples), (example.source, part, counterpart)))
            examples.append(example)
    english = {(one.source, one.part, one.text): i for i, one in enumerate(examples) if one.language == "en"}
    for index, key in pairs:
        examples[index].pair = english.get(key, -1)
    translations = {one.review: i for i, one in enumerate(examples) if one.translated}
    for example in examples:
        if example.review and not example.translated and example.language != "en":
            example.pair = translations.get(example.review, -1)
    set_repeated_apart(examples)
    return examples


def set_repeated_apart(examples):
    """The English data sets share sentences: what is kept aside to judge, in English or by its
    counterpart, is not learnt from."""
    letters = lambda text: re.sub(r"\W+", "", text.lower())
    aside = {letters(one.text) for one in examples if one.part == "dev"}
    for one in examples:
        english = examples[one.pair].text if one.pair >= 0 else one.text
        if one.part == "train" and (letters(one.text) in aside or letters(english) in aside) and not one.review:
            one.part = "repeated"
