package emulator

import (
	"context"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// Act carries an action of Azure's out that no resource stands for, such as the upgrade of a profile. It takes as long as
// an update of the resource. Its error is Azure's refusal, upon which nothing has changed.
func (s *Server) Act(ctx context.Context, id, action string, body model.Properties) error {
	return s.operations.act(ctx, id, action, body)
}

func (o *operations) act(ctx context.Context, id, action string, body model.Properties) error {
	token := ""
	o.store.View(func(cloud model.Cloud) {
		resource, _ := cloud.Get(id)
		token = resource.Token
	})
	row, _ := azure.DurationOf(token, azure.Verb(Update))
	started := o.clock.now()
	o.clock.pass(ctx, row.Typical)
	o.mu.Lock()
	defer o.mu.Unlock()
	err := o.subscription.Act(ctx, id, action, body)
	o.number++
	o.observe(action+" "+id[strings.LastIndex(id, "/")+1:], o.clock.end(started, row.Typical))
	return err
}
