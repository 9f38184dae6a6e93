"""Five pages as people make them: a list of issues, a mail box, a registration, a dashboard, a manual."""

ISSUES = """
<header style="display:flex;gap:16px;align-items:center;padding:8px 16px"><b>Forgejoy</b><a href="#">Code</a><a href="#">Issues</a>
<a href="#">Pull requests</a><a href="#">Releases</a><input type="search" placeholder="Search or jump to" style="width:240px">
<button aria-label="Notifications">{bell}</button><button aria-label="Account">{user}</button></header>
<main style="padding:0 16px"><h2>Issues</h2>
<div style="display:flex;gap:8px"><button>New issue</button><select><option>All labels<option>bug</select><select><option>Newest</select>
<span>128 open, 973 closed</span></div>
<div><input type="checkbox"> <a href="#">Crash when a file with no rows is opened</a> <span style="background:#fdd;padding:2px 8px;border-radius:9px">bug</span>
<small>#481 opened 3 days ago by mara</small></div>
<div><input type="checkbox"> <a href="#">Dark theme for the settings</a> <span style="background:#ddf;padding:2px 8px;border-radius:9px">wish</span>
<small>#480 opened 4 days ago by jo</small></div>
<div><input type="checkbox" checked> <a href="#">Import keeps the wrong time zone</a> <span style="background:#fdd;padding:2px 8px;border-radius:9px">bug</span>
<span style="background:#dfd;padding:2px 8px;border-radius:9px">confirmed</span> <small>#477 opened last week by mara</small></div>
<div><input type="checkbox"> <a href="#">Remember the last folder</a> <small>#470 opened last month by lin</small></div>
<h3>About</h3><p>A tracker for small teams. Three people work on it.</p>
<p><button>Previous</button> <span>Page 1 of 6</span> <button>Next</button></p></main>
"""
MAIL = """
<div style="display:flex"><nav style="display:block;width:190px;padding:10px"><button>{edit} Compose</button>
<div onclick="1" style="padding:6px">{inbox} Inbox <b>12</b></div><div onclick="1" style="padding:6px">{send} Sent</div>
<div onclick="1" style="padding:6px">{file} Drafts</div><div onclick="1" style="padding:6px">{trash-2} Bin</div><p>4.2 GB of 15 GB used</p></nav>
<div style="width:380px;border:1px solid #8885"><div style="padding:6px;display:flex;gap:14px">
<input type="checkbox"><a href="#" aria-label="Archive">{archive}</a><a href="#" aria-label="Delete">{trash}</a><a href="#" aria-label="Refresh">{refresh-cw}</a></div>
<div onclick="1" style="padding:8px;border-bottom:1px solid #8885"><b>Annual meeting</b><br>The minutes are attached, please read</div>
<div onclick="1" style="padding:8px;border-bottom:1px solid #8885"><b>Your order 2291</b><br>It was sent on Tuesday and arrives</div>
<div onclick="1" style="padding:8px;border-bottom:1px solid #8885"><b>Dinner?</b><br>Are you free on Saturday evening</div>
<div onclick="1" style="padding:8px;border-bottom:1px solid #8885"><b>Invoice 17</b><br>Due at the end of the month</div></div>
<div style="padding:14px;flex:1"><h3>Annual meeting</h3><p>from Petra Klein to you, 14 March</p><p>Dear all,</p>
<p>the minutes of our meeting are attached. Please send your remarks before Friday. The next one is on 3 June.</p><p>Petra</p>
<button>{corner-up-left} Reply</button> <button>{corner-up-right} Forward</button> <a href="#">Show original</a></div></div>
"""
JOIN = """
<main style="max-width:620px;margin:20px auto"><h1>Join the library</h1><p>Membership is free. You need a valid address.</p>
<form><label for="a">Full name</label><input id="a" value="Nils Holm"><br><label for="b">E-mail</label><input id="b" type="email" placeholder="you@example.org"><br>
<label for="c">Branch</label><select id="c"><option>Harbour<option>Old town</select><br>
<label for="d">Remarks</label><textarea id="d" rows="2"></textarea>
<p><input type="radio" name="r" checked> Adult <input type="radio" name="r"> Child <input type="radio" name="r"> Student</p>
<p><input type="checkbox"> Send me the programme</p><p><input type="checkbox" checked> I have read the <a href="#">rules</a></p>
<input type="range"><p><b>Fee: 0.00</b></p><button type="button">Join</button> <button type="button">Clear</button></form>
<p>Already a member? <a href="#">Sign in</a> or <a href="#">reset your password</a>.</p></main>
"""
BOARD = """
<nav style="display:flex;gap:18px;padding:10px"><b>Plant 7</b><a href="#">Overview</a><a href="#">Machines</a><a href="#">Shifts</a></nav>
<div style="display:grid;grid-template-columns:repeat(4,1fr);gap:14px;padding:14px">
<div style="border:1px solid #8886;padding:10px"><small>Output today</small><h2>1,284</h2><small>+3 % since yesterday</small></div>
<div style="border:1px solid #8886;padding:10px"><small>Faults</small><h2>7</h2><small>2 open</small></div>
<div style="border:1px solid #8886;padding:10px"><small>Energy</small><h2>412 kWh</h2><small>as planned</small></div>
<div style="border:1px solid #8886;padding:10px"><small>Staff</small><h2>18</h2><small>of 20</small></div></div>
<div style="padding:14px"><div role="tablist"><button role="tab" aria-selected="true">Day</button><button role="tab">Week</button><button role="tab">Month</button></div>
<svg width="700" height="120"><rect x="10" y="40" width="40" height="80" fill="#48c"/><rect x="70" y="20" width="40" height="100" fill="#48c"/>
<rect x="130" y="70" width="40" height="50" fill="#48c"/><rect x="190" y="55" width="40" height="65" fill="#48c"/></svg>
<table><tr><th>Machine</th><th>State</th><th>Since</th><th></th></tr>
<tr><td>Press A</td><td><span style="background:#2a2;color:#fff;padding:2px 9px;border-radius:4px">running</span></td><td>06:00</td><td><a href="#">Details</a></td></tr>
<tr><td>Press B</td><td><span style="background:#c22;color:#fff;padding:2px 9px;border-radius:4px">fault</span></td><td>09:41</td><td><a href="#">Details</a></td></tr>
<tr><td>Oven</td><td><span style="background:#888;color:#fff;padding:2px 9px;border-radius:4px">off</span></td><td>yesterday</td><td><a href="#">Details</a></td></tr></table>
<button>{download} Export</button> <button aria-label="Settings">{settings}</button></div>
"""
MANUAL = """
<div style="display:flex"><aside style="width:220px;padding:12px"><input type="search" placeholder="Search the manual" style="width:180px">
<ul><li><a href="#">Start</a></li><li><a href="#">Install</a></li><li><a href="#">First steps</a></li><li><a href="#">Settings</a></li><li><a href="#">Questions</a></li></ul></aside>
<article style="padding:12px;flex:1"><p><a href="#">Manual</a> / <a href="#">Install</a> / Linux</p><h1>Install on Linux</h1>
<p>Packages are built for the usual distributions. If yours is not among them, build it from the <a href="#">source</a>.</p>
<pre>apt install harbour\nharbour --version</pre><button>Copy</button><h2>What you need</h2>
<ul><li>A machine with 2 GB of memory</li><li>Python 3.11 or newer</li><li>An account on the <a href="#">package server</a></li></ul>
<blockquote>Versions before 2.4 cannot read the new files.</blockquote><h2>Check it</h2><p>Run <code>harbour check</code>. It says <b>fine</b> when all is well.</p>
<details><summary>Why is it slow at first?</summary>It reads all files once.</details><p><a href="#">Back: Start</a> <a href="#">Next: First steps</a></p>
<p>Was this helpful? <button>Yes</button> <button>No</button></p></article></div>
"""
PAGES = {"issues": ISSUES, "mail": MAIL, "join": JOIN, "board": BOARD, "manual": MANUAL}
