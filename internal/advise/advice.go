package advise

import (
	"errors"
	"strings"
	"time"

	"github.com/azstage/azstage/stages"
)

// Verdict is what to do.
type Verdict string

// The verdicts, by how much they change.
const (
	Stay         Verdict = "stay"
	RightSize    Verdict = "rightSize"
	ScaleInPlace Verdict = "scaleInPlace"
	Promote      Verdict = "promote"
	GoDown       Verdict = "demote"
)

// Advice is what to do with a stack, and why. Its JSON form is published in docs/schemas/advice.json.
type Advice struct {
	Stage   stages.Stage `json:"stage"`
	Stack   string       `json:"stack"`
	Verdict Verdict      `json:"verdict"`
	// To is the stage that is advised, which most verdicts leave as it is.
	To   stages.Stage `json:"to"`
	From time.Time    `json:"from"`
	Till time.Time    `json:"till"`
	// Reasons are sentences: what speaks for the verdict, and what against others.
	Reasons []string `json:"reasons"`
	// Changes are other sizes in place, for the verdicts rightSize and scaleInPlace.
	Changes []Change `json:"changes"`
	// Findings are what was measured, in the order of the signals.
	Findings []Finding `json:"findings"`
	// Doors close on the way up, or stay closed on the way down.
	Doors []stages.Door `json:"oneWayDoors"`
	// Commands do what is advised, looking before leaping.
	Commands []string `json:"commands"`
	// Cost is what the advice costs or saves; absent while nobody has priced it.
	Cost *Cost `json:"cost,omitempty"`
	// Buys are sentences: what one has for the cost, or loses with the saving.
	Buys []string `json:"buys"`
}

// Input is what an advice is made of.
type Input struct {
	// Config is the configuration of the stack, with its stage and overrides.
	Config stages.Config
	// Stack is its name.
	Stack string
	// Options are those of the command line that lead to the stack, e.g. "--target azure".
	Options []string
	Metrics Metrics
	// Problems are sentences about what could not be measured, and why.
	Problems []string
}

// On advises on a stack. The error says that nothing was measured that could be judged, or what is wrong with the
// configuration.
func On(input Input) (Advice, error) {
	p, err := stages.Resolve(input.Config)
	if err != nil {
		return Advice{}, err
	}
	m := input.Metrics
	j := &judge{input: input, profile: p, findings: Examine(Signals(p), m), days: m.days()}
	if !j.judgeable() {
		return Advice{}, errors.New(strings.Join(append([]string{
			"no trigger of stage " + string(p.Stage) + " is measured: nothing can be said about it",
		}, input.Problems...), "\n"))
	}
	j.advice = Advice{
		Stage: p.Stage, Stack: input.Stack, Verdict: Stay, To: p.Stage, From: m.From, Till: m.To, Reasons: []string{},
		Changes: []Change{}, Findings: j.findings, Doors: []stages.Door{}, Commands: []string{}, Buys: []string{},
	}
	for _, decide := range []func() bool{j.outgrown, j.full, j.tooLarge, j.oversized, j.stays} {
		if decide() {
			break
		}
	}
	j.remark()
	j.advice.Commands = j.commands()
	return j.advice, nil
}
