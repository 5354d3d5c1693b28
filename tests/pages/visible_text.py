"""Finds text in source code that a user would see and that is not in pages/text."""

import ast
import re
from collections.abc import Iterator

# Streamlit's arguments that nobody reads.
SILENT = {
    *(
        "key",
        "icon",
        "page_icon",
        "type",
        "format",
        "url_path",
        "visibility",
        "layout",
        "position",
        "shortcut",
    ),
    *("gap", "size", "width", "height", "vertical_alignment", "horizontal_alignment", "css", "js"),
    *("file_name", "mime", "on_click", "on_change", "persist_state", "selection_mode"),
    *("label_visibility", "initial_sidebar_state", "args", "kwargs", "options", "color", "scope"),
}
# Arguments and dictionary entries that are shown wherever they stand, charts included.
SHOWN = {
    *("label", "help", "title", "title_text", "name", "text", "caption", "alt", "body"),
    *("placeholder", "hovertemplate", "annotation_text", "page_title", "labels"),
}
NOT_ON_SCREEN = re.compile(
    r"st\.(session_state|query_params|context|cache_\w+|fragment|rerun|switch_page|get_option)\b"
)
COMPONENT = re.compile(r"st\.components\.v2\.component$")
MARKUP = re.compile(r"%\{[^}]*\}|<style>.*|<[^>]*>|:material/\w+:", re.DOTALL)
LETTER = re.compile(r"[^\W\d_]")
PROSE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")
CODE = re.compile(r"^\s*<|[{};]\s*\n")
PLACE = re.compile(r"(top|middle|bottom) (left|center|right)")  # of an annotation
FILE = re.compile(r"[\w./-]+\.(css|js|svg|md)")

Found = Iterator[tuple[int, str]]


def bypassing(source: str) -> list[tuple[int, str]]:
    """Lines and texts of a Python file that reach the screen without a key."""
    tree = ast.parse(source)
    found = {*_in_calls(tree), *_in_dictionaries(tree), *_prose(tree)}
    return sorted(found)


def _in_calls(tree: ast.AST) -> Found:
    for call in _nodes(tree, ast.Call):
        function = ast.unparse(call.func)
        streamlit = function.startswith("st.") and not NOT_ON_SCREEN.match(function)
        if streamlit and not COMPONENT.match(function):
            for argument in call.args:
                yield from _texts(argument)
        for keyword in call.keywords:
            silent = keyword.arg in SILENT if streamlit else keyword.arg not in SHOWN
            if not silent:
                yield from _texts(keyword.value)


def _in_dictionaries(tree: ast.AST) -> Found:
    for entry in _nodes(tree, ast.Dict):
        for key, value in zip(entry.keys, entry.values, strict=True):
            if isinstance(key, ast.Constant) and key.value in SHOWN:
                yield from _texts(value)


def _prose(tree: ast.AST) -> Found:
    """Whatever reads as two words, except docstrings, the log, and markup."""
    unread = {id(node) for call in _nodes(tree, ast.Call) if _is_log(call) for node in call.args}
    unread |= {id(s.value) for s in _nodes(tree, ast.Expr)}
    for node in _nodes(tree, ast.Constant):
        if isinstance(node.value, str) and id(node) not in unread and _is_prose(node.value):
            yield node.lineno, node.value


def _is_prose(text: str) -> bool:
    spoken = MARKUP.sub("", text)
    return bool(PROSE.search(spoken)) and not CODE.search(text) and not PLACE.fullmatch(text)


def _is_log(call: ast.Call) -> bool:
    return ast.unparse(call.func).startswith("LOG.")


def _nodes(tree: ast.AST, kind: type) -> Iterator:  # type: ignore[type-arg]
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def _texts(node: ast.AST) -> Found:
    """Literals with letters that an expression shows, but not what is looked up by key in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if LETTER.search(MARKUP.sub("", node.value)) and not FILE.fullmatch(node.value):
            yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr):
        literal = "".join(str(v.value) for v in node.values if isinstance(v, ast.Constant))
        if LETTER.search(MARKUP.sub("", literal)):
            yield node.lineno, literal
    else:
        for child in _shown_parts(node):
            yield from _texts(child)


def _shown_parts(node: ast.AST) -> list[ast.expr]:
    """Those parts of an expression that its value is put together from."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant() as text), args=arguments):
            return [text, *arguments]  # ", ".join(...)
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part) | ast.Starred(value=part):
            return [part]
        case ast.DictComp(value=part):
            return [part]
    return []


JS_STRING = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`")
JS_COMMENT = re.compile(r"(?ms)(?<![:'\"])//[^\n]*$|/\*\*.*?\*/")
JS_SELECTOR = re.compile(
    r"(?:find|querySelector|querySelectorAll|closest)\(\s*$|\bfind[A-Z]\w*\(\w+,\s*$"
)
JS_SINK = re.compile(
    r"(?:textContent|innerText|title|alt|placeholder|ariaLabel)\s*(?:\?\?|\|\|)?=\s*$"
    r"|(?:fillText|alert|confirm|insertAdjacentText)\(\s*$"
    r"|setAttribute\(\s*'(?:aria-label|title|alt|placeholder)',\s*$"
)
JS_ATTRIBUTE = re.compile(r"(?:aria-label|title|alt|placeholder)=(['\"])[^'\"]*[^\W\d_]")


def bypassing_in_javascript(source: str) -> list[str]:
    """Texts of a JavaScript file that reach the screen without coming from Python."""
    return list(_javascript_texts(JS_COMMENT.sub("", source)))


def _javascript_texts(code: str) -> Iterator[str]:
    for match in JS_STRING.finditer(code):
        text = next(group for group in match.groups() if group is not None)
        before = code[max(0, match.start() - 80) : match.start()]
        filled = re.sub(r"\$\{[^}]*\}", "", text)
        spoken = re.sub(r"<[^>]*>", "", filled)
        shown = JS_SINK.search(before) or "<" in text or PROSE.search(spoken)
        if JS_ATTRIBUTE.search(filled) or (
            LETTER.search(spoken) and shown and not JS_SELECTOR.search(before)
        ):
            yield text
