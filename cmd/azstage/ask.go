package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
)

// ask puts a yes-or-no question to the person at the terminal. Anything but yes refuses, and so does the lack of one.
func ask(w io.Writer, question string) error {
	if !isatty.IsTerminal(os.Stdin.Fd()) {
		return usageError{errors.New("nobody is there to confirm this; --yes answers beforehand")}
	}
	_, _ = fmt.Fprintf(w, "%s Only \"yes\" does it: ", question)
	answer, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return err
	}
	if strings.TrimSpace(answer) != "yes" {
		return errors.New("not confirmed; nothing was changed")
	}
	return nil
}
