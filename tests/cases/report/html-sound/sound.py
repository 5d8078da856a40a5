"""Reads a page: its policy allows its own style and script and nothing else, ids are single, links arrive."""
import base64
import hashlib
import html.parser
import re
import sys

VOID = {"meta", "br", "input", "rect", "link", "img"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.open, self.ids, self.links, self.policy, self.texts = [], [], [], "", {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        for name in attrs:
            if name in ("style", "src", "srcset", "action") or name.startswith("on"):
                print(f"'{tag}' has '{name}'")
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]

    def handle_endtag(self, tag):
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            print(f"'</{tag}>' ends another element")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.texts.setdefault(self.open[-1], []).append(data)


page = Page()
text = sys.stdin.buffer.read().decode("utf-8")
page.feed(text)
page.close()
if page.open:
    print(f"not ended: {page.open}")
for tag in ("style", "script"):
    data = "".join(page.texts[tag]).encode("utf-8")
    source = "'sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode("ascii") + "'"
    if f"{tag}-src {source};" not in page.policy:
        print(f"the policy does not allow the {tag}")
if not page.policy.startswith("default-src 'none';") or "base-uri 'none'" not in page.policy:
    print(f"the policy is '{page.policy}'")
if len(set(page.ids)) != len(page.ids):
    print("an id stands twice")
for link in page.links:
    if link[:1] != "#" or link[1:] not in page.ids:
        print(f"'{link}' leads nowhere")
hidden = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]", text)
if hidden:
    print(f"U+{ord(hidden[0]):04X} stands in the page")
print(f"{sys.argv[1]}: read")
