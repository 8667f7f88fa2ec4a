package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/statusdeck/statusdeck/web/internal/browser"
)

func main() {
	tab, stop, err := browser.Start(context.Background())
	if err != nil {
		panic(err)
	}
	defer stop()
	chromedp.ListenTarget(tab, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			for _, a := range ev.Args {
				fmt.Println("CONSOLE", ev.Type, string(a.Value), a.Description)
			}
		case *runtime.EventExceptionThrown:
			fmt.Println("EXC", ev.ExceptionDetails.Error())
		}
	})
	for _, u := range os.Args[1:] {
		var out string
		err := chromedp.Run(tab, chromedp.Navigate(u), chromedp.Sleep(2500*time.Millisecond),
			chromedp.Evaluate(`location.href+" | "+document.title+" | "+document.querySelector("h1")?.textContent+" | "+document.documentElement.dataset.program+" | ctl "+!!navigator.serviceWorker.controller`, &out))
		fmt.Println(out, err)
	}
}
