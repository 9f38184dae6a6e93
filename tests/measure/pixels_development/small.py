"""Very small pages that nothing but a few lines of CSS styles: what a toy, a test or an embedded device shows."""

SMALL = {
    "lamp": """<body style="font:12px sans-serif;margin:4px"><div style="width:170px"><p>Set the lamp, then store it.</p>
<label>Level <input type="range" style="width:80px"></label><br><label><input type="checkbox" checked> on</label><br>
<select><option>warm<option>cold</select><br><button>Store</button> <button>Undo</button></div>""",
    "router": """<body style="font:11px Arial;margin:0"><div style="width:300px"><div style="background:#036;color:#fff;padding:3px">RX-200 set-up</div>
<table><tr><td>Address<td><input size=14 value="192.168.0.1"><tr><td>Mask<td><input size=14 value="255.255.255.0"><tr><td>Mode<td>
<input type=radio name=m checked>auto <input type=radio name=m>fixed<tr><td>Uptime<td>3 days</table><input type=submit value=Apply> <a href=#>Log</a> <a href=#>Help</a></div>""",
    "dice": """<body style="font:13px serif"><div style="width:160px">Press the largest figure.<br><svg width=150 height=120>
<circle cx=30 cy=30 r=9 fill=teal onclick=1 /><rect x=70 y=20 width=30 height=30 fill=purple onclick=1 /><polygon points="20,100 50,100 35,70" fill=brown onclick=1 />
<rect x=100 y=80 width=12 height=12 fill=gray onclick=1 /></svg></div>""",
    "till": """<body style="font:12px monospace"><div style="width:190px;border:1px solid #000;padding:4px"><div style="text-align:right">12.50</div>
<button>7</button> <button>8</button> <button>9</button><br><button>4</button> <button>5</button> <button>6</button><br><button>1</button> <button>2</button> <button>3</button>
<br><button>Pay</button> <button>Void</button></div>""",
    "notes": """<body style="font:11px Verdana"><div style="width:200px"><b>Notes</b><div onclick=1 style="border-bottom:1px solid #ccc;padding:3px">Milk and bread</div>
<div onclick=1 style="border-bottom:1px solid #ccc;padding:3px">Call the garage</div><div onclick=1 style="border-bottom:1px solid #ccc;padding:3px">Water the plants</div>
<input placeholder="new note" style="width:110px"><button>+</button></div>""",
    "quiz": """<body style="font:12px sans-serif"><div style="width:220px"><div style="background:#ffd;padding:4px">Which river is the longest?</div>
<input type=radio name=q> Danube<br><input type=radio name=q> Rhine<br><input type=radio name=q> Volga<br><input type=radio name=q> Elbe<br><button>Answer</button>
<p>Score: 3 of 5</p></div>""",
    "text": """<body style="font:12px Georgia"><div style="width:210px"><p>The old <span onclick=1 style="color:#06c;text-decoration:underline;cursor:pointer">mill</span>
stands by the river. Nobody has <span onclick=1 style="color:#06c;text-decoration:underline;cursor:pointer">worked</span> there since <b>1950</b>, but the wheel
still <span onclick=1 style="color:#06c;text-decoration:underline;cursor:pointer">turns</span>.</p></div>""",
    "tray": """<body style="font:12px sans-serif"><div style="width:160px"><div style="padding:2px"><span onclick=1 title=play>{play}</span> <span onclick=1 title=stop>{square}</span>
<span onclick=1 title=next>{skip-forward}</span> <span onclick=1 title=mute>{volume-x}</span></div><p>Track 3 of 12</p><div onclick=1>First movement</div><div onclick=1>Second movement</div>
<div onclick=1>Finale</div></div>""",
    "month": """<body style="font:11px sans-serif"><div style="width:180px"><span onclick=1>&lt;</span> <b>June 2026</b> <span onclick=1>&gt;</span><table style="text-align:right">
<tr><th>M<th>T<th>W<th>T<th>F<th>S<th>S<tr><td onclick=1>1<td onclick=1>2<td onclick=1>3<td onclick=1>4<td onclick=1>5<td onclick=1>6<td onclick=1>7<tr><td onclick=1>8
<td onclick=1>9<td onclick=1>10<td onclick=1>11<td onclick=1>12<td onclick=1>13<td onclick=1>14<tr><td onclick=1>15<td onclick=1>16<td onclick=1>17<td onclick=1>18<td onclick=1>19
<td onclick=1>20<td onclick=1>21</table></div>""",
    "ask": """<body style="font:12px sans-serif;background:#f4f4f4"><div style="width:240px;border:1px solid #777;background:#fff;margin:20px">
<div style="background:#ddd;padding:3px;display:flex;justify-content:space-between"><b>Leave?</b><span onclick=1>{x}</span></div><p style="padding:0 6px">What you wrote is lost.</p>
<div style="padding:6px;text-align:right"><button>Stay</button> <button>Leave</button></div></div>""",
    "sheet": """<body style="font:11px sans-serif"><table border=1 cellspacing=0 cellpadding=3><tr><th>Name<th>Age<th>Town<tr><td>Ada<td>36<td>London<tr><td>Max<td>41<td>Bonn
<tr><td>Liv<td>29<td>Oslo</table><br><input size=10> <button>Submit</button>""",
    "folders": """<body style="font:12px sans-serif"><div style="width:200px"><div onclick=1>▾ Pictures</div><div onclick=1 style="padding-left:14px">▸ Summer</div>
<div onclick=1 style="padding-left:14px">▸ Winter</div><div onclick=1>▸ Music</div><div onclick=1>▸ Papers</div><p>3 folders</p></div>""",
}  # fmt: skip
