"""Trains the network: see CARD.md for what each source counts."""
import time

import numpy as np
import torch
import torch.nn.functional as F

from examples import ASPECTS, RELATED
from network import ReviewNetwork
from tokeniser import PIECES_PER_WORD

WORDS = 64
BATCH = 64
LEARNING_RATE = 2e-3
DROPPED_PIECES = DROPPED_WORDS = 0.1
# Rare stars count more, as a shopper wants to know the unhappy.
STAR_WEIGHTS = torch.tensor([1.2, 1.6, 1.5, 1.2, 0.7])
# A neighbouring star is less wrong than a far one: exp(−1.6 · distance).
STAR_SHARPNESS = 1.6
# What understanding a text as its English counterpart counts, beside its own labels.
PAIR_WEIGHT = 0.3
SHARE = {"shop": 5.0, "amazon": 1.0, "wildberries": 1.0, "turkish": 0.5, "arabic": 0.5,
         "m_absa/phone": 4.0, "m_absa/laptop": 2.5, "m_absa": 0.3, "exchanged/shop": 2.0,
         "exchanged/amazon": 0.7, "": 1.5}  # fmt: skip


def share(example):
    """How often an example is drawn, relative to others."""
    if example.part != "train":
        return 0.0
    source = example.source
    while source not in SHARE:
        source = source.rpartition("/")[0]
    weight = SHARE[source]
    if example.source.startswith("m_absa"):
        weight *= RELATED.get(example.language, 1.0)
    return weight


class Labels:
    """The examples' labels as arrays."""

    def __init__(self, examples):
        count, aspects = len(examples), len(ASPECTS)
        self.stars = np.array([one.stars or 0 for one in examples])
        self.polarity = np.array([-1 if one.stars or one.polarity is None else one.polarity for one in examples])
        self.aspects = np.zeros((count, aspects), np.float32)
        self.labelled = np.zeros((count, aspects), np.float32)
        self.aspect_polarity = np.full((count, aspects), -1)
        self.pair = np.array([one.pair for one in examples])
        for row, one in enumerate(examples):
            self.labelled[row, list(one.labelled)] = 1
            for aspect, polarity in (one.aspects or {}).items():
                self.aspects[row, aspect] = 1
                self.aspect_polarity[row, aspect] = polarity


def batch_of(pieces, rows, random=None):
    """pieces and which words there are; with `random`, some pieces and words are left out."""
    lengths = [min(len(pieces[row]), WORDS) for row in rows]
    ids = np.zeros((len(rows), max(1, *lengths), PIECES_PER_WORD), np.int64)
    present = np.zeros(ids.shape[:2], np.float32)
    for at, (row, length) in enumerate(zip(rows, lengths)):
        ids[at, :length] = pieces[row][:length]
        present[at, :length] = 1
    if random is not None:
        ids[random.random(ids.shape) < DROPPED_PIECES] = 0
        ids[random.random(present.shape) < DROPPED_WORDS] = 0
    return torch.from_numpy(ids), torch.from_numpy(present)


def star_loss(log_stars, stars):
    known = stars > 0
    at = stars[known] - 1
    soft = torch.exp(-STAR_SHARPNESS * (torch.arange(5)[None] - at[:, None]).abs().float())
    soft = soft / soft.sum(1, keepdim=True)
    return -((soft * log_stars[known]).sum(1) * STAR_WEIGHTS[at]).sum()


def polarity_loss(log_stars, polarity):
    """A text known only as good, middling or bad: 4–5, 2–4, or 1–2 stars, whichever."""
    known = polarity >= 0
    log, said = log_stars[known], polarity[known]
    bad, good = log[:, :2].logsumexp(1), log[:, 3:].logsumexp(1)
    return -torch.where(said == 0, bad, torch.where(said == 2, good, log[:, 1:4].logsumexp(1))).sum()


def aspect_losses(aspects, polarity, labels, rows):
    presence = F.binary_cross_entropy_with_logits(aspects, torch.from_numpy(labels.aspects[rows]), reduction="none")
    said = torch.from_numpy(labels.aspect_polarity[rows])
    known = said >= 0
    of_polarity = F.cross_entropy(polarity[known], said[known], reduction="sum") if known.any() else 0
    return (presence * torch.from_numpy(labels.labelled[rows])).sum(), of_polarity


def pair_loss(network, answer, pieces, labels, rows):
    """A text is to be understood as its English counterpart is."""
    paired = np.flatnonzero(labels.pair[rows] >= 0)
    if len(paired) < 2:
        return 0
    network.eval()
    with torch.no_grad():
        english = network(*batch_of(pieces, labels.pair[rows][paired]))
    network.train()
    apart = (1 - F.cosine_similarity(answer[4][paired], english[4])).sum()
    other = F.kl_div(answer[0][paired].log_softmax(1), english[0].softmax(1), reduction="sum")
    return PAIR_WEIGHT * (apart + 0.5 * other)


def loss_of(network, pieces, labels, rows, random):
    answer = network(*batch_of(pieces, rows, random))
    log_stars = answer[0].log_softmax(1)
    total = star_loss(log_stars, torch.from_numpy(labels.stars[rows]))
    total = total + 0.6 * polarity_loss(log_stars, torch.from_numpy(labels.polarity[rows]))
    presence, polarity = aspect_losses(answer[1], answer[2], labels, rows)
    total = total + 0.7 * presence + 0.4 * polarity
    total = total + pair_loss(network, answer, pieces, labels, rows)
    return total / len(rows)


def batches(drawn_from, chances, lengths, random):
    """Without end; texts of about one length together, so that little is padding."""
    while True:
        rows = random.choice(drawn_from, BATCH * 16, p=chances)
        rows = rows[np.argsort(lengths[rows] + 3 * random.random(len(rows)))]
        groups = rows.reshape(16, BATCH)
        random.shuffle(groups)
        yield from groups


def train(examples, pieces, steps, seed, tell=print):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    labels, lengths = Labels(examples), np.array([min(len(one), WORDS) for one in pieces])
    chances = np.array([share(one) for one in examples]) * (lengths > 0)
    drawn_from = np.flatnonzero(chances)
    chances = chances[drawn_from] / chances[drawn_from].sum()
    network = ReviewNetwork(len(ASPECTS))
    table = list(network.pieces.parameters())
    others = [one for name, one in network.named_parameters() if not name.startswith("pieces.")]
    groups = [{"params": table, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.1}]
    optimiser = torch.optim.AdamW(groups, lr=LEARNING_RATE)
    began, sum_of_losses = time.time(), 0.0
    source = batches(drawn_from, chances, lengths, random)
    for step in range(1, steps + 1):
        rate = LEARNING_RATE * min(1, step / 300) * max(0.01, 1 - step / steps)
        optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = 2 * rate, rate
        loss = loss_of(network, pieces, labels, next(source), random)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(others, 1.0)
        optimiser.step()
        sum_of_losses += loss.item()
        if step % 500 == 0 or step == steps:
            tell(f"step {step} of {steps}: loss {sum_of_losses / min(step, 500):.3f}, {time.time() - began:.0f} s")
            sum_of_losses = 0.0
    network.eval()
    return network


def read(network, pieces):
    """Chances of stars [texts, 5], aspects [texts, aspects], polarities [texts, aspects, 3]."""
    order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
    answers = []
    with torch.no_grad():
        for at in range(0, len(order), 256):
            stars, aspects, polarity, _, _ = network(*batch_of(pieces, order[at : at + 256]))
            answers.append((stars.softmax(1), aspects.sigmoid(), polarity.softmax(2)))
    back = np.argsort(order)
    return tuple(torch.cat(parts).numpy()[back] for parts in zip(*answers))
