"""Who the sources of one article are, once names, descriptions and pronouns have been followed."""
