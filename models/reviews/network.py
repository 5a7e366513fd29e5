"""The network: pieces of words → stars, aspects and what is said of each.

A word is the sum of its pieces' vectors, so that an unknown or misspelt word still means what
its parts mean; two convolutions look at its neighbours. Stars are read from four attention
pools; each aspect from the words that speak of it by themselves and from a pool of its own. Both
tell where it is spoken of.
"""
import torch
from torch import nn

PIECES = 65536
PIECE_WIDTH = 64
WIDTH = 128
POOLS = 4
STARS = 5
POLARITIES = 3
FAR = -1e4
# So that the sum over the words begins near nothing.
WORDS_SAY_LITTLE = -2.0


class Neighbours(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.look = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words, present):
        seen = self.look((self.norm(words) * present).transpose(1, 2)).transpose(1, 2)
        return (words + self.dropout(self.out(torch.relu(seen)))) * present


class ReviewNetwork(nn.Module):
    def __init__(self, aspects, dropout=0.15):
        super().__init__()
        self.pieces = nn.EmbeddingBag(PIECES, PIECE_WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.pieces.weight, 0, 0.3)
        self.pieces.weight.data[0] = 0
        self.widen = nn.Linear(PIECE_WIDTH, WIDTH)
        self.neighbours = nn.ModuleList(Neighbours(dropout) for _ in range(2))
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.star_attention = nn.Linear(WIDTH, POOLS)
        self.stars = nn.Linear(WIDTH * POOLS, STARS)
        self.aspect_attention = nn.Linear(WIDTH, aspects)
        self.aspect_values = nn.Linear(WIDTH, WIDTH)
        self.aspect_words = nn.Linear(WIDTH, aspects)
        self.aspect_weights = nn.Parameter(torch.randn(aspects, WIDTH) * 0.05)
        self.aspect_bias = nn.Parameter(torch.full((aspects,), -3.0))
        self.polarity = nn.Linear(WIDTH, POLARITIES)
        self.polarity_bias = nn.Parameter(torch.zeros(aspects, POLARITIES))

    def forward(self, pieces, present):
        """pieces [texts, words, 24] (0: none), present [texts, words] 1 where there is a word.
        Logits of stars, of aspects and of polarities, where the aspects stand [texts, words,
        aspects], and the pooled text."""
        texts, words, width = pieces.shape
        present = present[..., None]
        count = (pieces > 0).sum(2, keepdim=True).clamp(min=1).float().sqrt()
        sums = self.pieces(pieces.reshape(texts * words, width)).view(texts, words, -1) / count
        state = self.widen(self.dropout(sums)) * present
        for layer in self.neighbours:
            state = layer(state, present)
        state = self.dropout(self.norm(state))
        away = (1 - present) * FAR
        weights = (self.star_attention(state) + away).softmax(1)
        pooled = torch.einsum("twh,twd->thd", weights, state).reshape(texts, -1)
        attention = (self.aspect_attention(state) + away).softmax(1)
        values = torch.einsum("twa,twd->tad", attention, torch.tanh(self.aspect_values(state)))
        of_words = self.aspect_words(state) + WORDS_SAY_LITTLE + away
        aspects = (values * self.aspect_weights).sum(2) + self.aspect_bias + of_words.logsumexp(1)
        polarity = torch.einsum("twa,twp->tap", attention, self.polarity(state)) + self.polarity_bias
        places = (attention + of_words.softmax(1)) / 2
        return self.stars(pooled), aspects, polarity, places, pooled
