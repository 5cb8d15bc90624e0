"""Notebooks run without a hand: their parameters, their failures, and the toolkit's own on any articles."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from toolkit import rerun
from toolkit.errors import NotebookError
from toolkit.notebooks.parameters import inject, parse_value, read_parameters
from toolkit.notebooks.running import CellError, read_notebook

OWN = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def notebook(*sources: str, parameters: str = "") -> Any:
    """A notebook of code cells, the first of them tagged "parameters" where there are any."""
    cells = [new_code_cell(source) for source in sources]
    if parameters:
        cells.insert(0, new_code_cell(parameters, metadata={"tags": ["parameters"]}))
    return new_notebook(cells=cells)


def outputs(path: Path) -> str:
    """Everything that the cells of an executed notebook printed."""
    cells = nbformat.read(path, as_version=4).cells
    return "".join(output.get("text", "") for cell in cells for output in cell.get("outputs", []))


PARAMETERS = 'data = "../data/sample"  # a folder\ntop: int = 20\ntitle = None\nothers = len("x")\nprint("not run")'


def test_parameters_are_read_and_never_run() -> None:
    """Plain assignments are parameters, with their defaults; what is computed has none that can be known."""
    found = read_parameters(notebook(parameters=PARAMETERS), "n.ipynb")
    assert list(found) == ["data", "top", "title", "others"]
    assert [found["data"], found["top"], found["title"]] == ["../data/sample", 20, None]


def test_an_unknown_parameter_is_refused_with_those_that_exist() -> None:
    """The error names the notebook, the parameters it has and the nearest one."""
    with pytest.raises(NotebookError, match=r"n.ipynb has no parameter 'tops'; it has data, .*Did you mean 'top'\?"):
        inject(notebook(parameters=PARAMETERS), {"tops": 3}, "n.ipynb")
    with pytest.raises(NotebookError, match="none \\(no cell is tagged"):
        inject(notebook("1"), {"top": 3}, "n.ipynb")


@pytest.mark.parametrize("value", [object(), {1, 2}, b"x", float("nan"), [object()], {"a": object()}])
def test_values_that_are_not_plain_are_refused(value: object) -> None:
    """What cannot be written into a cell and read back is an error that says what can."""
    with pytest.raises(NotebookError, match="'top' must be a plain value"):
        inject(notebook(parameters=PARAMETERS), {"top": value}, "n.ipynb")


def test_injected_values_are_read_back_as_they_were() -> None:
    """Whatever a text contains, the injected cell gives back the value and nothing else."""
    values = {"top": [1, 2.5, True, None, {"a": "'\"\n\\"}], "title": '"""; import os # \N{SNOWMAN}'}
    changed = notebook(parameters=PARAMETERS)
    inject(changed, values, "n.ipynb")
    cell = changed.cells[1]
    assert cell.metadata["tags"] == ["injected-parameters"]
    names: dict[str, object] = {}
    exec(cell.source, names)
    assert {name: names[name] for name in values} == values
    inject(changed, {"top": 5}, "n.ipynb")
    assert [len(changed.cells), changed.cells[1].source] == [2, "# Parameters\ntop = 5"]


def test_paths_are_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path, and a text for a parameter that holds a relative path, start from the caller's folder."""
    monkeypatch.chdir(tmp_path)
    changed = notebook(parameters=PARAMETERS)
    inject(changed, {"data": "texts/*.txt", "title": "texts/*.txt", "top": Path("x")}, "n.ipynb")
    texts = str(Path.cwd() / "texts" / "*.txt")
    assert changed.cells[1].source.split("\n")[1:] == [
        f"data = {texts!r}",
        "title = 'texts/*.txt'",
        f"top = {str(Path.cwd() / 'x')!r}",
    ]


def test_words_of_the_command_line_become_values() -> None:
    """A text stays a text where the default is one; elsewhere numbers, lists and None are read."""
    assert parse_value("[1, 2]", 20) == [1, 2]
    assert parse_value("[1, 2]", "a") == "[1, 2]"
    assert parse_value("None", "a") is None
    assert parse_value("Daily News", None) == "Daily News"


def test_a_notebook_runs_in_its_own_folder_with_this_python(tmp_path: Path) -> None:
    """The kernel is the caller's Python, the current folder is the notebook's, and the notebook stays as it was."""
    source = tmp_path / "in" / "n.ipynb"
    source.parent.mkdir()
    made = notebook("import os, sys\nprint(sys.executable)\nprint(os.getcwd())\nprint(top)", parameters="top = 20")
    made.metadata["kernelspec"] = {"name": "gone", "display_name": "Gone", "language": "python"}
    nbformat.write(made, source)
    before = source.read_bytes()
    output = rerun(source, tmp_path / "out" / "n.ipynb", top=3)
    assert outputs(output).split("\n") == [sys.executable, str(source.parent.resolve()), "3", ""]
    assert source.read_bytes() == before
    assert [path.name for path in output.parent.iterdir()] == ["n.ipynb"]
    assert rerun(source, tmp_path / "out" / "m.ipynb", top=3).read_bytes() == output.read_bytes(), "the same again"


def test_a_failed_notebook_is_saved_as_far_as_it_ran(tmp_path: Path) -> None:
    """The error names the cell and what went wrong; the saved notebook has the results before it, and the error."""
    source = tmp_path / "n.ipynb"
    made = notebook("print('before')", "1 / 0", "print('after')")
    made.cells[2].outputs = [nbformat.v4.new_output("stream", text="of an earlier run")]
    nbformat.write(made, source)
    with pytest.raises(CellError, match=r"n\.ipynb stopped at cell \[2\], '1 / 0', with ZeroDivisionError") as caught:
        rerun(source, tmp_path / "out.ipynb")
    assert caught.value.ename == "ZeroDivisionError"
    assert outputs(tmp_path / "out.ipynb") == "before\n"
    kinds = [[output.output_type for output in cell.outputs] for cell in nbformat.read(tmp_path / "out.ipynb", 4).cells]
    assert kinds == [["stream"], ["error"], []]


def test_nothing_is_left_where_nothing_could_be_loaded(tmp_path: Path) -> None:
    """Data that are refused before there is a result leave no notebook; a later failure leaves what there is."""
    with pytest.raises(NotebookError, match="nowhere") as caught:
        rerun("00_start_here", tmp_path / "sub" / "out.ipynb", data=tmp_path / "nowhere")
    assert "as far as it ran" not in str(caught.value)
    assert not (tmp_path / "sub").exists()
    source = tmp_path / "n.ipynb"
    failing = "from toolkit import ToolkitError\nraise ToolkitError('No aliases.')"
    nbformat.write(notebook("print('before')", failing), source)
    with pytest.raises(NotebookError, match="as far as it ran is in"):
        rerun(source, tmp_path / "out.ipynb")
    assert outputs(tmp_path / "out.ipynb") == "before\n"


def test_a_kernel_that_dies_is_told(tmp_path: Path) -> None:
    """When the Python of the notebook ends, the error says so instead of waiting for ever."""
    source = tmp_path / "n.ipynb"
    nbformat.write(notebook("import os\nos._exit(1)"), source)
    with pytest.raises(NotebookError, match="memory ran out"):
        rerun(source, tmp_path / "out.ipynb")


def test_what_is_no_notebook_is_refused(tmp_path: Path) -> None:
    """A missing file, a file of another kind and an output over the notebook itself are errors with a sentence."""
    (tmp_path / "n.ipynb").write_text("{}")
    with pytest.raises(NotebookError, match=r"There is no notebook 'nowhere'. The toolkit's own are: 00_start_here"):
        rerun("nowhere", tmp_path / "out.ipynb")
    with pytest.raises(NotebookError, match="is not a notebook"):
        rerun(tmp_path / "n.ipynb", tmp_path / "out.ipynb")
    with pytest.raises(NotebookError, match="is the notebook itself"):
        rerun(tmp_path / "n.ipynb", tmp_path / "n.ipynb")


def test_old_notebooks_are_read(tmp_path: Path) -> None:
    """A notebook of an older form, without ids of cells, is read without a word."""
    path = tmp_path / "old.ipynb"
    old = nbformat.v3.new_notebook(worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell("1 + 1")])])
    path.write_text(nbformat.v3.writes_json(old))
    assert [cell.source for cell in read_notebook(path).cells] == ["1 + 1"]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_notebooks_are_kept_clean(path: Path) -> None:
    """No results, no counts, no functions, no paths of a machine; a title and a parameters cell of plain values."""
    content = read_notebook(path)
    code = [cell for cell in content.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert not any(re.search(r"^\s*(def|class|lambda)\b|^\s*%|^\s*!", cell.source, re.M) for cell in code)
    assert content.cells[0].cell_type == "markdown"
    assert content.cells[0].source.startswith("# ")
    assert "data" in read_parameters(content, path.name)
    assert not re.search(r"(/home/|/Users/|/tmp/|[A-Z]:\\\\)", path.read_text(encoding="utf-8"))
    assert len({cell.id for cell in content.cells}) == len(content.cells)
    assert isinstance(content.cells[0], type(new_markdown_cell()))


POOR = {
    "titles.csv": "title\nHarbour shut\nHarbour open\n",
    "undated.txt": "Nothing happened. It rained until dark.\n",
    "one.csv": "title,text,outlet,date\nA,Rain fell.,The Courant,2024-02-29\n",
}


@pytest.mark.parametrize("path", [path for path in OWN if path.stem != "90_report"], ids=lambda path: path.stem)
def test_own_notebooks_run_on_the_sample(path: Path, tmp_path: Path) -> None:
    """Each notebook of the toolkit runs to its end on the sample, with charts, and warns of nothing."""
    own = {"output": tmp_path / "out"} if "output" in read_parameters(read_notebook(path), path.name) else {}
    cells = nbformat.read(rerun(path, tmp_path / "out.ipynb", **own), as_version=4).cells
    results = [output for cell in cells for output in cell.get("outputs", [])]
    assert not [output for output in results if output.get("name") == "stderr"]
    assert sum("<img src=" in str(output.get("data", {}).get("text/html")) for output in results) >= 4


@pytest.mark.parametrize("name", POOR)
def test_timelines_run_on_poor_collections(name: str, tmp_path: Path) -> None:
    """No text, no dates, no outlets, no events, Korean alone: the notebook says so instead of failing."""
    (tmp_path / name).write_text(POOR[name], encoding="utf-8")
    rerun("40_timelines", tmp_path / "out.ipynb", data=tmp_path / name, output=tmp_path / "out")


@pytest.mark.parametrize("name", POOR)
def test_sources_run_on_poor_collections(name: str, tmp_path: Path) -> None:
    """No text, no dates, no outlets, no quotations, one outlet: the notebook says so instead of failing."""
    (tmp_path / name).write_text(POOR[name], encoding="utf-8")
    rerun("30_sources", tmp_path / "out.ipynb", data=tmp_path / name)


@pytest.mark.parametrize("name", POOR)
def test_articles_run_on_poor_collections(name: str, tmp_path: Path) -> None:
    """No text, no dates, no outlets, another language: the notebook says so instead of failing."""
    (tmp_path / name).write_text(POOR[name], encoding="utf-8")
    rerun("10_articles", tmp_path / "out.ipynb", data=tmp_path / name)


@pytest.mark.parametrize("name", POOR)
def test_the_first_notebook_runs_on_poor_collections(name: str, tmp_path: Path) -> None:
    """No text, no dates, no outlets, no quotations: the notebook says so instead of failing."""
    (tmp_path / name).write_text(POOR[name], encoding="utf-8")
    rerun("00_start_here", tmp_path / "out.ipynb", data=tmp_path / name)


def test_what_a_notebook_imports_does_not_bring_what_runs_it() -> None:
    """Words and tables come without nbclient and nbconvert, which take seconds to import."""
    code = (
        "import sys; from toolkit import show_findings, show_table; print({'nbclient', 'nbconvert'} & {*sys.modules})"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
