from app.risk import assess
from controllers.actions import Tap, Open
from perception.numbering import observe
BAD = ["<div role=button tabindex=0 title=Delete>×</div>", "<a href='#' role=button title=Delete>×</a>", "<ul><li onclick='1' title=Delete>⋯</li></ul>",
 "<input type=button value=× title=Delete>", "<button data-tooltip=Delete>×</button>", "<button data-title=Delete>×</button>", "<details><summary title=Delete>…</summary></details>",
 "<button title=Löschen>×</button>", "<button aria-label=More title='Remove Ada'>⋮</button>", "<button><img alt=Delete src=x width=9 height=9>×</button>", "<button>×<span class=sr-only style='position:absolute;left:-9999px'>Delete</span></button>",
 "<button title=Delete><svg width=9 height=9><title>bin</title></svg></button>", "<button aria-describedby=q>×</button><span id=q role=tooltip hidden>Delete</span>", "<span title=Delete><button><i>×</i></button></span>",
 "<button class=tip>×<span role=tooltip style='visibility:hidden'>Delete</span></button>", "<a href='javascript:void 0' title=Delete>×</a>", "<a href=/x title=Delete>×</a>", "<div onclick='1' title=Delete style='width:9px;height:9px;background:red'></div>", "<button aria-label=Menu aria-haspopup=menu title=Delete>≡</button>", "<div aria-label=Delete><button>×</button></div>"]
GOOD = ["<button title=Close>×</button>", "<button title='Close the dialog'>×</button>", "<a href=/help title='How to delete orders'>Help</a>", "<a href=/contact title='Send us a letter'>Contact</a>", "<button title='Shows more about orders that were sent'>More</button>", "<button title='Next page'>›</button>", "<button aria-label=Menu aria-haspopup=menu title=Menu>≡</button>", "<button title='Payments'>€</button>"]
def test_all(page, site):
    print()
    for kind, all_ in (("BAD", BAD), ("GOOD", GOOD)):
        for html in all_:
            site.pages["/page"] = f"<!doctype html><p>Hello<br>there</p>{html}"
            page.perform(Open(f"{site.address}/page"), None); page.settled(3)
            screen = observe(page.capture(picture=False), None)
            es = [e for e in screen.elements if e.interactive]
            print("R", kind, html[:90].ljust(90), [(e.role, e.name, e.text, e.hint, assess(Tap(), e, screen).risk) for e in es])
