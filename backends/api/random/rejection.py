"""Numbers that need an unforeseeable amount of random words each: gsl.py names where the algorithms are published."""

from __future__ import annotations

from math import acos, copysign, cos, exp, fmod, lgamma, log, pi, pow, sqrt, tan

from backends.api.random.words import Words

_LAYERS = 128
_TAIL = 3.44428647676  # where the lowest layer of the ziggurat begins
_PLACES = 1 << 24  # of a word, 24 bits say where in a layer a number lies
_FEW = 110  # trials of an inversion after which it begins anew


def gamma(words: Words, k: float, theta: float) -> float:
    """Shape k, scale theta. The cube of a normal number, squeezed; smaller shapes from one that is greater by one."""
    if k < 1:
        chance = words.positive()
        return gamma(words, 1.0 + k, theta) * pow(chance, 1.0 / k)
    d = k - 1.0 / 3.0
    c = 1.0 / 3.0 / sqrt(d)
    while True:
        x = normal(words)
        if (cube := 1.0 + c * x) <= 0:
            continue
        v, u = cube * cube * cube, words.positive()
        if u < 1.0 - 0.0331 * x**4 or log(u) < 0.5 * x * x + d * (1.0 - v + log(v)):
            return theta * d * v


def normal(words: Words) -> float:
    """Mean 0, standard deviation 1, by the ziggurat: layers of equal area, most of which lie under the curve."""
    while True:
        word = words.one()
        layer, place = word & 0x7F, word >> 8 & 0xFFFFFF
        x, height = place * _EDGES[layer + 1] / _PLACES, 0.0
        if place >= _PLACES * _EDGES[layer] / _EDGES[layer + 1] // 1:
            x, height = _beyond(words) if layer == _LAYERS - 1 else (x, _within(words, layer))
        if height < _curve(x):
            return x if word & 0x80 else -x


def _curve(x: float) -> float:
    return exp(-0.5 * x * x)


def _within(words: Words, layer: int) -> float:
    """A height between the lower and the upper edge of a layer."""
    low, high = _curve(_EDGES[layer + 1]), _curve(_EDGES[layer])
    return low + (high - low) * words.number()


def _beyond(words: Words) -> tuple[float, float]:
    """A point under the exponential function that touches the curve where the tail begins."""
    x = _TAIL - log(1.0 - words.number()) / _TAIL
    return x, exp(-_TAIL * (x - 0.5 * _TAIL)) * words.number()


def _edges() -> list[float]:
    """How far the layers reach, from the top (nothing) downwards; the last one is as wide as its area asks for."""
    area = _curve(_TAIL) * (_TAIL + 1.0 / _TAIL)
    edges = [area / _curve(_TAIL), _TAIL]
    while len(edges) < _LAYERS:
        edges.append(sqrt(-2.0 * log(_curve(edges[-1]) + area / edges[-1])))
    return [0.0, *reversed(edges)]


_EDGES = _edges()


def poisson(words: Words, lambda_: float) -> int:
    """Great means are cut: the time of the m-th event is drawn, and then how many come before or after it."""
    counted, mean = 0, lambda_
    while mean > 10:
        m = int(mean * 7.0 / 8.0)
        time = _gamma_of_whole(words, m)
        if time >= mean:
            return counted + binomial(words, m - 1, mean / time)
        counted += m
        mean -= time
    floor, product = exp(-mean), words.number()
    while product > floor:
        counted += 1
        product *= words.number()
    return counted


def _gamma_of_whole(words: Words, k: int) -> float:
    """Shape k, a whole number, and scale 1: a product of uniform numbers, or rejection under a Cauchy density."""
    if k < 12:
        product = 1.0
        for _ in range(k):
            product *= words.positive()
        return -log(product)
    width = sqrt(2.0 * k - 1.0)
    while True:
        y = tan(pi * words.number())
        x = width * y + k - 1.0
        if x > 0 and words.number() <= (1.0 + y * y) * exp((k - 1.0) * log(x / (k - 1.0)) - width * y):
            return x


def binomial(words: Words, n: int, p: float) -> int:
    """Successes in n trials: by inversion where few are expected, otherwise by rejection."""
    rare = min(p, 1.0 - p)
    hits = _inverted(words, n, rare) if n * rare < 14 else _Hat(n, rare).draw(words)
    return n - hits if p > 0.5 else hits


def _inverted(words: Words, n: int, p: float) -> int:
    ratio, none = p / (1.0 - p), (1.0 - p) ** n
    while True:
        chance, share = words.number(), none
        for hits in range(_FEW + 1):
            if chance < share:
                return hits
            chance -= share
            share *= ratio * (n - hits) / (hits + 1.0)


class _Hat:
    """What lies over the probabilities of n trials (BTPE): a triangle, two parallelograms, two exponential tails.

    The letters are those of the paper: `m` is the most probable number, `ends` are the shares of the four parts.
    """

    def __init__(self, n: int, p: float) -> None:
        self.n, self.p = n, p
        q, mean = 1.0 - p, n * p + p
        self.npq, self.m = n * p * q, int(mean)
        half = int(2.195 * sqrt(self.npq) - 4.6 * q) + 0.5
        self.middle = self.m + 0.5
        self.left, self.right = self.middle - half, self.middle + half
        self.c = 0.134 + 20.5 / (15.3 + self.m)
        self.falls = (
            _steepness((mean - self.left) / (mean - self.left * p)),
            _steepness((self.right - mean) / (self.right * q)),
        )
        p2 = half * (1.0 + 2.0 * self.c)
        p3 = p2 + self.c / self.falls[0]
        self.ends = half, p2, p3, p3 + self.c / self.falls[1]

    def draw(self, words: Words) -> int:
        """A number of successes."""
        while True:
            u, v = words.number() * self.ends[3], words.number()
            if u <= self.ends[0]:  # the triangle lies under the probabilities
                return int(self.middle - self.ends[0] * v + u)
            y, v = self._candidate(u, v)
            if v > 0 and 0 <= y <= self.n and log(v) <= self._log_share(y):
                return y

    def _candidate(self, u: float, v: float) -> tuple[int, float]:
        """A number, and how high below the hat it lies, in units of the greatest probability; -1: none."""
        triangle, parallelograms, left, _ = self.ends
        if u <= parallelograms:
            x = self.left + (u - triangle) / self.c
            height = v * self.c + 1.0 - abs(x - self.middle) / triangle
            return (int(x), height) if height <= 1.0 else (-1, 0.0)
        if v <= 0:
            return -1, 0.0
        if u <= left:
            return int(self.left + log(v) / self.falls[0]), v * (u - parallelograms) * self.falls[0]
        return int(self.right - log(v) / self.falls[1]), v * (u - left) * self.falls[1]

    def _log_share(self, y: int) -> float:
        """The logarithm of the probability of y in units of the greatest one."""
        odds = log(self.p / (1.0 - self.p))
        return (
            lgamma(self.m + 1)
            + lgamma(self.n - self.m + 1)
            - lgamma(y + 1)
            - lgamma(self.n - y + 1)
            + (y - self.m) * odds
        )


def _steepness(a: float) -> float:
    return a * (1.0 + 0.5 * a)


def vonmises(words: Words, mu: float, kappa: float) -> float:
    """Direction mu, concentration kappa: rejection under a wrapped Cauchy density; the result is from -pi to pi."""
    if kappa < 1e-8:
        return pi * (2.0 * words.number() - 1.0)
    tau = 1.0 + sqrt(1.0 + 4.0 * kappa * kappa)
    rho = (tau - sqrt(2.0 * tau)) / (2.0 * kappa)
    r = (1.0 + rho * rho) / (2.0 * rho)
    while True:
        z = cos(pi * words.number())
        f = (1.0 + r * z) / (r + z)
        c, u = kappa * (r - f), words.positive()
        if c * (2.0 - c) > u or log(c / u) + 1.0 >= c:
            turn = copysign(acos(f), words.number() - 0.5)
            return fmod(turn + mu + pi, 2.0 * pi) - pi
