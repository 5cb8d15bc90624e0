"""The labels of Nexis documents, in the languages of its interfaces and outlets, by the column they fill."""

from __future__ import annotations

from toolkit.loading.forms.exports.entry import vocabulary

# Labels that may stand between the date and the body.
HEAD = vocabulary(
    {
        "title": "Headline|Title|Titel|Überschrift|Titre|Título|Titular|Titolo|Kop|제목|标题",
        "author": "Byline|Author|Authors|Autor|Autoren|Verfasser|Auteur|Auteurs|Signature|Par|Autores|Autore|Autori|기자|作者",
        "section": "Section|Rubrik|Ressort|Rubrique|Sección|Sezione|Sectie|Rubriek|Seção|Secção|섹션|版块|栏目",
        "length": "Length|Länge|Laenge|LNGE|Umfang|Longueur|Longitud|Extensión|Lunghezza|Lengte|Comprimento|Extensão|길이|长度|字数",
        "dateline": "Dateline|Datumzeile|Ort|Ortsmarke|Ligne de date|Lieu|Lugar|Datación|Luogo|Dagtekening|发稿地",
        "abstract": "Highlight|Highlights|Abstract|Zusammenfassung|Kurzfassung|Encart|Résumé|Chapeau|Resumen|Destacado|"
        "Entradilla|Sommario|Samenvatting|Resumo|摘要",
        "edition": "Edition|Ausgabe|Édition|Edición|Edizione|Editie|Edição|판|版次",
        "page": "Page|Pages|Seite|Seiten|Pagina|Página|Páginas|면|页",
        "series": "Series|Serie|Série",
        "text": "Body|Text|Textkörper|Hauptteil|Volltext|Corps|Texte|Cuerpo|Texto|Corpo|Testo|Tekst|본문|正文",
    }
)
# Labels that stand behind the body, and sometimes before it.
TAIL = vocabulary(
    {
        "captions": "Graphic|Graphics|Grafik|Bild|Abbildung|Graphique|Illustration|Illustrations|Légende|Gráfico|Ilustración|"
        "Immagine|Grafica|Grafiek|Illustratie|그래픽|图片",
        "language": "Language|Sprache|Langue|Idioma|Lingua|Taal|언어|语言",
        "load_date": "Load-Date|Update|Ladedatum|Date-Chargement|Date de chargement|Date-Charge|Date de mise à jour|"
        "Mise à jour|Fecha-Carga|Fecha de carga|Fecha-de-carga|Data-Caricamento|Data di caricamento|Laad-Datum|Laaddatum|"
        "Data-de-carga|Data de carregamento|加载日期",
        "publication_type": "Publication-Type|Publikationstyp|Publikation-Typ|Publikationsart|Type-Publication|"
        "Type de publication|Type-de-publication|Tipo-Publicación|Tipo de publicación|Tipo-de-publicación|"
        "Tipo-Pubblicazione|Tipo di pubblicazione|Publicatie-Type|Type publicatie|Pub-Type|Publicatietype|出版物类型",
        "journal_code": "Journal-Code|Zeitungs-Code|Zeitungscode|Zeitschriften-Code|Code-Revue|Code de revue|"
        "Código de publicación|Journalcode|Pub-Code|Code publication",
        "correction_date": "Correction-Date|Korrekturdatum|Date de correction",
        "keywords": "Subject|Subjects|Thema|Themen|Sujet|Sujets|Tema|Temas|Materia|Argomento|Onderwerp|主题",
        "industry": "Industry|Branche|Industrie|Secteur|Industria|Sector|Settore|行业",
        "person": "Person|Personen|People|Personne|Persona|人物",
        "company": "Company|Companies|Firma|Unternehmen|Entreprise|Société|Empresa|Società|Bedrijf|公司",
        "organization": "Organization|Organisation|Organización|Organizzazione|机构",
        "geographic": "Geographic|Geography|Geografie|Region|Géographie|Geográfico|Geografía|Geografico|地理",
        "country": "Country|Land|Pays|País|Paese",
        "state": "State",
        "city": "City|Stadt|Ville|Ciudad|Città",
        "ticker": "Ticker|Ticker-Symbol",
        "url": "Url",
        "document_type": "Document-Type|Dokumenttyp|Type de document|Tipo de documento|Tipo documento",
        "distribution": "Distribution",
        "correction": "Correction|Korrektur|Corrección",
        "notes": "Notes|Note|Anmerkung|Anmerkungen|Notas",
        "accession_number": "Acc-No|Accession-No|Accession Number|Document-ID",
        "issn": "ISSN",
        "doi": "DOI",
        "category": "Category|Kategorie|Catégorie|Categoría",
        "cite": "Cite",
        "name": "Name",
        "column": "Column|Kolumne",
        "type": "Type|Typ",
        "classification": "Classification|Klassifikation|Klassifizierung|Classificação|Clasificación|Classificazione|分类",
    }
)
LABELS = HEAD | TAIL
# Labels that no sentence begins with: one of them opens what stands behind the body.
CERTAIN = frozenset(
    "load_date publication_type journal_code correction_date document_type language accession_number".split()
)
END = vocabulary(
    {
        "end": "End of Document|Ende des Dokuments|Dokumentende|Ende Dokument|Fin du document|Fin de document|"
        "Fin du Document|Fin del documento|Fin de documento|Fine del documento|Fine documento|Einde van document|"
        "Einde document|Einde van het document|Fim do documento|문서의 끝|문서 끝|文档结束|文档结尾|文件结尾|文書の終わり"
    }
)
