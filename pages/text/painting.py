"""Drawing one's own points in the map."""

TEXTS: dict[str, tuple[str, str]] = {
    "dataset.painted": ("Egna punkter", "Own points"),
    "dataset.painted.about": (
        "Punkter som du själv ritar i bilden. Bästa möjliga förlust är inte känd för dem.",
        "Points that you draw in the picture yourself. The best achievable loss is not known for them.",
    ),
    "control.points": ("Ritade punkter", "Drawn points"),
    "paint.few": (
        "Rita minst två punkter i labbets bild: en att träna på och en att validera med.",
        "Draw at least two points in the playground's picture: one to train on and one to validate with.",
    ),
    "paint.one_class": (
        "Alla punkter är av samma klass, så det finns inget att skilja åt: rita också punkter av en annan.",
        "All points are of one class, so there is nothing to tell apart: draw points of another, too.",
    ),
    "notice.points_unreadable": (
        "De ritade punkterna i länken gick inte att läsa helt: det som gick att läsa är kvar.",
        "The drawn points in this link could not be read in full: what could be read was kept.",
    ),
    "notice.points_many": (
        "Det får vara högst 200 ritade punkter: de första 200 är kvar.",
        "There may be 200 drawn points at most: the first 200 were kept.",
    ),
    "notice.points_outside": (
        "Några ritade punkter låg utanför bilden eller var av en klass som inte finns: de andra är kvar.",
        "Some drawn points lay outside the picture or were of a class that there is not: the others were kept.",
    ),
    # What can be drawn
    "paint.kind": ("Vad som ritas", "What is drawn"),
    "paint.kind.b": ("2 klasser", "2 classes"),
    "paint.kind.t": ("3 klasser", "3 classes"),
    "paint.kind.q": ("4 klasser", "4 classes"),
    "paint.kind.p": ("5 klasser", "5 classes"),
    "paint.kind.h": ("6 klasser", "6 classes"),
    "paint.kind.v": ("ett tal, av x och y", "a number, of x and y"),
    "paint.kind.f": ("ett tal, av x", "a number, of x"),
    # The bar at the map
    "paint.draw": ("Rita", "Draw"),
    "paint.draw_why": ("Rita egna punkter i bilden", "Draw your own points in the picture"),
    "paint.from": ("Börja med", "Begin with"),
    "paint.from_empty": ("tom bild", "an empty picture"),
    "paint.from_data": ("de här punkterna", "these points"),
    "paint.from_some": ("{n} av de här {of} punkterna", "{n} of these {of} points"),
    "paint.cancel": ("Avbryt", "Cancel"),
    "paint.done": ("Klar", "Done"),
    "paint.erase": ("Sudda", "Erase"),
    "paint.clear": ("Töm", "Clear"),
    "paint.clear_why": (
        "Ta bort alla punkter (går att ångra)",
        "Remove all points (can be undone)",
    ),
    "paint.value": ("värde", "value"),
    "paint.surface": (
        "Rita punkter: piltangenterna flyttar markören, Enter eller mellanslag sätter en punkt, Delete suddar, siffrorna väljer klass (där det finns klasser), Escape avslutar.",
        "Draw points: arrow keys move the cursor, Enter or Space places a point, Delete erases, digits choose the class (where there are classes), Escape ends.",
    ),
    # What has happened, said below the picture
    "paint.count": ("{n} av högst {most} punkter.", "{n} of {most} points at most."),
    "paint.hint": (
        "Klicka eller dra i bilden. Med tangentbordet: pilar, Enter, Delete.",
        "Click or drag in the picture. By keyboard: arrows, Enter, Delete.",
    ),
    "paint.added": ("Ny punkt: {name}, {place}.", "New point: {name}, {place}."),
    "paint.added_many": ("{n} nya punkter: {name}.", "{n} new points: {name}."),
    "paint.erased": ("Borttagna: {n}.", "Erased: {n}."),
    "paint.erased_none": ("Ingen punkt där att sudda.", "No point there to erase."),
    "paint.cleared": ("Alla punkter är borta.", "All points are gone."),
    "paint.full": (
        "Det får vara högst {most} punkter: sudda några först.",
        "There may be {most} points at most: erase some first.",
    ),
    "paint.outside": (
        "Där går det inte att rita: punkter får ligga inom {place}.",
        "Nothing can be drawn there: points lie within {place}.",
    ),
    "paint.cursor": ("Markör: {place}", "Cursor: {place}"),
    "paint.need": (
        "Det behövs minst två punkter för att träna.",
        "Training takes two points at least.",
    ),
    "paint.chosen": ("Ritar: {name}.", "Drawing: {name}."),
}
