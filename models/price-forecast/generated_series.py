"""Generated price series: many ways in which shops are said to set prices.

None of them is fitted to anything. Each product draws its own habits, so that no method's
assumption holds for all: some follow the sale calendar, some have a rhythm of their own,
some cut prices at random, some never do. What a method gains here says that it can learn
such habits, not that the shop has them.
"""
import datetime

import numpy as np

from series import Series

FIRST_DAY = datetime.date(2023, 6, 1).toordinal()
DAYS = 900


def steady(rng, calendar, level):
    """One price, changed for good every few months."""
    for _ in range(rng.integers(0, 6)):
        level[rng.integers(0, DAYS) :] *= rng.uniform(0.88, 1.12)
    return level


def drifting(rng, calendar, level):
    """Follows a cost: small steps, now and then."""
    steps = np.where(rng.random(DAYS) < rng.uniform(0.03, 0.4), rng.normal(0, 0.015, DAYS), 0)
    return level * np.exp(np.cumsum(steps))


def ageing(rng, calendar, level):
    """Electronics: cheaper by steps as the model ages."""
    for day in np.flatnonzero(rng.random(DAYS) < rng.uniform(0.005, 0.03)):
        level[day:] *= rng.uniform(0.93, 1.0)
    return level


def calendar_sales(rng, calendar, level):
    """Takes part in some of the shop's sales, major ones more often."""
    take_part = {True: rng.uniform(0.1, 0.95), False: rng.uniform(0, 0.5)}
    usual_depth = rng.uniform(0.05, 0.45)
    for _, first, length, major in calendar.events:
        begin = first - FIRST_DAY + rng.integers(-2, 3)
        if 0 <= begin < DAYS and rng.random() < take_part[major]:
            depth = np.clip(usual_depth * rng.uniform(0.6, 1.4), 0, 0.7)
            level[begin : begin + length + rng.integers(-1, 4)] *= 1 - depth
    return level


def raised_before_sales(rng, calendar, level):
    """Raises the price some weeks before a sale and cuts it back in the sale."""
    rise = rng.uniform(1.05, 1.5)
    for _, first, length, major in calendar.events:
        begin = first - FIRST_DAY
        if major and 0 <= begin < DAYS and rng.random() < 0.7:
            level[max(0, begin - rng.integers(7, 30)) : begin] *= rise
            level[begin : begin + length] *= rng.uniform(0.85, 1.02)
    return level


def own_rhythm(rng, calendar, level):
    """A cut of its own every few weeks."""
    period, length = rng.integers(7, 50), rng.integers(2, 8)
    depth, day = rng.uniform(0.05, 0.4), rng.integers(0, 30)
    while day < DAYS:
        level[day : day + length] *= 1 - depth
        day += max(length + 1, int(rng.normal(period, rng.uniform(0, 6))))
    return level


def flash_cuts(rng, calendar, level):
    """Short deep cuts at random days."""
    for day in np.flatnonzero(rng.random(DAYS) < rng.uniform(0.005, 0.05)):
        level[day : day + rng.integers(1, 4)] *= rng.uniform(0.5, 0.9)
    return level


def two_prices(rng, calendar, level):
    """Jumps between two prices, each held for a random time."""
    low, day, is_low = rng.uniform(0.6, 0.95), 0, False
    mean_stay = rng.uniform(3, 40)
    while day < DAYS:
        stay = 1 + int(rng.exponential(mean_stay))
        if is_low:
            level[day : day + stay] *= low
        day, is_low = day + stay, not is_low
    return level


def noisy(rng, calendar, level):
    """Repriced by a machine every day around a level."""
    wobble = np.zeros(DAYS)
    pull, spread = rng.uniform(0.05, 0.5), rng.uniform(0.005, 0.05)
    for day in range(1, DAYS):
        wobble[day] = wobble[day - 1] * (1 - pull) + rng.normal(0, spread)
    return level * np.exp(wobble)


HABITS = [steady, drifting, ageing, calendar_sales, raised_before_sales, own_rhythm, flash_cuts, two_prices, noisy]
UNSEEN_HABITS = {"two_prices", "raised_before_sales"}  # never trained on


def looked_at(rng, prices):
    """Leaves the days on which somebody looked: often or seldom, with pauses."""
    seen = rng.random(DAYS) < rng.choice([1.0, 0.7, 0.35, 0.15])
    for day in np.flatnonzero(rng.random(DAYS) < rng.choice([0, 0, 0.004])):
        seen[day : day + rng.integers(10, 60)] = False
    seen[0] = True
    return np.where(seen, prices, np.nan)


def generated_series(calendar, count, seed):
    """`count` products of every habit in turn, the same for the same seed."""
    made = []
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        habit = HABITS[number % len(HABITS)]
        level = np.full(DAYS, np.exp(rng.uniform(np.log(2), np.log(300))))
        prices = np.maximum(0.01, np.round(habit(rng, calendar, level), 2))
        name = f"generated:{number}"
        made.append(Series(name, name, habit.__name__, FIRST_DAY, looked_at(rng, prices)))
    return made
