"""All visible text has a key, and every key has its text in both languages."""

import ast
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from datasets import DATASETS
from nn_core import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, OUTPUT_ACTIVATIONS
from pages.live.modebar import BUTTONS
from pages.live.parts import STATUSES, WORDS
from pages.live.settings import ROWS
from pages.live.tasks import OUTPUT_LOSSES
from pages.text import LANGUAGE_NAMES, LANGUAGES, template, translate
from pages.ui.packed import A_YEAR
from tests.pages.visible_text import bypassing, bypassing_in_javascript
from tests.texts import ENGLISH, SWEDISH

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    ROOT / "app.py",
    *(p for p in sorted((ROOT / "pages").rglob("*.py")) if "text" not in p.parts),
]
SCRIPTS = sorted((ROOT / "static").glob("*/*.js"))
# What stands in the code and is read the same in every language.
# Plotly's own words, by which it is told ours.
UNTRANSLATED: dict[str, set[str]] = {
    "pages/live/modebar.py": set(BUTTONS),
    "pages/ui/packed.py": {A_YEAR},  # a header
    "pages/features/own/ui/reading.py": {"dynamic"},  # Streamlit's own, of a table's rows
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def calls(*functions: str) -> Iterator[ast.Call]:
    """All calls of these functions in the app."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_called(node) in functions:
                yield node


def name_called(call: ast.Call) -> str:
    """A chart's own translator, self.t, is called t as well."""
    name = ast.unparse(call.func)
    return "t" if name.endswith(".t") else name


def key_patterns() -> set[str]:
    """Regular expressions of the keys that the code asks for; f-strings leave holes in them."""
    arguments = (
        a for call in calls("t", "translate", "template", "with_terms") for a in call.args[:2]
    )
    asked = {pattern for argument in arguments for pattern in patterns_in(argument)}
    return asked | comment_patterns() | option_patterns()


def option_patterns() -> set[str]:
    """Of the choices in a row of segments, whose text and options a page names."""
    texts = [ast.unparse(call.args[1]) for call in calls("segments")]
    return {rf"{re.escape(ast.literal_eval(text))}\.[\w-]+" for text in texts}


def comment_patterns() -> set[str]:
    """Of the comments in exported code, which the core is handed the words for."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "nn_core/export").glob("*.py")]
    keys = re.findall(r'"(code\.[\w.{}]+)"', "".join(texts))
    return {re.sub(r"\\{\w+\\}", r"[\\w-]+", re.escape(key)) for key in keys}


def patterns_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(map(pattern_of, node.values))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from patterns_in(child)


def pattern_of(piece: ast.expr) -> str:
    return re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else r"[\w-]+"


# The two languages


def test_a_key_stands_in_one_file() -> None:
    folders = ("pages/text/*.py", "pages/features/*/text/*.py")
    files = "".join(path.read_text() for folder in folders for path in ROOT.glob(folder))
    keys = re.findall(r'^    "([^"]+)": \(', files, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(ENGLISH)
    assert set(LANGUAGES) == set(LANGUAGE_NAMES) == {"sv", "en"}


def test_both_texts_of_a_key_have_the_same_placeholders() -> None:
    assert not [key for key in ENGLISH if placeholders(SWEDISH[key]) != placeholders(ENGLISH[key])]
    assert all(name.isidentifier() for key in ENGLISH for name in placeholders(ENGLISH[key]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_ends_in_space(language: str) -> None:
    texts = {k: v for k, v in LANGUAGES[language].items() if k != "format.separators"}
    assert not [key for key, text in texts.items() if not text or text != text.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_control_is_explained_in_sentences(language: str) -> None:
    explained = re.compile(
        r".*\.help|dataset\..*\.about|output\.why\..*|notice\.(?!title|more|close).*"
    )
    texts = {k: v for k, v in LANGUAGES[language].items() if explained.fullmatch(k)}
    assert len(texts) > 50
    assert not [key for key, text in texts.items() if not text.endswith(".")]


def test_sentences_are_not_left_in_the_other_language() -> None:
    same = {key for key in ENGLISH if ENGLISH[key] == SWEDISH[key]}
    words = {key: [w for w in ENGLISH[key].split() if w.isalpha()] for key in same}
    assert not {key for key in same if len(words[key]) > 2}


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        translate("en", "no.such.key")


def test_a_template_keeps_its_placeholders_for_the_browser() -> None:
    assert "{n}" in template("sv", "diagram.more")
    assert translate("sv", "diagram.more", n=3) == SWEDISH["diagram.more"].replace("{n}", "3")


# Keys and code


def test_every_key_that_the_code_asks_for_exists() -> None:
    patterns = key_patterns()
    missing = {p for p in patterns if not any(re.fullmatch(p, key) for key in ENGLISH)}
    assert len(patterns) > 50
    assert not missing


def test_every_key_is_used() -> None:
    patterns = key_patterns()
    assert not {key for key in ENGLISH if not any(re.fullmatch(p, key) for p in patterns)}


def controls() -> set[str]:
    """The names of the controls that take their label and help from the texts."""
    found = set()
    for call in calls("picked", "show", "slide", "_input", "_width", "_activation", "_among"):
        first = call.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            found.add(first.value)
    return found


def notice_kinds() -> set[str]:
    return {
        node.value
        for call in calls("Notice")
        for node in ast.walk(call.args[0])
        if isinstance(node, ast.Constant)
    } | {"changed", "range", "many", "points_unreadable", "points_many", "points_outside"}


TABLES: dict[str, Iterable[str]] = {
    "dataset.{}": DATASETS,
    "dataset.{}.about": DATASETS,
    "activation.{}": {*ACTIVATIONS, *OUTPUT_ACTIVATIONS},
    "loss.{}": LOSSES,
    "optimizer.{}": OPTIMIZERS,
    "initializer.{}": INITIALIZERS,
    "output.why.{}": OUTPUT_LOSSES,
    "status.{}": STATUSES,
    "stat.{}": WORDS,
    "control.{}": controls(),
    "control.{}.help": controls(),
    "notice.{}": notice_kinds(),
    "alt.{}": ("curves", "view", "diagram"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", TABLES)
def test_every_entry_of_a_table_has_its_text(form: str, language: str) -> None:
    wanted = {form.format(name) for name in TABLES[form]}
    assert wanted
    assert wanted <= set(LANGUAGES[language])


def test_the_controls_and_notices_were_found_in_the_code() -> None:
    assert {"dataset", "depth", "width", "learning_rate", "speed", "x_axis"} <= controls()
    assert {"unknown", "unreadable", "changed", "repeated", "contradiction"} <= notice_kinds()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [f for f in TABLES if f.count(".") == 1 and f != "notice.{}"])
def test_no_two_entries_of_a_table_read_the_same(form: str, language: str) -> None:
    texts = [LANGUAGES[language][form.format(name)] for name in TABLES[form]]
    assert len(set(texts)) == len(texts)


def test_the_choices_of_a_link_are_the_tables_of_the_core() -> None:
    assert set(ROWS["activations"].choices) == set(ACTIVATIONS)
    assert set(ROWS["output_activation"].choices) == set(OUTPUT_ACTIVATIONS)
    assert set(ROWS["loss"].choices) == set(LOSSES)


# Text that bypasses the keys


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_visible_text_bypasses_the_keys(path: Path) -> None:
    found = bypassing(path.read_text(encoding="utf-8"))
    allowed = UNTRANSLATED.get(name_of(path), set())
    assert not [(line, text) for line, text in found if text not in allowed]


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_the_browser_is_told_every_word(path: Path) -> None:
    assert bypassing_in_javascript(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'st.button("Play")',
        'st.caption(f"{n} units")',
        'st.slider(t("x"), help="How many")',
        'st.warning("Bad " + t("x"))',
        'st.markdown("**Loss**" if a else t("x"))',
        'st.warning(", ".join(["one", t("x")]))',
        'with st.expander("More"): pass',
        'picked("noise", st.slider, label="Noise")',
        'st.Page(f, title="About")',
        'go.Scatter(x=x, name="training")',
        'go.Layout(title={"text": "Loss"})',
        'marker = {"hovertemplate": "epoch %{x}"}',
        'note = "No data here"',
    ],
)
def test_text_that_bypasses_the_keys_is_found(line: str) -> None:
    assert bypassing(line)


@pytest.mark.parametrize(
    "line",
    [
        'st.button(t("play.play"), key="play", icon=":material/pause:", type="primary")',
        'st.session_state.get("tick")',
        'st.image(_svg(s.dataset), width=64, alt=t(f"dataset.{s.dataset}"))',
        'st.html(f"<style>html {{ font-size: {SIZE}; }}</style>")',
        'go.Scatter(name=part.name, hovertemplate="%{y:.3f}<extra></extra>", mode="lines")',
        '"""A docstring that explains itself."""',
        'LOG.exception("No frame could be made")',
        'st.fragment(key="live")',
    ],
)
def test_what_nobody_reads_is_left_alone(line: str) -> None:
    assert bypassing(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "label.textContent = 'Epoch';",
        "context.fillText('units', x, y);",
        "root.innerHTML = `<p>Loading</p>`;",
        "root.setAttribute('aria-label', 'Loss curves');",
        'root.innerHTML = `<canvas aria-label="curves"></canvas>`;',
        "const words = 'Please wait';",
    ],
)
def test_text_in_a_script_is_found(line: str) -> None:
    assert bypassing_in_javascript(line)


# The glossary: what English calls the one, Swedish calls the other.

GLOSSARY = [
    (r"neural networks?\b", r"neural"),
    (r"\bhidden layers?\b", r"dol(t|da) lag"),
    (r"\binput layer\b", r"indatalag"),
    (r"\boutput layer\b|^Output activation", r"utdatalag"),
    (r"\blayers?\b", r"lag(er|ret)"),
    (r"\bunits?\b", r"enhet"),
    (r"\bwidth\b", r"bredd"),
    (r"\bdepth\b", r"djup"),
    (r"\bactivations?\b", r"aktivering"),
    (r"\blinear\b", r"linjär"),
    (r"\bloss\b", r"förlust"),
    (r"\bmean squared error\b", r"medelkvadratfel"),
    (r"\bcross-entropy\b", r"korsentropi"),
    (r"\bbinary\b", r"binär"),
    (r"\baccuracy\b", r"träffsäkerhet"),
    (r"\bepochs?\b", r"epok"),
    (r"\bbatch(es)?\b", r"\bsats"),
    (r"\blearning rate\b", r"inlärningstakt"),
    (r"\bgradients?\b", r"gradient"),
    (r"\boptimizer\b", r"optimerare"),
    (r"\binitial weights\b", r"initiering"),
    (r"\bweights?\b(?!ed)", r"vikt"),
    (r"\b(random|data) seed\b", r"slumpfrö"),
    (r"\boverfit", r"överanpass"),
    (r"\bnoise\b", r"brus"),
    (r"^samples$", r"^datapunkter$"),
    (r"\bdata set\b", r"datamängd"),
    (r"\bvalidation\b", r"valider"),
    (r"\btraining\b", r"trän"),
    (r"\bparameters\b", r"parametr"),
    (r"\bdropout\b", r"dropout"),
]


@pytest.mark.parametrize(("english", "swedish"), GLOSSARY, ids=[e for e, _ in GLOSSARY])
def test_swedish_uses_the_words_of_the_glossary(english: str, swedish: str) -> None:
    plain = {key: re.sub(r"\{\w+\}", "", text) for key, text in ENGLISH.items()}
    used = {key for key, text in plain.items() if re.search(english, text, re.IGNORECASE)}
    assert used
    assert not {k: SWEDISH[k] for k in used if not re.search(swedish, SWEDISH[k], re.IGNORECASE)}


# Beyond the glossary: what a teacher would not write, or what has another name here.
AVOIDED = [
    *(r"(?<!enhet \()(?<!enheter \()neuron", "utbildning", "tabb", "inmatning", "feature", "layer"),
    *("lekplats", "spela", r"kör\b", "fart", "överskott", "std", "odlare", "dold aktivering"),
    r"dolt \{",
    "säkert",
    "alltid samma gissning",
]


@pytest.mark.parametrize("word", AVOIDED)
def test_swedish_avoids_words_that_the_glossary_does_not_know(word: str) -> None:
    said = {key: re.sub(r"\{\w+\}", "{}", text.lower()) for key, text in SWEDISH.items()}
    assert not [key for key, text in said.items() if re.search(rf"\b{word}", text)]


def test_swedish_sets_a_space_before_a_percent_sign() -> None:
    assert not [key for key, text in SWEDISH.items() if re.search(r"[\w}]%", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_help_text_is_one_sentence(language: str) -> None:
    helps = [text for key, text in LANGUAGES[language].items() if key.endswith(".help")]
    assert helps
    assert [text for text in helps if not re.fullmatch(r"[^.!?]+[.]", text)] == []
