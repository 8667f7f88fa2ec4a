package main

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// prepare sets up a tab, as a phone, before the first page. A slow one has a
// processor slowed 4 times.
func prepare(isSlow bool) chromedp.Action {
	tasks := chromedp.Tasks{
		emulation.SetDeviceMetricsOverride(412, 823, 1.75, true),
	}
	if isSlow {
		tasks = append(tasks, emulation.SetCPUThrottlingRate(4))
	}
	return tasks
}

// machine names the machine in a table.
func machine(isSlow bool) string {
	if isSlow {
		return "slow"
	}
	return "as it is"
}
