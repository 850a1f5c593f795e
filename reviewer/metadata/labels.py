"""Colour labels by the names that programs give them.

`xmp:Label` holds the name a person sees, so it depends on the program, its language and what a person called
the label. Each set here has its names in the order of `COLOURS`.
"""

from reviewer.photo import ColourLabel

COLOURS = (
    ColourLabel.RED,
    ColourLabel.YELLOW,
    ColourLabel.GREEN,
    ColourLabel.BLUE,
    ColourLabel.PURPLE,
)

# The first is how a label is written where none stood before.
SETS = (
    ("Red", "Yellow", "Green", "Blue", "Purple"),
    # Adobe Bridge, and Lightroom's sets "Bridge Default" and "Review Status"
    ("Select", "Second", "Approved", "Review", "To Do"),
    ("To Delete", "Color Correction Needed", "Good to Use", "Retouching Needed", "To Print"),
    # Lightroom and Bridge in other languages
    ("Rot", "Gelb", "Grün", "Blau", "Lila"),
    ("Auswahl", "Zweite Wahl", "Genehmigt", "Überprüfung", "Aufgabe"),
    ("Rouge", "Jaune", "Vert", "Bleu", "Violet"),
    ("Rouge", "Jaune", "Vert", "Bleu", "Pourpre"),
    ("Rojo", "Amarillo", "Verde", "Azul", "Púrpura"),
    ("Rojo", "Amarillo", "Verde", "Azul", "Morado"),
    ("Rosso", "Giallo", "Verde", "Blu", "Viola"),
    ("Vermelho", "Amarelo", "Verde", "Azul", "Roxo"),
    ("Rood", "Geel", "Groen", "Blauw", "Paars"),
    ("Röd", "Gul", "Grön", "Blå", "Lila"),
    ("Rød", "Gul", "Grøn", "Blå", "Lilla"),
    ("Punainen", "Keltainen", "Vihreä", "Sininen", "Violetti"),
    ("Czerwony", "Żółty", "Zielony", "Niebieski", "Fioletowy"),
    ("Červená", "Žlutá", "Zelená", "Modrá", "Fialová"),
    ("Красный", "Желтый", "Зеленый", "Синий", "Фиолетовый"),
    ("Kırmızı", "Sarı", "Yeşil", "Mavi", "Mor"),
    ("レッド", "イエロー", "グリーン", "ブルー", "パープル"),
    ("빨강", "노랑", "녹색", "파랑", "자주"),
    ("빨간색", "노란색", "초록색", "파란색", "보라색"),
    ("红色", "黄色", "绿色", "蓝色", "紫色"),
    ("紅色", "黃色", "綠色", "藍色", "紫色"),
)
# Names that stand for a colour here but are not written: what Photo Mechanic and digiKam call others.
_NEAR = {
    "winner": ColourLabel.PURPLE,
    "winner alt": ColourLabel.RED,
    "superior": ColourLabel.YELLOW,
    "superior alt": ColourLabel.YELLOW,
    "typical": ColourLabel.GREEN,
    "typical alt": ColourLabel.BLUE,
    "extras": ColourLabel.BLUE,
    "orange": ColourLabel.YELLOW,
    "magenta": ColourLabel.PURPLE,
    "violet": ColourLabel.PURPLE,
    "cyan": ColourLabel.BLUE,
}
_KNOWN = _NEAR | {
    name.casefold(): colour for names in reversed(SETS) for name, colour in zip(names, COLOURS, strict=True)
}


def colour(name: str) -> ColourLabel:
    """The colour a label of this name stands for, NONE where nobody knows."""
    return _KNOWN.get(" ".join(name.split()).casefold(), ColourLabel.NONE)


def name(colour: ColourLabel, beside: str = "") -> str:
    """What to call a colour, in the words of the label `beside` where those are known."""
    if colour == ColourLabel.NONE:
        return ""
    there = beside.casefold()
    words = next((names for names in SETS if there in map(str.casefold, names)), SETS[0])
    return words[COLOURS.index(colour)]
