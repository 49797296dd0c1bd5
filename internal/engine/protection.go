package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// Unprotect takes the protection off resources in the state, so that the next Up can delete them. The target is not
// touched. What stays in the program is protected again by the next Up.
func (s *Session) Unprotect(ctx context.Context, urns []string) error {
	if len(urns) == 0 {
		return nil
	}
	state, deployment, err := s.deployment(ctx)
	if err != nil {
		return err
	}
	for i, r := range deployment.Resources {
		if slices.Contains(urns, string(r.URN)) {
			deployment.Resources[i].Protect = false
		}
	}
	return s.replaceState(ctx, state, deployment)
}

// deployment reads the state as it is exported, and what is in it.
func (s *Session) deployment(ctx context.Context) (state apitype.UntypedDeployment, read apitype.DeploymentV3, err error) {
	if state, err = s.Export(ctx); err != nil {
		return state, read, err
	}
	if err := json.Unmarshal(state.Deployment, &read); err != nil {
		return state, read, fmt.Errorf("read the state of stack %s: %w", s.name, err)
	}
	return state, read, nil
}

// replaceState writes a deployment back that was read from an exported state.
func (s *Session) replaceState(ctx context.Context, state apitype.UntypedDeployment, with apitype.DeploymentV3) (err error) {
	if state.Deployment, err = json.Marshal(with); err != nil {
		return err
	}
	if err := s.stack.Import(ctx, state); err != nil {
		return fmt.Errorf("write the state of stack %s: %w", s.name, engineError(err))
	}
	return nil
}
