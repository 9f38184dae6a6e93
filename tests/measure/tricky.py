"""Small pages that are each hard in one way; name -> body."""

BIG = "position:fixed;inset:0"
PAGES: dict[str, str] = {
    "closed shadow": """<x-a></x-a><script>customElements.define('x-a', class extends HTMLElement {
        connectedCallback() { const root = this.attachShadow({ mode: 'closed' });
        root.innerHTML = '<button>In the dark</button><input aria-label=Secret>'; } })</script>
        <button>Outside</button>""",
    "declared closed shadow": """<x-b><template shadowrootmode=closed><button>Declared</button><a href=/x>Go</a>
        </template></x-b><x-c><template shadowrootmode=open><button>Open one</button></template></x-c>""",
    "slots": """<x-d><template shadowrootmode=open><nav><slot name=menu></slot></nav><slot></slot></template>
        <a slot=menu href=/1>One</a><a slot=menu href=/2>Two</a><button>Default</button></x-d>""",
    "image map": """<img usemap=#m width=300 height=200 src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
        <map name=m><area shape=rect coords=0,0,100,100 href=/left alt=Left>
        <area shape=circle coords=200,100,50 href=/right alt=Right></map>""",
    "listeners only": """<div id=a style="width:80px">Save</div><ul id=l><li>One<li>Two<li>Three</ul>
        <canvas id=c></canvas>
        <script>a.addEventListener('click', () => 1); c.onpointerdown = () => 1;
        for (const each of l.children) each.addEventListener('mousedown', () => 1)</script>""",
    "delegated": """<style>.row { cursor: pointer }</style><div id=t>
        <div class=row>First</div><div class=row>Second</div><div class=row>Third</div></div>
        <script>t.addEventListener('click', () => 1)</script>""",
    "covered": f"""<button>Behind</button><a href=/x>Behind, too</a>
        <div style="{BIG};background:#0008"></div>
        <div role=dialog aria-modal=true style="position:fixed;inset:200px;background:#fff">
        <button>OK</button></div>""",
    "half covered": """<button style="width:300px;height:40px">Peeping out</button>
        <div style="position:absolute;left:0;top:0;width:200px;height:60px;background:#ccc"></div>""",
    "corners covered": """<div style="position:relative;width:300px;height:90px">
        <button style="width:300px;height:90px">Framed</button>
        <div style="position:absolute;left:30px;top:20px;width:240px;height:50px;background:#eee"></div></div>""",
    "sticky header": """<header style="position:sticky;top:0;background:#fff;height:80px"><a href=/h>Home</a></header>
        <div style="height:300px"></div><button>Under</button><div style="height:3000px"></div><button>Far</button>
        <script>addEventListener('load', () => scrollTo(0, 330))</script>""",
    "scrolling list": """<div style="height:150px;overflow:auto">
        """ + "".join(f"<p><a href=/{n}>Entry {n}</a></p>" for n in range(40)) + "</div><button>After</button>",
    "virtual list": """<div id=v style="height:300px;overflow:auto;position:relative">
        <div style="height:90000px"></div></div>
        <script>const draw = () => { v.querySelectorAll('a').forEach((a) => a.remove());
        const first = Math.floor(v.scrollTop / 30); for (let n = first; n < first + 12; n += 1) {
        const a = document.createElement('a'); a.href = '/' + n; a.textContent = 'Item ' + n;
        a.style.cssText = `position:absolute;top:${n * 30}px`; v.append(a); } };
        v.addEventListener('scroll', draw); v.scrollTop = 30000; draw();</script>""",
    "clicks fall through": """<div style="position:relative"><button>Under glass</button>
        <div style="position:absolute;inset:0;pointer-events:none;background:#00f2"></div></div>
        <button style="pointer-events:none">Dead</button>""",
    "fields": """<label>Plain <input></label><input type=file aria-label=Photo><input type=date aria-label=Day>
        <input type=time aria-label=Hour><input type=color aria-label=Ink><input type=range aria-label=Size>
        <select aria-label=Country><option>A<option>B</select>
        <select multiple aria-label=Many><option>A<option>B</select>
        <div contenteditable aria-label=Editor style="min-height:30px">text</div><textarea aria-label=Long></textarea>
        <div contenteditable=plaintext-only aria-label=Plainest>x</div>""",
    "drawn boxes": """<style>.s input { position: absolute; opacity: 0; width: 0; height: 0 }
        .s span { display: inline-block; width: 40px; height: 20px; background: #99c }</style>
        <label class=s><input type=checkbox><span></span> Dark mode</label>
        <label class=s><input type=radio name=r><span></span> Small</label>""",
    "icons": """<button aria-label=Close>✕</button><button><svg width=16 height=16><circle r=8></circle></svg></button>
        <a href=/x><svg width=16 height=16><title>Print</title><rect width=16 height=16></rect></svg></a>
        <svg width=100 height=40><rect id=r width=90 height=30 fill=teal></rect></svg>
        <script>r.addEventListener('click', () => 1)</script>""",
    "embedded": """<object data="data:text/html,<button>Inside object</button>" width=200 height=60></object>
        <embed src="data:text/html,<p>x" width=200 height=60><object><button>Fallback</button></object>""",
    "moved": """<div style="transform:rotate(8deg) scale(1.2);margin:40px"><button>Turned</button></div>
        <div style="zoom:1.5"><button>Zoomed</button></div><div style="columns:2"><a href=/x>A link that goes on and on
        over the end of its column and wraps, so that its box is larger than it is itself, by far</a></div>""",
    "widgets": """<div role=tablist><div role=tab tabindex=0>Files</div><div role=tab tabindex=-1>Edit</div></div>
        <div role=menu><div role=menuitemcheckbox aria-checked=true tabindex=-1>Wrap</div></div>
        <ul role=tree><li role=treeitem tabindex=0>Root</ul><div role=slider tabindex=0 aria-valuenow=3
        style="width:100px;height:10px"></div><details><summary>More</summary>Hidden <a href=/x>link</a></details>""",
    "focusable": """<div tabindex=0 style="width:100px;height:30px">Only focus</div><span onclick="x()">Inline</span>
        <p onclick="x()">A paragraph that listens</p><td>stray</td><label for=q>For</label> <input id=q>""",
    "invisible": """<button style="visibility:hidden">a</button><button style="display:none">b</button>
        <button style="opacity:0">c</button><button hidden>d</button><button style="clip-path:inset(100%)">e</button>
        <div style="width:0;height:0;overflow:hidden"><button>f</button></div><a href=/x style="font-size:0">g</a>
        <button inert>h</button><button style="position:absolute;left:-999px">i</button><button>Seen</button>""",
}  # fmt: skip


def page(name: str) -> str:
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{name}</title><body>{PAGES[name]}</body></html>"
