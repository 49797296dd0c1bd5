package emulator

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/emulator/model"
)

// randomTypes are the modelled types of the random provider, with the inputs of SDK v4.21.2.
var randomTypes = map[string]randomType{
	"random:index/randomString:RandomString": {
		inputs: map[string]bool{
			"keepers": false, "length": true, "lower": false, "minLower": false, "minNumeric": false, "minSpecial": false,
			"minUpper": false, "number": false, "numeric": false, "overrideSpecial": false, "special": false, "upper": false,
		},
		defaults:  stringDefaults,
		check:     checkString,
		generate:  generateString,
		recognise: recogniseString,
	},
	"random:index/randomUuid:RandomUuid": {
		inputs:    map[string]bool{"keepers": false},
		generate:  generateUUID,
		recognise: recogniseUUID,
	},
}

// stringDefaults are the provider's own.
var stringDefaults = model.Properties{
	"lower": true, "upper": true, "numeric": true, "number": true, "special": true,
	"minLower": 0.0, "minUpper": 0.0, "minNumeric": 0.0, "minSpecial": 0.0,
}

// defaultSpecial is the provider's own set of special characters.
const defaultSpecial = "!@#$%&*()-_=+[]{}<>:?"

// alphabet is one kind of character that a random string may be made of.
type alphabet struct{ allowed, minimum, characters string }

func alphabets(inputs model.Properties) []alphabet {
	special := defaultSpecial
	if inputs.Has("overrideSpecial") {
		special = inputs.String("overrideSpecial")
	}
	return []alphabet{
		{"lower", "minLower", "abcdefghijklmnopqrstuvwxyz"},
		{"upper", "minUpper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
		{"numeric", "minNumeric", "0123456789"},
		{"special", "minSpecial", special},
	}
}

// checkString applies the provider's own limits: length at least 1 and not less than the minimums together, and
// something to choose from.
func checkString(inputs model.Properties) []model.Fault {
	var faults []model.Fault
	refuse := func(property, format string, args ...any) {
		faults = append(faults, model.Refuse(property, "InvalidValue", format, args...)...)
	}
	if length := inputs.Number("length"); inputs.Has("length") && length < 1 {
		refuse("length", "the length must be at least 1, not %v", length)
	}
	given := randomType{defaults: stringDefaults}.outputs(inputs)
	var minimums float64
	var characters string
	for _, set := range alphabets(given) {
		minimums += given.Number(set.minimum)
		if set.characters == "" && given.Number(set.minimum) > 0 {
			refuse(set.minimum, "there are no %s characters to take %v of", set.allowed, given.Number(set.minimum))
		}
		if given.Bool(set.allowed) || !given.Known(set.allowed) {
			characters += set.characters
		}
	}
	if inputs.Has("length") && minimums > inputs.Number("length") {
		refuse("length", "the length %v is less than the minimums together (%v)", inputs.Number("length"), minimums)
	}
	if characters == "" {
		refuse("lower", "every kind of character is switched off; allow at least one")
	}
	return faults
}

// generateString takes the minimum of each kind first and fills up from all allowed ones.
func generateString(seed string, inputs model.Properties) string {
	source := newSource(seed)
	var result, all []rune
	for _, set := range alphabets(inputs) {
		if inputs.Bool(set.allowed) {
			all = append(all, []rune(set.characters)...)
		}
		characters := []rune(set.characters)
		for range int(inputs.Number(set.minimum)) {
			result = append(result, characters[source.IntN(len(characters))])
		}
	}
	for len(result) < int(inputs.Number("length")) {
		result = append(result, all[source.IntN(len(all))])
	}
	source.Shuffle(len(result), func(i, j int) { result[i], result[j] = result[j], result[i] })
	return string(result)
}

func recogniseString(id string) (model.Properties, error) {
	if id == "" {
		return nil, fmt.Errorf("the ID of a random string is the string, which cannot be empty")
	}
	return model.Properties{"length": float64(utf8.RuneCountInString(id))}, nil
}

func generateUUID(seed string, _ model.Properties) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(seed)).String()
}

func recogniseUUID(id string) (model.Properties, error) {
	if _, err := uuid.Parse(id); err != nil {
		return nil, fmt.Errorf("the ID of a random UUID is the UUID: %w", err)
	}
	return model.Properties{}, nil
}

// seed depends on everything whose change replaces the value.
func seed(urn resource.URN, inputs model.Properties) string {
	text, err := json.Marshal(inputs)
	if err != nil {
		return string(urn)
	}
	return string(urn) + string(text)
}

func newSource(seed string) *rand.Rand {
	sum := sha256.Sum256([]byte(seed))
	const half = 8
	return rand.New(rand.NewPCG(binary.BigEndian.Uint64(sum[:half]), binary.BigEndian.Uint64(sum[half:])))
}
