from core.export import typeface
from core.export.table_blocks import Block, blocks
from core.export.table_pdf import CELL, HEAD
from core.export.table_values import Column, Table
from core.export.typeface import width
from core.export.writing import Writing

INNER = 750.0


def laid(table: Table) -> list[Block]:
    typeface.load()
    return blocks(table, Writing(), INNER, HEAD, CELL)


def columns(block: Block) -> list[int]:
    return [place.column for place in block.places]


def test_more_columns_than_fit_go_on_in_further_blocks_with_the_names_of_the_rows() -> None:
    many = tuple(Column(f"Figure {n}", "count") for n in range(40))
    found = laid(Table("x", (Column("Queue"), *many), (("Sales", *range(10**6, 10**6 + 40)),)))
    assert len(found) > 1
    assert all(columns(block)[0] == 0 for block in found)
    assert [n for block in found for n in columns(block)[1:]] == [*range(1, 41)]
    number = width("1,000,000", CELL.font, CELL.size)
    for block in found:
        assert all(place.wide > number for place in block.places[1:])
        assert block.places[-1].x + block.places[-1].wide < INNER + 0.1


def test_the_figures_of_one_group_stand_together() -> None:
    shown = (Column("A", "count", group="One"), Column("B", "count", group="Two"))
    found = laid(Table("x", (Column("Queue"), *shown), (("Sales", 1, 2),)))
    assert [(block.title, columns(block)) for block in found] == [("One", [0, 1]), ("Two", [0, 2])]


def test_a_comparison_has_its_place_beneath() -> None:
    pair = (Column("A", "count"), Column("A, before", "count", beneath=True))
    (block,) = laid(Table("x", (Column("Queue"), *pair), (("Sales", 1, 2),)))
    assert [(place.column, place.beneath) for place in block.places] == [(0, None), (1, 2)]


def test_a_text_that_is_long_leaves_room_for_the_others() -> None:
    shown = (Column("When", "moment"), Column("What", share=3), Column("Whom"))
    (block,) = laid(Table("x", shown, ((0, "word " * 400, "Ayşe Kaya"), (0, "w" * 900, ""))))
    assert block.places[2].wide > width("Ayşe Kaya", CELL.font, CELL.size)
    assert block.places[1].wide > INNER / 2


def test_a_table_without_columns_is_one_empty_block() -> None:
    assert laid(Table("x", (), ())) == [Block("", ())]
