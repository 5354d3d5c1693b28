"""The verdict panel's content: words, buttons and marks, for the browser to show as they are."""

from typing import Any

from nn_core.diagnosis import GOOD
from pages.charts.numbers import loss, number
from pages.charts.style import Translate
from pages.live.attempt import Outcome
from pages.live.counter_experiments import Changes
from pages.live.ghost import NO_CURVES, Ghost
from pages.live.grounds import Grounds
from pages.live.offers import Offer
from pages.live.verdict_marks import marks_of
from pages.live.verdict_sentences import why
from pages.live.verdict_watch import Shown
from pages.text import Translator, template

SPLIT_LOSSES = {"loss": "validation", "error": "error"}
VISIBLE_GAP = 0.05  # of the excess: less is not seen


def panel(shown: Shown, t: Translate) -> dict[str, Any]:
    """What the panel says. `said` is for screen readers, at a change of verdict only."""
    heading = _heading(shown, t)
    return {
        "verdict": shown.verdict,
        "doubt": shown.doubt or "",
        "open": shown.open,
        "heading": heading,
        "certain": t("verdict.certain") if shown.final else "",
        "why": "" if shown.warm and not shown.verdict else why(shown, t),
        "because": _because(shown, t),
        "said": t("verdict.said", verdict=heading) if shown.verdict else "",
        "tries": [_button(offer, t) for offer in shown.offers],
        "marks": marks_of(shown, t),
    }


def verdict_words(language: str) -> dict[str, str]:
    """What stands still in the panel, and the names of what is drawn into the curves."""
    t = Translator(language)
    names = ("gap", "lagom", "ahead", "before", "below", "above")
    return {
        "title": t("verdict.title"),
        "try": t("verdict.try"),
        "unfold": t("verdict.unfold"),
        "compare": template(language, "verdict.ghost"),
        "remove": t("verdict.ghost.remove"),
        "best": template(language, "mark.best"),
        **{name: t(f"mark.{name}") for name in names},
    }


def ghost_content(
    ghost: Ghost | None, outcome: Outcome | None, language: str
) -> dict[str, Any] | None:
    """The curve of the run before, and what came of the advice; None where there is neither."""
    if ghost is None and outcome is None:
        return None
    judged = _judged(outcome, Translator(language)) if outcome else ""
    return {**(ghost.content() if ghost else NO_CURVES), "judged": judged}


def _heading(shown: Shown, t: Translate) -> str:
    if not shown.verdict:
        if shown.edited is None:
            return t("verdict.early")
        return t("verdict.warm" if shown.warm else "verdict.edited")
    e = shown.evidence
    dropout_alone = shown.verdict == "penalized" and not (e["l1"] or e["l2"])
    name = t(f"verdict.name.{'dropped_out' if dropout_alone else shown.verdict}")
    if shown.doubt is None:
        return name[0].upper() + name[1:]
    return t("verdict.hard", one=name, other=t(f"verdict.name.{shown.rival}"))


def _why_not_by_itself(shown: Shown, t: Translate) -> str:
    """Why what is seen is not what the architecture comes to by itself."""
    if shown.warm:
        return t("verdict.warm.why")
    return t("verdict.edited.why", epoch=shown.edited)


def _because(shown: Shown, t: Translate) -> str:
    """Why it is hard to tell; or else what is still open, and that a gap is no harm."""
    e = shown.evidence
    found = [] if shown.edited is None else [_why_not_by_itself(shown, t)]
    if shown.doubt:
        doubt = t(f"verdict.doubt.{shown.doubt}", n=e["n_validation"])
        return " ".join([doubt, *_elsewhere(e, t), *found])
    good = shown.verdict in GOOD
    found += _elsewhere(e, t)
    if e and (good or shown.verdict == "still_learning"):
        gap = e["gap"] or 0.0
        found += [t("verdict.gap")] if e["gap_is_normal"] and gap > VISIBLE_GAP else []
    if shown.trying is not None:
        sizes = "smaller" if e["floor_known"] else "sizes"
        found.append(t(f"verdict.trying.{sizes if good else 'help'}.{shown.trying}"))
    return " ".join(found)


def _elsewhere(e: Grounds, t: Translate) -> list[str]:
    """What came of the same settings on other splits, where samples are few."""
    found = e.get("elsewhere")
    if not found:
        return []
    losses = {name: loss(found[field], t) for name, field in SPLIT_LOSSES.items()}
    return [t("verdict.elsewhere", n=found["splits"], **losses)]


def _button(offer: Offer, t: Translate) -> dict[str, str]:
    names = {
        name: number(value, t) if isinstance(value, float) else value
        for name, value in offer.changes.items()
    }
    before, after = (loss(each, t) for each in offer.tried or (None, None))
    tried = t("verdict.tried", before=before, after=after) if before != after else ""
    return {
        "kind": offer.kind,
        "label": ", ".join(
            t(f"verdict.try.{_form(kind, offer.changes)}", **names) for kind in _changing(offer)
        ),
        "tried": tried if offer.tried else "",
    }


def _changing(offer: Offer) -> list[str]:
    """The parts of a kind: to go on is one only where the settings end before."""
    first, *more = offer.kind.split("+")
    return [
        first,
        *("longer" if each == "train_on" else each for each in more if _is_new(each, offer)),
    ]


def _is_new(part: str, offer: Offer) -> bool:
    return part != "train_on" or "epochs" in offer.changes


def _form(kind: str, changes: Changes) -> str:
    """The end of a button's text key: the kind, or what of it is new to this network."""
    if kind == "bend" and "hidden_widths" in changes:
        return "bend_first"
    if kind == "adam" and "learning_rate" not in changes:
        return "adam_alone"
    if kind == "plain_fast" and "learning_rate" not in changes:
        return "plain"
    return "he" if kind == "relu" and "activations" not in changes else kind


def _judged(outcome: Outcome, t: Translate) -> str:
    apart = outcome.epoch != outcome.epoch_before
    at = t(
        f"verdict.outcome.{'at_two' if apart else 'at_one'}",
        epoch=outcome.epoch,
        epoch_before=outcome.epoch_before,
    )
    return t(
        f"verdict.outcome.{outcome.form}",
        before=loss(outcome.before, t),
        after=loss(outcome.after, t),
        at=at,
        n=outcome.parameters,
        own=outcome.parameters_before,
    )
