// @ts-check
// The script that every page loads. It does what has to work before the browser
// program (WebAssembly) has started, and decides when to start it: the page itself
// is complete without. Each module does one thing; their order here is the order in
// which they run.
import { startOnIntent } from "./intent.js";
import { launch } from "./launch.js";
import { setOnFailure } from "./program.js";
import { carryOn, reload } from "./reload.js";
import { notice } from "./toast.js";
import "./searchkey.js";
import "./focus.js";
import "./offline.js";
import "./keys.js";
import "./language.js";
import "./unassigned.js";
import "./share.js";
import "./cardmenu.js";
import "./install.js";
import "./prefilter.js";
import "./enter.js";
import "./position.js";
import "./transition.js";
import "./tray.js";
import "./replay.js";

setOnFailure({ reload, notice });
launch();
carryOn();
startOnIntent();
