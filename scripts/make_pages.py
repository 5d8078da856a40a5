#!/usr/bin/env python3
"""Write corpora/web-pages: pages in the layouts of government and news sites, from the texts of the other sets.

    python3 scripts/make_pages.py

Each layout below is written in Chinese and in English. NAME.html is the page, NAME.txt what of
it is the article: its heading, paragraphs, captions and cells, a line each. The words around the
article are our own. Run scripts/check_corpora.py --write afterwards.
"""
import html
import pathlib

ROOT = pathlib.Path(__file__).parent.parent / "corpora"
SETS = ("press-release", "statistics-bulletin", "conference-transcript")
WORDS = {
    "zh": {"home": "首页", "menu": ["走进汀洛", "政务公开", "政务服务", "互动交流", "投资汀洛", "数据开放"], "here": "当前位置：", "news": "要闻动态",
           "source": "来源：汀洛日报", "date": "发布时间：2023-09-14 18:20", "size": "字号：", "sizes": ["大", "中", "小"], "print": "打印本页", "close": "关闭窗口",
           "share": "分享到：", "shares": ["微信", "微博", "空间"], "related": "相关阅读", "hot": "热点排行", "editor": "责任编辑：林一航", "prev": "上一篇：", "next": "下一篇：",
           "foot": "汀洛市人民政府主办　汀洛市人民政府办公室承办　网站标识码：3300000001", "legal": "版权所有，未经书面授权不得转载。网站管理：汀洛市大数据发展中心，联系电话：0000-8888888。",
           "cookie": "本网站使用必要的技术记录您的访问偏好。继续浏览即表示您同意我们的隐私政策。", "site": "汀洛市人民政府门户网站", "caption": "图为洽谈会现场。张远 摄",
           "teasers": ["汀洛港三期码头投入试运行", "全市秋粮收购工作全面展开", "城市书房新增六处便民网点", "老旧小区加装电梯提速推进", "科技特派员下乡送技术"],
           "annex": "附件：", "file": "汀洛市重点项目清单.xlsx", "comments": "网友评论", "say": ["办得真好，明年还要再来看看。", "希望公交也能延长到产业园。"],
           "blurb": "本市昨日召开专题会议，研究部署冬季供暖准备工作，要求各单位压实责任，确保居民温暖过冬。", "table": [("指标", "数值"), ("签约项目", "56个"), ("展位", "860个")], "search": "请输入关键词", "login": "登录"},
    "en": {"home": "Home", "menu": ["About Tingluo", "Open Government", "Services", "Have Your Say", "Invest", "Open Data"], "here": "You are here: ", "news": "News",
           "source": "Source: Tingluo Daily", "date": "Updated: 2023-09-14 18:20", "size": "Font size: ", "sizes": ["Large", "Medium", "Small"], "print": "Print", "close": "Close",
           "share": "Share: ", "shares": ["Mail", "Link", "Feed"], "related": "Related stories", "hot": "Most read", "editor": "(Editor: Lin Yihang)", "prev": "Previous: ", "next": "Next: ",
           "foot": "Sponsored by the People's Government of Tingluo", "legal": "All rights reserved. No part of this site may be reproduced without permission in writing. The site is run by the Big Data Centre of Tingluo.",
           "cookie": "This site uses the cookies that it needs to remember your choices. By reading on, you agree to our privacy policy.", "site": "Government of Tingluo", "caption": "The fair on its first day. Photo by Zhang Yuan",
           "teasers": ["Third phase of Tingluo port in trial operation", "Autumn grain purchases begin across the city", "Six more reading rooms open", "Lifts for old housing estates", "Technicians go to the villages"],
           "annex": "Attachment: ", "file": "list-of-key-projects.xlsx", "comments": "Comments", "say": ["Well done, I shall come again next year.", "I hope the bus will go out to the park, too."],
           "blurb": "The city held a meeting yesterday on heating for the winter and asked all departments to make sure that residents stay warm.", "table": [("Item", "Value"), ("Projects signed", "56"), ("Stands", "860")], "search": "Search", "login": "Log in"},
}


class Page:
    """The text of one page, in the words of one language."""

    def __init__(self, lang, title, paragraphs):
        self.__dict__.update(WORDS[lang])
        self.lang, self.title, self.body, self.gold = lang, title, paragraphs, [title, *paragraphs]
        self.em = "　　" if lang == "zh" else ""

    def esc(self, text):
        return html.escape(text, quote=False)

    def ps(self, opening="<p>", close="</p>", indent=None):
        indent = self.em if indent is None else indent
        return "\n".join(opening + indent + self.esc(p) + close for p in self.body)

    def links(self, words, between=" "):
        return between.join(f'<a href="/c/{i}.html">{self.esc(w)}</a>' for i, w in enumerate(words))

    def items(self, words):
        return "<ul>" + "".join(f'<li><a href="/n/{i}.html">{self.esc(w)}</a></li>' for i, w in enumerate(words)) + "</ul>"

    def head(self, charset="utf-8"):
        return (f'<head><meta charset="{charset}"><title>{self.esc(self.title)}_{self.site}</title>'
                "<script>var a = '<p>' + 1;</script><style>p{text-indent:2em}</style></head>")


def old_tables(p):
    return (f"<HTML>{p.head('gb2312')}<BODY bgcolor=#ffffff><TABLE width=980 align=center><TR><TD colspan=2><font size=2>{p.links(p.menu, '&nbsp;|&nbsp;')}</font></TD></TR>"
            f"<TR><TD width=200 valign=top><TABLE>{''.join(f'<TR><TD>·<a href=#>{p.esc(t)}</a></TD></TR>' for t in p.teasers)}</TABLE></TD>"
            f"<TD><TABLE width=100%><TR><TD align=center><font size=5><b>{p.esc(p.title)}</b></font></TD></TR><TR><TD align=center>{p.date}&nbsp;&nbsp;{p.source}</TD></TR>"
            f"<TR><TD>{p.ps('<P>')}</TD></TR><TR><TD align=right><a href=javascript:print()>{p.print}</a> <a href=javascript:close()>{p.close}</a></TD></TR></TABLE></TD></TR>"
            f"<TR><TD colspan=2 align=center>{p.foot}<BR>{p.legal}</TD></TR></TABLE></BODY></HTML>")


def trs_editor(p):
    p.gold.append(p.caption)
    return (f"<!DOCTYPE html><html lang=zh-CN>{p.head()}<body><div class=top><div class=logo><a href=/>{p.site}</a></div><div class=nav>{p.items(p.menu)}</div></div>"
            f"<div class=dqwz>{p.here}{p.links([p.home, p.news], ' &gt; ')}</div><div class=con><div class=zwxl-title>{p.esc(p.title)}</div>"
            f"<div class=zwxl-bar><span>{p.date}</span><span>{p.source}</span><span>{p.size}{p.links(p.sizes)}</span></div>"
            f"<div id=zoom><div class=TRS_Editor>{p.ps()}<p align=center><img src=a.jpg></p><p align=center>{p.caption}</p></div></div>"
            f"<div class=fenxiang>{p.share}{p.links(p.shares)}</div><p>{p.prev}{p.links(p.teasers[:1])}</p><p>{p.next}{p.links(p.teasers[1:2])}</p></div>"
            f"<div class=footer><p>{p.foot}</p><p>{p.legal}</p></div></body></html>")


def portal(p):
    return (f"<!DOCTYPE html><html>{p.head()}<body><nav>{p.items(p.menu + p.teasers)}</nav><div class=wrap><div class=left><h1>{p.esc(p.title)}</h1>"
            f"<div class=meta>{p.date} {p.source} <a href=#c>{p.comments}</a></div><div class=content>{p.ps()}<p class=editor>{p.editor}</p></div>"
            f"<div class=comments id=c><h3>{p.comments}</h3>{''.join(f'<p>{s}</p>' for s in p.say)}</div></div>"
            f"<div class=right><h3>{p.hot}</h3>{p.items(p.teasers)}</div></div><footer>{p.legal}</footer></body></html>")


def semantic(p):
    p.gold.append(p.caption)
    return (f"<!DOCTYPE html><html>{p.head()}<body><header><a href=/>{p.site}</a><form><input placeholder='{p.search}'><button>{p.login}</button></form></header>"
            f"<main><article><header><h1>{p.esc(p.title)}</h1><p><time datetime=2023-09-14>2023-09-14</time></p></header>{p.ps(indent='')}"
            f"<figure><img src=a.jpg alt=''><figcaption>{p.caption}</figcaption></figure></article><aside><h2>{p.related}</h2>{p.items(p.teasers)}<p>{p.blurb}</p></aside></main>"
            f"<footer><p>{p.legal}</p></footer><div class=cookie hidden><p>{p.cookie}</p></div></body></html>")


def broken_lines(p):
    lines = "<br>\n<br>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + p.esc(t) for t in p.body)
    return (f"<html>{p.head()}<body><div id=menu>{p.links(p.menu, ' | ')}</div><table width=900><tr><td class=title align=center>{p.esc(p.title)}</td></tr>"
            f"<tr><td class=info>{p.date} {p.source}</td></tr><tr><td class=text>{lines}<br></td></tr><tr><td>{p.editor}</td></tr></table>"
            f"<div id=bottom>{p.foot}<br>{p.legal}</div></body></html>")


def divs(p):
    return (f"<!DOCTYPE html><html>{p.head()}<body><div><div><div>{p.links(p.menu)}</div></div></div><div><div><h2>{p.esc(p.title)}</h2></div><div><div>{p.source}</div>"
            f"{p.ps('<div>', '</div>')}</div></div><div><div>{p.related}</div>{''.join(f'<div><a href=#>{p.esc(t)}</a></div>' for t in p.teasers)}</div><div>{p.legal}</div></body></html>")


def notice(p):
    p.gold += [c for row in p.table for c in row] + [p.annex + p.file]
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in p.table)
    return (f"<!DOCTYPE html><html>{p.head()}<body><div class=header>{p.items(p.menu)}</div><div class=crumb>{p.here}{p.links([p.home, p.news], '&gt;')}</div>"
            f"<div class=article><h1>{p.esc(p.title)}</h1>{p.ps()}<table border=1>{rows}</table><p>{p.annex}<a href=a.xlsx>{p.file}</a></p></div>"
            f"<div class=related>{p.related}{p.items(p.teasers)}</div><div class=foot>{p.foot}</div></body></html>")


def chat_app(p):
    spans = "\n".join(f'<section><p style="margin:0"><span style="font-size:16px">{p.esc(t)}</span></p></section><section><p><br></p></section>' for t in p.body)
    return (f"<!DOCTYPE html><html>{p.head()}<body><div id=page><div id=img-content><h1 class=rich_media_title>{p.esc(p.title)}</h1><div id=meta><a href=#>{p.site}</a> <em>2023-09-14</em></div>"
            f"<div id=js_content>{spans}</div></div><div class=qrcode><p>{p.share}</p></div></div></body></html>")


def bare(p):
    return f"<!DOCTYPE html><html>{p.head()}<body><h1>{p.esc(p.title)}</h1>{p.ps()}</body></html>"


def careless(p):
    return (f"<html><head><title>{p.esc(p.title)}</title><body><center><font color=red><h1>{p.esc(p.title)}</h1></center><div class=nav>{p.links(p.menu)}"
            f"</font></div><div class=body>{p.ps('<p><font size=3>', '')}</div></span></b><p><a href=#>{p.prev}{p.teasers[0]}</a><p><a href=#>{p.next}{p.teasers[1]}</a><hr>{p.legal}")


def teasers_around(p):
    box = "".join(f"<div class=item><h4><a href=#>{p.esc(t)}</a></h4><p><a href=#>{p.blurb}</a></p></div>" for t in p.teasers)
    return (f"<!DOCTYPE html><html>{p.head()}<body><div class=top-news>{box}</div><div class=main><h1>{p.esc(p.title)}</h1><p class=by>{p.source}</p><div class=txt>{p.ps()}</div></div>"
            f"<div class=more-news>{box}</div><div class=copyright>{p.legal}</div></body></html>")


def ads_between(p):
    half = len(p.body) // 2
    first, second = "".join(f"<p>{p.em}{p.esc(t)}</p>" for t in p.body[:half]), "".join(f"<p>{p.em}{p.esc(t)}</p>" for t in p.body[half:])
    return (f"<!DOCTYPE html><html>{p.head()}<body><ul class=menu>{p.items(p.menu)}</ul><h1>{p.esc(p.title)}</h1><div class=story>{first}<div class=ad><a href=#>{p.blurb}</a></div>"
            f"<ul class=related>{p.items(p.teasers[:2])}</ul>{second}</div><div class=pager><a href=#>1</a> <a href=#>2</a> <a href=#>&gt;</a></div><div class=footer>{p.foot}</div></body></html>")


def inline_links(p):
    body = "".join(f"<p>{p.em}<a href=/k>{p.esc(t[:6])}</a>{p.esc(t[6:])}</p>" for t in p.body)
    return (f"<!DOCTYPE html><html>{p.head()}<body><div class=navbar>{p.links(p.menu)}</div><div class=detail><div class=detail-title><h1>{p.esc(p.title)}</h1></div>"
            f"<div class=detail-content>{body}</div><div class=detail-footer>{p.share}{p.links(p.shares)}</div></div></body></html>")


def framed(p):
    return (f"<!DOCTYPE html><html>{p.head()}<body><table><tr><td>{p.links(p.menu)}</td></tr></table><table><tr><td><table><tr><td><h3>{p.esc(p.title)}</h3></td></tr><tr><td><div align=left>{p.ps()}</div></td></tr></table></td>"
            f"<td><table><tr><td>{p.hot}</td></tr>{''.join(f'<tr><td><a href=#>{p.esc(t)}</a></td></tr>' for t in p.teasers)}</table></td></tr></table><p>{p.foot}</p></body></html>")


def said_again(p):
    return (f"<!DOCTYPE html><html>{p.head()}<body><a class=skip href=#m>{p.home}</a><div role=navigation class=menu-main>{p.items(p.menu)}</div><div class=breadcrumbs>{p.home} &gt; {p.news} &gt; {p.esc(p.title)}</div>"
            f"<div id=m class=node><h1>{p.esc(p.title)}</h1><div class=submitted>{p.date}</div><div class=field-body>{p.ps()}</div></div><div class=sidebar><h2>{p.hot}</h2><p>{p.blurb}</p>{p.items(p.teasers)}</div>"
            f"<div class=region-footer><p>{p.legal}</p></div></body></html>")


LAYOUTS = (old_tables, trs_editor, portal, semantic, broken_lines, divs, notice, chat_app, bare, careless, teasers_around, ads_between, inline_links,
           framed, said_again)


def paragraphs(lang, number):
    """Title and body for the n-th page: another stretch of another set each time."""
    lines = [line.strip() for line in (ROOT / SETS[number % 3] / f"{lang}.txt").read_text("utf-8").splitlines() if line.strip()]
    body = [line for line in lines[2:]]
    start = (number // 3) * 2 % max(1, len(body) - 8)
    return lines[0], body[start:start + 8]


def main():
    folder = ROOT / "web-pages"
    folder.mkdir(exist_ok=True)
    for number, layout in enumerate(LAYOUTS):
        for lang in ("zh", "en"):
            page = Page(lang, *paragraphs(lang, number))
            text = layout(page)
            name = f"{layout.__name__.replace('_', '-')}.{lang}"
            encoding = "gb18030" if "gb2312" in text and lang == "zh" else "utf-8"
            (folder / f"{name}.html").write_bytes((text + "\n").encode(encoding))
            (folder / f"{name}.txt").write_text("\n".join(page.gold) + "\n", "utf-8")


if __name__ == "__main__":
    main()
