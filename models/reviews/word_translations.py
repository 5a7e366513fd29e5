"""Word translations learnt from sentences that say the same, and texts put together with them.

IBM Model 1 (Brown et al. 1993): t(f|e) by expectation-maximisation, a NULL word on the English
side. A text with most of its words exchanged is no good sentence, but its words mean what the
English ones did: so star ratings of English reviews reach languages that have none.
"""
from collections import defaultdict

import numpy as np

ROUNDS = 6
LONGEST = 40
SURE = 0.12
SEEN = 1.5
LEAST_PAIRS = 500
# Their words are single characters here, which cannot be exchanged one by one.
UNSPACED = {"zh", "ja", "th"}


def translations(pairs):
    """{English word: [(word, probability)…]} of [(words, English words)…]."""
    english, theirs = {}, {}
    e_ids, f_ids, slots, slot = [], [], [], 0
    for words, english_words in pairs:
        words, english_words = words[:LONGEST], english_words[:LONGEST]
        if not words or not english_words:
            continue
        e = np.array([0, *(english.setdefault(word, len(english) + 1) for word in english_words)])
        f = np.array([theirs.setdefault(word, len(theirs)) for word in words])
        e_ids.append(np.tile(e, len(f)))
        f_ids.append(np.repeat(f, len(e)))
        slots.append(np.repeat(np.arange(len(f)), len(e)) + slot)
        slot += len(f)
    keys, pair_of = np.unique(
        np.concatenate(e_ids).astype(np.int64) * len(theirs) + np.concatenate(f_ids), return_inverse=True
    )
    slots, e_of = np.concatenate(slots), keys // len(theirs)
    chance = np.ones(len(keys))
    for _ in range(ROUNDS):
        share = chance[pair_of]
        count = np.bincount(pair_of, share / np.bincount(slots, share)[slots])
        chance = count / (np.bincount(e_of, count)[e_of] + 1e-9)
    word_of_e = {number: word for word, number in english.items()}
    word_of_f = list(theirs)
    found = defaultdict(list)
    for key in np.flatnonzero((chance > SURE) & (count > SEEN) & (e_of > 0)):
        found[word_of_e[e_of[key]]].append((word_of_f[keys[key] % len(theirs)], float(chance[key])))
    return dict(found)


def dictionaries(examples):
    """Per language, of sentences whose English counterpart is known. The shop's own reviews are
    left out, so that nothing of a product that a network is judged on reaches its training."""
    pairs = defaultdict(list)
    for example in examples:
        if example.pair >= 0 and not example.review and example.language not in UNSPACED:
            pairs[example.language].append((example.words, examples[example.pair].words))
    return {language: translations(of) for language, of in sorted(pairs.items()) if len(of) >= LEAST_PAIRS}


def exchange(words, dictionary, random, share=0.9):
    """The words with most of those that the dictionary knows exchanged."""
    changed = []
    for word in words:
        choices = dictionary.get(word)
        if choices and random.random() < share:
            chances = np.array([chance for _, chance in choices])
            word = choices[random.choice(len(choices), p=chances / chances.sum())][0]
        changed.append(word)
    return " ".join(changed)
