package main

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// prepare sets up a tab, as a phone, before the first page. A slow one has a
// processor slowed 4 times and a network of 1.6 Mbit/s with 150 ms.
func prepare(isSlow bool) chromedp.Action {
	tasks := chromedp.Tasks{
		network.Enable(),
		emulation.SetDeviceMetricsOverride(412, 823, 1.75, true),
	}
	if isSlow {
		tasks = append(tasks,
			emulation.SetCPUThrottlingRate(4),
			network.EmulateNetworkConditions(false, 150, 1.6e6/8, 750e3/8))
	}
	return tasks
}

// speed names the machine in a table.
func speed(isSlow bool) string {
	if isSlow {
		return "slow"
	}
	return "as it is"
}
