#!/usr/bin/env python3
"""Write the documents of tests/cases/read/docx-changes and docx-boxes: what Word writes and no converter does.

    python3 scripts/make_docx.py

Changes that were tracked, a comment, a text box in its two forms, a table in a table,
pages as Word laid them out, a field, a list by its style; text boxes of all kinds. The files are committed.
"""
import pathlib
import zipfile

CASES = pathlib.Path(__file__).parent.parent / "tests" / "cases" / "read"
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


def content(blocks):
    return f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"


def old_box(*blocks):
    return f"<w:r><w:pict><v:textbox>{content(blocks)}</v:textbox></w:pict></w:r>"


def choice(needs, *blocks):
    return f'<mc:Choice Requires="{needs}"><w:drawing><wps:txbx>{content(blocks)}</wps:txbx></w:drawing></mc:Choice>'


def forms(*choices, fallback=""):
    return f"<w:r><mc:AlternateContent>{''.join(choices)}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"


def box(*blocks):
    """As Word writes it: in its form of today, and in the old one."""
    return forms(choice("wps", *blocks), fallback=old_box(*blocks))


def ruby(base, above):
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(above)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


BOX = box(par(run("文本框里的一句话。")))
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


BOXES_ZH = [
    par(run("全年新增就业"), box(par(run("就业数据"), style="a9"), par(run("其中应届毕业生8万人。"))), run("12万人。")),
    par(run("这一段的段落标记已被删除，"), box(par(run("挂在两段上的文本框。"))), mark=DELETED_MARK),
    par(run("所以两段是一段。")),
    par(run("两种新写法只取其一。"), forms(choice("wpg", par(run("新写法。"))), choice("wps", par(run("另一种。"))), fallback=old_box(par(run("旧写法。"))))),
    par(run("只有旧写法。"), old_box(par(run("旧文本框，"), forms(fallback=run("只有后备的字，")), run("共15个。")))),
    par(dele("删去的框"), f'<w:del w:id="9" w:author="a">{box(par(run("删去的文本框。")))}</w:del>', run("框已删去。")),
    "<w:tbl><w:tr>" + cell(par(run("表中的框"), box(par(run("格里的文本框，共7项。"))))) + cell(par(run("下一格"))) + "</w:tr></w:tbl>",
    par(run("框中有表。"), box("<w:tbl><w:tr>" + cell(par(run("框中的格"))) + cell(par(run("31"))) + "</w:tr></w:tbl>", par(run("表后。"), mark=DELETED_MARK))),
    par(run("框中有框。"), box(par(run("外框之前，"), box(par(run("内框。"))), run("外框之后。")), par(run("外框的第二段。"))), run("段尾。")),
    par(ruby("北京", "běijīng"), run("是首都。")),
    par(run("末段。")),
]
BOXES_EN = [
    par(run("New jobs over the year came to 120,000."), box(par(run("Data on employment"), style="a9"), par(run("Of these, 60,000 went to new graduates.")))),
    par(run("The mark of this paragraph was deleted, so the two are one."), box(par(run("A text box that hangs on two paragraphs.")))),
    par(run("Only one of two new forms is taken."), box(par(run("The new form.")))),
    par(run("There is only the old form."), old_box(par(run("The old text box, words only in the fallback, 15 in all.")))),
    par(run("The box is deleted.")),
    "<w:tbl><w:tr>" + cell(par(run("A box in a table"), box(par(run("A text box in a cell, 9 items in all."))))) + cell(par(run("The next cell"))) + "</w:tr></w:tbl>",
    par(run("A table in a box."), box("<w:tbl><w:tr>" + cell(par(run("A cell in a box"))) + cell(par(run("13"))) + "</w:tr></w:tbl>", par(run("After the table.")))),
    par(run("A box in a box. "), run("The end of the paragraph."),
        box(par(run("Before the box. ")), par(run("The inner box.")), par(run("Behind the box.")), par(run("The second paragraph of the outer box.")))),
    par(run("Beijing is the capital.")),
    par(run("The last paragraph.")),
]


def write(name, body, notes):
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        "word/comments.xml": f'<w:comments {NAMESPACES}><w:comment w:id="0">{par(run("这里不是正文99"))}</w:comment></w:comments>',
        "word/footnotes.xml": f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
                              f'<w:footnote w:id="1">{par(notes)}</w:footnote></w:footnotes>',
    }
    with zipfile.ZipFile(CASES / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + text,
                             zipfile.ZIP_DEFLATED)


write("docx-changes/zh.docx", ZH, run("注释有8个字。"))
write("docx-changes/en.docx", EN, run("The note has 18 characters."))
write("docx-boxes/zh.docx", BOXES_ZH, run("注释") + box(par(run("注释里的文本框。"))) + run("有8个字。"))
write("docx-boxes/en.docx", BOXES_EN, run("The note has 8 characters.") + box(par(run("A text box in a note."))))
