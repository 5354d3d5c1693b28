"""The verdict in a sentence or two, with the numbers that it rests on."""

from math import inf

from nn_core.diagnosis import DEFAULT_LIMITS
from nn_core.functions import ends
from pages.charts.numbers import loss, number, percent
from pages.charts.style import Translate
from pages.live.grounds import Grounds
from pages.live.siblings import beside, sibling
from pages.live.verdict_watch import Shown

Form = tuple[str, dict[str, object]]  # a text key's end, and values of its own

LOSSES = {
    "train": "train_loss",
    "validation": "validation_loss",
    "baseline": "baseline",
    "floor": "floor",
    "best": "best_validation_loss",
}
CLEAR_GAP = 0.1  # of the excess: by so much validation is worse where a network memorizes


def why(shown: Shown, t: Translate) -> str:
    """What the verdict rests on. The losses are those of the epoch that it names."""
    e = shown.evidence
    if not shown.verdict:
        return t("verdict.why.early")
    values: dict[str, object] = {name: loss(e[field], t) for name, field in LOSSES.items()}
    values |= {name: e[name] for name in ("epoch", "best_epoch")}
    values["rate"] = number(e["learning_rate"], t)
    values["known"] = t(f"verdict.floor.{'known' if e['floor_known'] else 'estimated'}")
    forms = [FORMS[shown.verdict](e, t), *_more(shown.verdict, e, t)]
    return " ".join(t(f"verdict.why.{form}", **{**values, **own}) for form, own in forms)


def _more(verdict: str, e: Grounds, t: Translate) -> list[Form]:
    """A second sentence, where there is one: what was found by training something else."""
    if verdict == "underfitting" and e["probe"] is not None:
        ahead = {"ahead_epoch": e["probe"]["epoch"], "ahead": loss(e["probe"]["train"], t)}
        return [("no_further", ahead)]
    if verdict in ("oversized", "lagom"):
        return [_beside(verdict, e, t)]
    return []


def _beside(verdict: str, e: Grounds, t: Translate) -> Form:
    found = sibling(verdict, e)
    return (f"{verdict}_alone", {}) if found is None else (verdict, beside(*found, e, t))


def _diverged(e: Grounds, t: Translate) -> Form:
    if e["diverged_epoch"] is None:
        return "far", {}
    weight = number(e["largest_weight"], t)
    return "diverged", {"lost_epoch": e["diverged_epoch"], "weight": weight}


def _no_signal(e: Grounds, t: Translate) -> Form:
    if not e["constant_targets"]:
        return ("no_signal" if e["floor_known"] else "no_signal_seen"), {}
    return ("constant" if e["constant_validation"] else "constant_training"), {"n": e["n_train"]}


def _symmetric(e: Grounds, t: Translate) -> Form:
    return "symmetric", {"n": len(e["units"]), "i": e["layer"] + 1}


def _straight(e: Grounds, t: Translate) -> Form:
    return ("straight" if e["depth"] else "straight_alone"), {"linear": loss(e["linear_loss"], t)}


def _unreachable(e: Grounds, t: Translate) -> Form:
    return "unreachable", {
        "activation": t(f"activation.{e['output']}"),
        "low": number(ends(e["output"])[0], t),
        "reachable": loss(e["reachable_loss"], t),
        "free": loss(e["best_loss"], t),
    }


def _penalized(e: Grounds, t: Translate) -> Form:
    """By what the penalty does to the weights, or by the run without it."""
    pull, without = e.get("pull"), e["trials"].get("no_penalty")
    if pull is not None and pull["grows"]:
        product = number(e["l2"] * e["learning_rate"], t)
        return "pushed_away", {"l2": number(e["l2"], t), "product": product}
    if without is None:
        return "collapsed", {"kept": percent(pull["kept"], t) if pull else ""}
    form = "penalized" if e["l1"] or e["l2"] else "dropped_out"
    if not _is_seen(e, without["validation_loss"], t):
        return f"{form}_late", {}
    return form, {"without": loss(without["validation_loss"], t)}


def _is_seen(e: Grounds, better: float | None, t: Translate) -> bool:
    """Whether a loss that is better over the last epochs is so in the numbers of the very last.

    Where the loss jumps, it need not be; and where both are written alike, none is better.
    """
    now = e["validation_loss"]
    if now is None or better is None:
        return now is None
    return bool(better < now) and loss(better, t) != loss(now, t)


def _unsteady(e: Grounds, t: Translate) -> Form:
    """By a run with smaller steps, or by what has been lost, where none has been tried."""
    if not e["lower_rates"]:
        return "fallen_back", {}
    losses = {kind: e["trials"][kind]["validation_loss"] for kind in e["lower_rates"]}
    best = min(losses, key=lambda kind: inf if losses[kind] is None else losses[kind])
    lower = number(e["lower_rates"][best], t)
    if not _is_seen(e, losses[best], t):
        return "unsteady_late", {"lower": lower}
    return "unsteady", {
        "lower": lower,
        "lower_loss": loss(losses[best], t),
        "lower_epoch": e["trials"][best]["epoch"],
    }


def _dead(e: Grounds, t: Translate) -> Form:
    return "dead", {"n": len(e["units"]), "width": e["width"], "i": e["layer"] + 1}


def _vanished(e: Grounds, t: Translate) -> Form:
    if e["flat_layer"] >= 0:
        return "blocked", {"i": e["flat_layer"] + 1}
    ratio, first = e["gradient_ratio"], e["ratio_at_start"]
    form = "vanished" if ratio < DEFAULT_LIMITS["gradient_ratio"] else "vanished_at_start"
    ratio = ratio if form == "vanished" else first
    return form, {"times": number(1 / ratio if ratio else None, t, digits=2)}


def _saturated(e: Grounds, t: Translate) -> Form:
    return "saturated", {"share": percent(e["saturated_share"], t), "i": e["layer"] + 1}


def _overfitting(e: Grounds, t: Translate) -> Form:
    if is_rising(e):
        return "rising", {}
    below = e["excess_train"] < -DEFAULT_LIMITS["below_floor"] and e["floor_known"]
    return "below_floor" if below else "gaping", {}


def is_rising(e: Grounds) -> bool:
    """Whether validation has been better before."""
    return bool(e["rise"] is not None and e["rise"] > DEFAULT_LIMITS["rise"])


def _good(e: Grounds, t: Translate) -> Form:
    return "learned", {"share": percent(max(0.0, e["excess_validation"]), t)}


def _still_learning(e: Grounds, t: Translate) -> Form:
    probe = e["probe"]
    if probe is None or not _is_seen(e, probe["validation"], t):
        return "falling", {}
    ahead = loss(probe["validation"], t)
    return "still_learning", {"ahead_epoch": probe["epoch"], "ahead": ahead}


def _underfitting(e: Grounds, t: Translate) -> Form:
    """Too small, unless larger ones have been tried and did not help either."""
    error = e["standard_error"]
    if e["gap"] > CLEAR_GAP and error is not None and e["gap"] > 2 * error:
        return "memorizing", {}
    larger = [e["trials"][kind] for kind in ("double_width", "add_layer") if kind in e["trials"]]
    if larger and not any(trial["helps"] for trial in larger):
        return "stuck", {}
    return "small", {}


FORMS = {
    "diverged": _diverged,
    "no_signal": _no_signal,
    "symmetric": _symmetric,
    "straight": _straight,
    "unreachable": _unreachable,
    "penalized": _penalized,
    "unsteady": _unsteady,
    "dead": _dead,
    "vanished": _vanished,
    "saturated": _saturated,
    "overfitting": _overfitting,
    "learned": _good,
    "oversized": _good,
    "lagom": _good,
    "still_learning": _still_learning,
    "underfitting": _underfitting,
}
