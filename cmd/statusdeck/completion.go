package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/statusdeck/statusdeck/catalog"
)

func completionCommand() *command {
	return &command{
		name: "completion", arguments: "SHELL", summary: "print completions for bash, zsh or fish",
		about: "Prints a script that completes commands, flags and codes:\n\n" +
			"  bash: statusdeck completion bash >/etc/bash_completion.d/statusdeck\n" +
			"  zsh:  statusdeck completion zsh >\"${fpath[1]}/_statusdeck\"\n" +
			"  fish: statusdeck completion fish >~/.config/fish/completions/statusdeck.fish",
		least: 1, most: 1, complete: "shells",
		run: func(_ context.Context, e env, args []string) error {
			write, ok := map[string]func(io.Writer){"bash": bash, "zsh": zsh, "fish": fish}[args[0]]
			if !ok {
				return usageError(fmt.Sprintf("completion: no shell %q: want bash, zsh or fish", args[0]))
			}
			write(e.stdout)
			return nil
		},
	}
}

// words returns what a shell offers for the arguments of a command; nothing for files.
func (c *command) words() []string {
	switch c.complete {
	case "codes":
		list := []string{"1xx", "2xx", "3xx", "4xx", "5xx"}
		for _, s := range catalog.All() {
			list = append(list, threeDigits(s.Code))
		}
		return list
	case "verbs":
		return commandNames()
	case "shells":
		return []string{"bash", "zsh", "fish"}
	}
	return nil
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

// eachFlag calls f for every flag of the command.
func (c *command) eachFlag(f func(name, usage string)) {
	c.flagSet().VisitAll(func(fl *flag.Flag) {
		_, usage := flag.UnquoteUsage(fl)
		f(fl.Name, usage)
	})
}

func bash(w io.Writer) {
	fmt.Fprintf(w, `# bash completion for statusdeck
_statusdeck() {
	local cur=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]} words=
	if [ "$COMP_CWORD" -eq 1 ]; then
		words=%q
	else
		case $verb in
`, strings.Join(append(commandNames(), codeWords()...), " "))
	for _, c := range commands() {
		list := c.words()
		c.eachFlag(func(name, _ string) { list = append(list, "-"+name) })
		fmt.Fprintf(w, "\t\t%s) words=%q ;;\n", c.name, strings.Join(list, " "))
	}
	fmt.Fprint(w, `		esac
	fi
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _statusdeck statusdeck
`)
}

func codeWords() []string { return (&command{complete: "codes"}).words() }

func zsh(w io.Writer) {
	fmt.Fprint(w, "#compdef statusdeck\n_statusdeck() {\n\tif (( CURRENT == 2 )); then\n\t\tlocal -a verbs=(\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "\t\t\t%s\n", single(c.name+":"+c.summary))
	}
	fmt.Fprintf(w, "\t\t)\n\t\t_describe command verbs\n\t\tcompadd -- %s\n\t\treturn\n\tfi\n\tcase $words[2] in\n", strings.Join(codeWords(), " "))
	for _, c := range commands() {
		fmt.Fprintf(w, "\t%s)\n\t\t_arguments", c.name)
		c.eachFlag(func(name, usage string) {
			fmt.Fprintf(w, " \\\n\t\t\t%s", single("-"+name+"["+strings.NewReplacer("[", "(", "]", ")").Replace(usage)+"]"))
		})
		if list := c.words(); list != nil {
			fmt.Fprintf(w, " \\\n\t\t\t%s", single("*:argument:("+strings.Join(list, " ")+")"))
		} else {
			fmt.Fprintf(w, " \\\n\t\t\t%s", single("*:file:_files"))
		}
		fmt.Fprint(w, "\n\t\t;;\n")
	}
	fmt.Fprint(w, "\tesac\n}\n_statusdeck \"$@\"\n")
}

func fish(w io.Writer) {
	fmt.Fprint(w, "# fish completion for statusdeck\ncomplete -c statusdeck -f\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "complete -c statusdeck -n __fish_use_subcommand -a %s -d %s\n", c.name, single(c.summary))
	}
	fmt.Fprintf(w, "complete -c statusdeck -n __fish_use_subcommand -a %s\n", single(strings.Join(codeWords(), " ")))
	for _, c := range commands() {
		when := single("__fish_seen_subcommand_from " + c.name)
		c.eachFlag(func(name, usage string) {
			fmt.Fprintf(w, "complete -c statusdeck -n %s -o %s -d %s\n", when, name, single(usage))
		})
		if list := c.words(); list != nil {
			fmt.Fprintf(w, "complete -c statusdeck -n %s -a %s\n", when, single(strings.Join(list, " ")))
		} else if c.complete == "files" {
			fmt.Fprintf(w, "complete -c statusdeck -n %s -F\n", when)
		}
	}
}

// single quotes a text for a shell.
func single(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
