"""What was measured as Markdown: a table for each topic, and what was aimed at."""

from collections.abc import Mapping

from tests.bench.runner import MEMORY, WHOLE, Measured
from tests.bench.topics import Topic


def section(topic: Topic, measured: Mapping[str, Measured]) -> str:
    """One topic."""
    columns = (*topic.laps, WHOLE, MEMORY)
    counts = [*dict.fromkeys(name for one in measured.values() for name in one.counted if name != "sum")]
    heads = [*(name if name == MEMORY else f"{name}, s" for name in columns), *counts, "runs"]
    lines = [f"## {topic.title}", "", f"| | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    for name, one in measured.items():
        cells = [_number(one.figures.get(column)) for column in columns]
        cells += [f"{one.counted[count]:,.0f}" if count in one.counted else "–" for count in counts]
        lines.append(f"| {name} | {' | '.join([*cells, str(one.runs)])} |")
    if topic.apart:
        lines += ["", topic.apart]
    lines += ["", "| | measured | aim |", "|---|---:|---:|"]
    for aim in topic.aims:
        if aim.of in measured and (aim.over is None or aim.over in measured):
            value = aim.value(measured)
            verdict = "" if aim.most is None else f"≤ {aim.most:g} {'✓' if value <= aim.most else '✗'}"
            title = aim.title if aim.over is None else f"{aim.title}, {aim.of} / {aim.over}"
            lines.append(f"| {title} | {value:.2f} | {verdict} |")
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"
