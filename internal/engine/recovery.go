package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/emulator/model"
)

// settle brings a state in line with the cloud after a run that was killed. The engine notes what it is about to create;
// if it dies before the answer, the resource exists but the state has no ID for it, and the next run would create it a
// second time, which Azure refuses. Its ID follows from its inputs, so what the cloud has under that ID is adopted.
//
// On target azure the engine's own warning about pending operations stands: there, adopting what merely has the expected
// ID could take over somebody else's resource.
func (s *Session) settle(ctx context.Context) error {
	if s.options.Target != Emulator || !s.interrupted() {
		return nil
	}
	state, deployment, err := s.deployment(ctx)
	if err != nil {
		return err
	}
	adopted := s.adopt(&deployment)
	if err := s.replaceState(ctx, state, deployment); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(s.options.Progress, "The last run was killed. %d resources that it had just created were found.\n",
		adopted)
	return nil
}

// interrupted says whether the state holds operations that never ended.
func (s *Session) interrupted() bool {
	text, err := os.ReadFile(s.directory.checkpoint(Project, s.name))
	if err != nil {
		return false // There is no state yet.
	}
	var checkpoint struct {
		Checkpoint struct {
			Latest struct {
				PendingOperations []json.RawMessage `json:"pending_operations"`
			} `json:"latest"`
		} `json:"checkpoint"`
	}
	return json.Unmarshal(text, &checkpoint) == nil && len(checkpoint.Checkpoint.Latest.PendingOperations) > 0
}

// adopt turns pending creations that the cloud has done into resources, and forgets the other pending operations, which
// are safe to repeat. It returns how many it adopted.
func (s *Session) adopt(deployment *apitype.DeploymentV3) int {
	adopted := 0
	for _, pending := range deployment.PendingOperations {
		made := pending.Resource
		if pending.Type != apitype.OperationTypeCreating || !made.Custom {
			continue
		}
		id := s.server.Subscription().ID(string(made.Type), model.Properties(made.Inputs))
		found, exists := s.cloud.Get(id)
		if !exists {
			continue
		}
		made.ID, made.Outputs = resource.ID(found.ID), s.sealed(made, found)
		deployment.Resources = append(deployment.Resources, made)
		adopted++
	}
	deployment.PendingOperations = nil
	return adopted
}

// sealed are the outputs of a resource without any secret in clear: what the program gave as a secret stays encrypted,
// and what Azure returns as one is left for the next refresh to read.
func (s *Session) sealed(made apitype.ResourceV3, found model.Resource) map[string]any {
	outputs := map[string]any(found.Outputs.Clone())
	for key, given := range made.Inputs {
		if text, err := json.Marshal(given); err != nil || strings.Contains(string(text), resource.SecretSig) {
			outputs[key] = given
		}
	}
	for _, path := range s.server.Subscription().Secrets(found.Token) {
		top, _, _ := strings.Cut(path, ".")
		delete(outputs, top)
	}
	return outputs
}
