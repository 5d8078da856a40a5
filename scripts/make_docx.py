#!/usr/bin/env python3
"""Write the documents of tests/cases/read/docx-changes: what Word writes and no converter does.

    python3 scripts/make_docx.py

Changes that were tracked, a comment, a text box in its two forms, a table in a table,
pages as Word laid them out, a field, a list by its style. The files are committed.
"""
import pathlib
import zipfile

CASES = pathlib.Path(__file__).parent.parent / "tests" / "cases" / "read" / "docx-changes"
NAMESPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
              'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
              'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
              'xmlns:v="urn:schemas-microsoft-com:vml"')
STYLES = """<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="My section"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>"""


def run(text, before=""):
    return f'<w:r>{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs, style="", mark=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def dele(text):
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def ins(text):
    return f'<w:ins w:id="2" w:author="a">{run(text)}</w:ins>'


def cell(*blocks):
    return f"<w:tc>{''.join(blocks)}</w:tc>"


BOX = ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>' + par(run("文本框里的一句话。")) +
       '</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>' + par(run("文本框里的一句话。")) +
       '</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>')
PAGE = "<w:lastRenderedPageBreak/>"
DELETED_MARK = '<w:del w:id="3" w:author="a"/>'

ZH = [
    par(run("全市重点项目"), style="a9"),
    par(run("全年计划建设重点项目"), dele("110"), ins("120"), run("个，总投资"), dele("八百"), run("900亿元。")),
    par(run("这一段的段落标记已被删除，"), mark=DELETED_MARK),
    par(run("所以两段是一段。")),
    par(run("带批注的一句话。"), '<w:commentRangeStart w:id="0"/>', run("共40人"), '<w:r><w:commentReference w:id="0"/></w:r>', run("。")),
    par(run("方框之前。"), BOX, run("方框之后。")),
    par(run("第一项。"), style="b1"),
    par(run("第二页从这里开始。", PAGE), run("本页还有3句话。")),
    "<w:tbl><w:tr>" + cell(par(run("项目"))) + cell(par(run("数量"))) + "</w:tr><w:tr>" +
    cell(par(run("外层")), "<w:tbl><w:tr>" + cell(par(run("内层17"))) + "</w:tr></w:tbl>", par(run("又是外层"))) + cell(par(run("25"))) + "</w:tr></w:tbl>",
    par(run("表1 项目数量"), style="c1"),
    par(run("目录见第"), '<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>', run("5"), run("页。"), style="x"),
    par(run("一句跨页的长话，"), run("到这里已是第三页，共60项。", PAGE)),
]
EN = [
    par(run("Key projects of the city"), style="a9"),
    par(run("The plan for the year is to build 110 key projects with a total investment of 90 billion yuan.")),
    par(run("The mark of this paragraph was deleted, so the two are one.")),
    par(run("A sentence with a comment. "), run("14 people in all.")),
    par(run("Before the box. "), run("In the box there is one sentence. "), run("Behind the box.")),
    par(run("The first item."), style="b1"),
    par(run("The second page begins here. ", PAGE), run("There are 3 more sentences on this page.")),
    "<w:tbl><w:tr>" + cell(par(run("Project"))) + cell(par(run("Number"))) + "</w:tr><w:tr>" +
    cell(par(run("Outer")), "<w:tbl><w:tr>" + cell(par(run("Inner 71"))) + "</w:tr></w:tbl>", par(run("Outer again"))) + cell(par(run("52"))) + "</w:tr></w:tbl>",
    par(run("Table 1: Number of projects"), style="c1"),
    par(run("The contents are on page 5."), style="x"),
    par(run("One long sentence runs over two pages, "), run("and here is the third already, with 66 items.", PAGE)),
]


def write(name, body, notes):
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        "word/comments.xml": f'<w:comments {NAMESPACES}><w:comment w:id="0">{par(run("这里不是正文99"))}</w:comment></w:comments>',
        "word/footnotes.xml": f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
                              f'<w:footnote w:id="1">{par(run(notes))}</w:footnote></w:footnotes>',
    }
    with zipfile.ZipFile(CASES / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + text,
                             zipfile.ZIP_DEFLATED)


write("zh.docx", ZH, "注释有8个字。")
write("en.docx", EN, "The note has 18 characters.")
