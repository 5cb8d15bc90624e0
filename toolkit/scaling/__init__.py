"""Verbs over collections of any size: part by part, in several processes, on several machines."""
