package doctor

import (
	"os/exec"

	"github.com/azstage/azstage/internal/engine"
)

func pulumiCLI() Finding {
	path, err := engine.FindCLI()
	if err != nil {
		return Finding{Missing, "Pulumi CLI", err.Error(), "make pulumi-cli"}
	}
	return Finding{Good, "Pulumi CLI", path, ""}
}

func stateDirectory(directory engine.Directory) Finding {
	if err := directory.Writable(); err != nil {
		return Finding{Missing, "State directory", err.Error(), "choose another with --state DIR"}
	}
	return Finding{Good, "State directory", string(directory), ""}
}

// languagePlugin matters for `pulumi up` only: azstage runs the program itself.
func languagePlugin() Finding {
	path, err := exec.LookPath("pulumi-language-go")
	if err != nil {
		return Finding{
			Optional, "Go language plugin", "pulumi-language-go is not on PATH",
			"for plain `pulumi up`, install Pulumi with its own installer; azstage does not need the plugin",
		}
	}
	return Finding{Good, "Go language plugin", path, ""}
}
