"""Term frequencies, source counts and timelines of news articles.

Every public verb can be imported from here: ``from toolkit import load_articles, find_attributions``. A verb's
module is read when the verb is first used, so that importing the toolkit costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.charts.bursts import plot_bursts as plot_bursts
    from toolkit.charts.calendar import plot_calendar as plot_calendar
    from toolkit.charts.changes import plot_changes as plot_changes
    from toolkit.charts.citations import plot_citation_network as plot_citation_network
    from toolkit.charts.co_occurrences import plot_co_occurrences as plot_co_occurrences
    from toolkit.charts.coverage import plot_coverage as plot_coverage
    from toolkit.charts.describe import describe as describe
    from toolkit.charts.events import plot_events as plot_events
    from toolkit.charts.frequencies import plot_frequencies as plot_frequencies
    from toolkit.charts.keyness import plot_keyness as plot_keyness
    from toolkit.charts.source_mix import plot_source_mix as plot_source_mix
    from toolkit.charts.sources import plot_sources as plot_sources
    from toolkit.charts.trends import plot_trends as plot_trends
    from toolkit.cleaning.boilerplate import find_boilerplate as find_boilerplate
    from toolkit.cleaning.boilerplate import split_boilerplate as split_boilerplate
    from toolkit.cleaning.duplicates import drop_duplicates as drop_duplicates
    from toolkit.cleaning.duplicates import mark_duplicates as mark_duplicates
    from toolkit.cleaning.languages import select_language as select_language
    from toolkit.cleaning.selection import select_articles as select_articles
    from toolkit.errors import ToolkitError as ToolkitError
    from toolkit.loading.load import article_from_text as article_from_text
    from toolkit.loading.load import load_articles as load_articles
    from toolkit.loading.load import load_with_manifest as load_with_manifest
    from toolkit.loading.sidecar import missing_metadata as missing_metadata
    from toolkit.loading.sidecar import write_missing as write_missing
    from toolkit.notebooks import report as report
    from toolkit.notebooks import rerun as rerun
    from toolkit.notebooks.accuracy import show_accuracy as show_accuracy
    from toolkit.notebooks.findings import show_findings as show_findings
    from toolkit.notebooks.group_lines import group_lines as group_lines
    from toolkit.notebooks.lines import term_lines as term_lines
    from toolkit.notebooks.news import show_news as show_news
    from toolkit.notebooks.overview import not_loaded as not_loaded
    from toolkit.notebooks.overview import show_overview as show_overview
    from toolkit.notebooks.own_names import without_own_names as without_own_names
    from toolkit.notebooks.periods import fitting_freq as fitting_freq
    from toolkit.notebooks.provenance import provenance as provenance
    from toolkit.reading.article import show_article as show_article
    from toolkit.reading.chart import show_chart as show_chart
    from toolkit.reading.evidence import evidence as evidence
    from toolkit.reading.quoting import evidence_markdown as evidence_markdown
    from toolkit.reading.quoting import show_evidence as show_evidence
    from toolkit.reading.table import show_table as show_table
    from toolkit.review.correcting import correct as correct
    from toolkit.review.correction_file import read_corrections as read_corrections
    from toolkit.review.correction_file import save_corrections as save_corrections
    from toolkit.review.corrections import apply_corrections as apply_corrections
    from toolkit.review.corrections import lost_corrections as lost_corrections
    from toolkit.review.corrections import moved_corrections as moved_corrections
    from toolkit.review.precision import read_review as read_review
    from toolkit.review.sheets import review_sample as review_sample
    from toolkit.review.shown import show_review as show_review
    from toolkit.scaling.apply import apply as apply
    from toolkit.scaling.apply import apply_to_folder as apply_to_folder
    from toolkit.sources.aliases import read_aliases as read_aliases
    from toolkit.sources.attributions import find_attributions as find_attributions
    from toolkit.sources.citations import citation_network as citation_network
    from toolkit.sources.counts import count_outlets as count_outlets
    from toolkit.sources.counts import count_sources as count_sources
    from toolkit.sources.linking import link_speakers as link_speakers
    from toolkit.sources.name_counts import count_names as count_names
    from toolkit.sources.provenance.claims import read_claims as read_claims
    from toolkit.sources.provenance.corroboration import corroboration as corroboration
    from toolkit.sources.provenance.corroboration import source_chains as source_chains
    from toolkit.storage.articles import Saved as Saved
    from toolkit.storage.articles import open_articles as open_articles
    from toolkit.storage.articles import save_articles as save_articles
    from toolkit.storage.results import open_result as open_result
    from toolkit.terms.co_occurrences import co_occurrences as co_occurrences
    from toolkit.terms.collocations import collocates as collocates
    from toolkit.terms.collocations import collocations as collocations
    from toolkit.terms.concordance import concordance as concordance
    from toolkit.terms.dispersion import dispersion as dispersion
    from toolkit.terms.diversity import lexical_diversity as lexical_diversity
    from toolkit.terms.frequencies import term_frequencies as term_frequencies
    from toolkit.terms.keyness import keyness as keyness
    from toolkit.terms.matrix import document_matrix as document_matrix
    from toolkit.terms.parquet import tokenize_parquet as tokenize_parquet
    from toolkit.terms.refinements import drop_terms as drop_terms
    from toolkit.terms.refinements import join_phrases as join_phrases
    from toolkit.terms.refinements import merge_terms as merge_terms
    from toolkit.terms.refinements import stem_terms as stem_terms
    from toolkit.terms.saving import open_tokens as open_tokens
    from toolkit.terms.saving import save_tokens as save_tokens
    from toolkit.terms.search import search as search
    from toolkit.terms.settings import collection_stop_words as collection_stop_words
    from toolkit.terms.settings import collection_themes as collection_themes
    from toolkit.terms.settings import read_stop_words as read_stop_words
    from toolkit.terms.settings import read_themes as read_themes
    from toolkit.terms.stop_words import stop_words as stop_words
    from toolkit.terms.tf_idf import tf_idf as tf_idf
    from toolkit.terms.tokens import Tokens as Tokens
    from toolkit.terms.tokens import tokenize as tokenize
    from toolkit.terms.trends import term_trends as term_trends
    from toolkit.timelines.bursts import bursts as bursts
    from toolkit.timelines.changes import change_points as change_points
    from toolkit.timelines.coverage import coverage as coverage
    from toolkit.timelines.dates import find_dates as find_dates
    from toolkit.timelines.events import event_timeline as event_timeline
    from toolkit.timelines.export import save_events as save_events
    from toolkit.timelines.export import timelinejs_table as timelinejs_table
    from toolkit.timelines.merging import event_sentences as event_sentences
    from toolkit.timelines.merging import merge_events as merge_events
    from toolkit.timelines.smoothing import rolling_coverage as rolling_coverage
    from toolkit.writing import save_table as save_table
    from toolkit.writing import save_tables as save_tables

__version__ = "0.1.0"

_MODULES = {
    "Saved": "storage.articles",
    "Tokens": "terms.tokens",
    "ToolkitError": "errors",
    "apply": "scaling.apply",
    "apply_corrections": "review.corrections",
    "apply_to_folder": "scaling.apply",
    "article_from_text": "loading.load",
    "bursts": "timelines.bursts",
    "change_points": "timelines.changes",
    "citation_network": "sources.citations",
    "co_occurrences": "terms.co_occurrences",
    "collection_stop_words": "terms.settings",
    "collection_themes": "terms.settings",
    "collocates": "terms.collocations",
    "collocations": "terms.collocations",
    "concordance": "terms.concordance",
    "correct": "review.correcting",
    "corroboration": "sources.provenance.corroboration",
    "count_names": "sources.name_counts",
    "count_outlets": "sources.counts",
    "count_sources": "sources.counts",
    "coverage": "timelines.coverage",
    "describe": "charts.describe",
    "dispersion": "terms.dispersion",
    "document_matrix": "terms.matrix",
    "drop_duplicates": "cleaning.duplicates",
    "drop_terms": "terms.refinements",
    "event_sentences": "timelines.merging",
    "event_timeline": "timelines.events",
    "evidence": "reading.evidence",
    "evidence_markdown": "reading.quoting",
    "find_attributions": "sources.attributions",
    "find_boilerplate": "cleaning.boilerplate",
    "find_dates": "timelines.dates",
    "fitting_freq": "notebooks.periods",
    "group_lines": "notebooks.group_lines",
    "join_phrases": "terms.refinements",
    "keyness": "terms.keyness",
    "lexical_diversity": "terms.diversity",
    "link_speakers": "sources.linking",
    "load_articles": "loading.load",
    "load_with_manifest": "loading.load",
    "lost_corrections": "review.corrections",
    "mark_duplicates": "cleaning.duplicates",
    "merge_events": "timelines.merging",
    "merge_terms": "terms.refinements",
    "missing_metadata": "loading.sidecar",
    "moved_corrections": "review.corrections",
    "not_loaded": "notebooks.overview",
    "open_articles": "storage.articles",
    "open_result": "storage.results",
    "open_tokens": "terms.saving",
    "plot_bursts": "charts.bursts",
    "plot_calendar": "charts.calendar",
    "plot_changes": "charts.changes",
    "plot_citation_network": "charts.citations",
    "plot_co_occurrences": "charts.co_occurrences",
    "plot_coverage": "charts.coverage",
    "plot_events": "charts.events",
    "plot_frequencies": "charts.frequencies",
    "plot_keyness": "charts.keyness",
    "plot_source_mix": "charts.source_mix",
    "plot_sources": "charts.sources",
    "plot_trends": "charts.trends",
    "provenance": "notebooks.provenance",
    "read_aliases": "sources.aliases",
    "read_claims": "sources.provenance.claims",
    "read_corrections": "review.correction_file",
    "read_review": "review.precision",
    "read_stop_words": "terms.settings",
    "read_themes": "terms.settings",
    "report": "notebooks",
    "rerun": "notebooks",
    "review_sample": "review.sheets",
    "rolling_coverage": "timelines.smoothing",
    "save_articles": "storage.articles",
    "save_corrections": "review.correction_file",
    "save_events": "timelines.export",
    "save_table": "writing",
    "save_tables": "writing",
    "save_tokens": "terms.saving",
    "search": "terms.search",
    "select_articles": "cleaning.selection",
    "select_language": "cleaning.languages",
    "show_accuracy": "notebooks.accuracy",
    "show_article": "reading.article",
    "show_chart": "reading.chart",
    "show_evidence": "reading.quoting",
    "show_findings": "notebooks.findings",
    "show_news": "notebooks.news",
    "show_overview": "notebooks.overview",
    "show_review": "review.shown",
    "show_table": "reading.table",
    "source_chains": "sources.provenance.corroboration",
    "split_boilerplate": "cleaning.boilerplate",
    "stem_terms": "terms.refinements",
    "stop_words": "terms.stop_words",
    "term_frequencies": "terms.frequencies",
    "term_lines": "notebooks.lines",
    "term_trends": "terms.trends",
    "tf_idf": "terms.tf_idf",
    "timelinejs_table": "timelines.export",
    "tokenize": "terms.tokens",
    "tokenize_parquet": "terms.parquet",
    "without_own_names": "notebooks.own_names",
    "write_missing": "loading.sidecar",
}

__all__ = sorted(_MODULES)


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"toolkit.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
