"""The keys of widgets, and of the boxes that style sheets and scripts look for (st-key-...)."""

LANGUAGE = "language_widget"
LIVE_VIEW = "live_view"
HEAD, CALM = "head", "calm"
PLAY_BAR, PLAY = "play_bar", "play"
UNDO = "undo"
EACH_LAYER = "each_layer"
HOME, HOME_LIBRARY, HOME_FILE = "home_shown", "home_library", "home_file"
MAP_BOARD, MAP_CHOSEN = "map_board", "map_chosen"
RESTORE = "restore"
GROUPS = "data_groups"
INSIDE, TABLES, RUNS = "inside_shown", "tables_shown", "runs_shown"


def map_page(mode: str) -> str:
    """What is laid out in one way for each mode (board.css)."""
    return f"map_page_{mode}"


def fold(group: str) -> str:
    """Open or closed, it stays what it is when others come and go above it."""
    return f"fold_{group}"


def board(name: str) -> str:
    return f"board_{name}"


def command(name: str) -> str:
    """Of the playground's run."""
    return f"command_{name}"


def sweep_command(name: str) -> str:
    return f"sweep_{name}"


def examples(opened: int) -> str:
    """A new key for each choice closes the list."""
    return f"examples_{opened}"


def pictured(name: str) -> str:
    """The box of a choice among pictures: pictures.css looks for it."""
    return f"pictured_{name}"


def pictures(name: str) -> str:
    """What opens such a choice."""
    return f"pictures_{name}"


def playground_link(opened: int) -> str:
    """An empty field after each that was opened, so that the same link can be opened again."""
    return f"playground_link_{opened}"


def example(name: str) -> str:
    return f"example_{name}"


def notice(name: str) -> str:
    return f"notice_{name}"


def close(notice: str) -> str:
    return f"close_{notice}"


def inside_layer(depth: int) -> str:
    """A choice a depth, since its layers are options."""
    return f"inside_layer_{depth}"


def setting(name: str, generation: int) -> str:
    """A new key for each value that comes from elsewhere: see controls.widgets."""
    return f"set_{name}_{generation}" if generation else f"set_{name}"
