// Package arm answers requests as Azure Resource Manager and the azure-native provider would, by applying the rows of
// package model to the resources in package cloud.
package arm

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/schema"
)

// Subscription is the emulated Azure subscription, ready for requests. It may be used by several goroutines.
type Subscription struct {
	cloud   *cloud.Cloud
	types   map[string]kind
	running inProgress
}

// kind is a resource type with what is derived from it once.
type kind struct {
	*model.Type
	template template
	schema   *schema.Resource // nil when the type has none
}

// New returns a subscription with the given resource types. It refuses types that contradict themselves or each other.
func New(store *cloud.Cloud, types []*model.Type) (*Subscription, error) {
	return newSubscription(store, types, schema.Lookup)
}

func newSubscription(
	store *cloud.Cloud, types []*model.Type, schemas func(string) (*schema.Resource, bool),
) (*Subscription, error) {
	subscription := &Subscription{cloud: store, types: map[string]kind{}}
	rules := map[string]bool{}
	for _, declared := range types {
		if _, twice := subscription.types[declared.Token]; twice {
			return nil, fmt.Errorf("resource type %s is declared twice", declared.Token)
		}
		parsed, err := parseTemplate(declared.Path)
		if err != nil {
			return nil, fmt.Errorf("resource type %s: %w", declared.Token, err)
		}
		for _, rule := range declared.Rules {
			if rules[rule.ID] {
				return nil, fmt.Errorf("rule %s is declared twice", rule.ID)
			}
			rules[rule.ID] = true
		}
		found, _ := schemas(declared.Token)
		subscription.types[declared.Token] = kind{Type: declared, template: parsed, schema: found}
	}
	store.UseTypes(func(token string) *model.Type { return subscription.types[token].Type })
	return subscription, nil
}

// Tokens returns the tokens of the modelled types, in order.
func (s *Subscription) Tokens() []string {
	tokens := make([]string, 0, len(s.types))
	for token := range s.types {
		tokens = append(tokens, token)
	}
	slices.Sort(tokens)
	return tokens
}

// TypeOf returns the ARM type of a token, "" for types that are not modelled.
func (s *Subscription) TypeOf(token string) string {
	if found, ok := s.types[token]; ok {
		return found.ARMType
	}
	return ""
}

// Secrets returns the paths of the output properties of a type that hold secrets.
func (s *Subscription) Secrets(token string) []string {
	if found, ok := s.types[token]; ok {
		return found.Secrets
	}
	return nil
}

// ID returns the resource ID that inputs lead to, or "" while a part of it is missing or unknown.
func (s *Subscription) ID(token string, inputs model.Properties) string {
	found, ok := s.types[token]
	if !ok {
		return ""
	}
	return found.template.id(inputs)
}

// kindOf finds a type. Types that are not modelled are refused rather than accepted unseen.
func (s *Subscription) kindOf(token string) (kind, error) {
	found, ok := s.types[token]
	if !ok {
		return kind{}, Faults{{Status: notImplemented, Code: "NotModelled", Message: fmt.Sprintf("the emulator does not "+
			"model the resource type %s: `azstage emulator rules` lists the %d types that it does; "+
			"use --target azure for the others", token, len(s.types))}}
	}
	return found, nil
}

// name is the name of the resource: the value of the last placeholder, or the literal that the path ends in.
func (k kind) name(id string) string { return id[strings.LastIndex(id, "/")+1:] }
