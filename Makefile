SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

STAGE ?=
ARGS  ?=

# Everything is built into bin/ and kept in .azstage/; nothing else is written but Go's own caches.
AZSTAGE  := bin/azstage
PROGRESS  = 2>&1 | awk -v label="$@" -f tools/progress.awk

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-26s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  STAGE is one of: single 1k 10k 100k 1m 10m. ARGS are handed on, e.g. make up STAGE=single ARGS='--set workload=shop'."

.PHONY: up preview refresh destroy
up: ## Bring STAGE up on the embedded Azure, e.g. make up STAGE=single
preview: ## Show what up would change
refresh: ## Read the embedded Azure again and report drift
destroy: ## Remove everything that up made
up preview refresh destroy: build
	@test -n "$(STAGE)" || { echo "say which stage, e.g. make $@ STAGE=single" >&2; exit 2; }
	@$(AZSTAGE) $@ $(STAGE) $(ARGS)

.PHONY: build
build: pulumi-cli policy-pack azstage ## Build bin/azstage, and the Pulumi CLI where none is recent enough

.PHONY: azstage
azstage:
	@go build -v -o $(AZSTAGE) ./cmd/azstage $(PROGRESS)

# The engine finds a policy pack in Go by this name.
.PHONY: policy-pack
policy-pack:
	@go build -v -o bin/pulumi-analyzer-policy-go ./policies $(PROGRESS)

.PHONY: pulumi-cli
pulumi-cli:
	@tools/pulumi.sh $(PROGRESS)

.PHONY: test
test: pulumi-cli policy-pack ## Run every test but the one of make chain
	go test -timeout 60m ./...

.PHONY: chain
chain: pulumi-cli ## Take one stack from single to 10m and back; ARGS=-update writes docs/hops
	go test -tags chain ./stages/deploy -run TestOneStackGoesFromSingleTo10mAndBack -v -timeout 80m $(ARGS)

.PHONY: test-short
test-short: ## Run the tests that need neither the Azure SDK nor the engine
	go test ./internal/azure/... ./stages ./internal/docs/... ./internal/graph/... ./internal/emulator/...

.PHONY: browser-test
browser-test: ## Open the HTML comparison of every two neighbouring stages in headless Chromium
	@tools/chromium.sh
	go test -tags browser ./internal/compare -run InABrowser -timeout 10m

# By a number of inputs, so that the same happens on every machine; INPUTS=1000000 looks longer.
INPUTS ?= 2000
.PHONY: fuzz fuzz-short
fuzz: ## Give every parser INPUTS mutated inputs
	@tools/fuzz.sh $(INPUTS)
fuzz-short: ## The same for the parsers that need no Pulumi SDK, which would be compiled anew for it
	@tools/fuzz.sh $(INPUTS) stages internal/azure internal/celldirectory internal/cost internal/emulator internal/kql internal/shardmap

.PHONY: bench
bench: pulumi-cli policy-pack ## Time and memory of preview and up per stage and number of cells, beside the engine's floor, and of the emulator
	for benchmark in Floor Up Cells; do go test ./stages/deploy -run '^$$' -bench $$benchmark -benchtime 1x -timeout 60m; done
	go test ./internal/emulator -run '^$$' -bench . -benchtime 1x -timeout 60m

.PHONY: check
check: format-check vet lint generate-check ## Formatting, vet, lint, and that generated files are current

.PHONY: format format-check
format: ## Format the sources
	gofmt -w $$(git ls-files '*.go')
format-check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	test -z "$$unformatted" || { echo "not formatted (make format): $$unformatted" >&2; exit 1; }

.PHONY: vet
vet:
	go vet ./...
	go vet -tags browser,chain ./internal/compare ./stages/deploy

.PHONY: lint
lint: bin/staticcheck workflows licences vulnerabilities ## Run staticcheck, and check the workflows and what is linked
	bin/staticcheck ./...

bin/staticcheck: tools/go.mod
	@cd tools && go build -o ../bin/staticcheck honnef.co/go/tools/cmd/staticcheck

.PHONY: workflows
workflows: bin/actionlint ## Check the workflows of GitHub, and that their actions are pinned by commit
	@bin/actionlint
	@! grep -n 'uses:' .github/workflows/*.yml | grep -Ev '@[0-9a-f]{40} # v[0-9]'

bin/actionlint: tools/checks/go.mod
	@cd tools/checks && go build -o ../../bin/actionlint github.com/rhysd/actionlint/cmd/actionlint

# Licences under which a binary may be handed on when it carries their texts. Freetype-Go is under the FreeType licence or
# the GPL, as we choose, which no tool recognises; the Lucent one is MIT's for the printing of floating-point numbers in goja.
LICENCES := Apache-2.0,BSD-2-Clause,BSD-3-Clause,ISC,MIT,MPL-2.0,Unicode-DFS-2016,LicenseRef-MIT-Lucent
NOT_JUDGED := --ignore github.com/azstage/azstage --ignore github.com/golang/freetype

.PHONY: licences
licences: bin/go-licenses ## Check that what is linked has licences that allow it
	@bin/go-licenses check . ./cmd/azstage ./policies --logtostderr=false --log_file /dev/null --stderrthreshold ERROR $(NOT_JUDGED) --allowed_licenses $(LICENCES)

bin/go-licenses: tools/checks/go.mod
	@cd tools/checks && go build -o ../../bin/go-licenses github.com/google/go-licenses/v2

# By the database that tools/checks/go.mod pins; VULNDB=https://vuln.go.dev asks the live one.
VULNDB ?=
.PHONY: vulnerabilities
vulnerabilities: azstage policy-pack ## Look for known vulnerabilities in what is linked
	@cd tools/checks && go test ./... && \
	go run ./vulnerabilities -db "$(VULNDB)" ../../$(AZSTAGE) ../../bin/pulumi-analyzer-policy-go

.PHONY: generate generate-check
generate: ## Rewrite generated files
	go generate ./...
generate-check: generate
	@git diff --exit-code --stat -- . || { echo "generated files are not current: run make generate and commit" >&2; exit 1; }

# Stripped, without this machine's paths, and without C, so that a release depends on the commit and the toolchain alone.
RELEASE := CGO_ENABLED=0 go build -trimpath -ldflags "-s -w"

.PHONY: release reproducible
release: ## Build bin/release/azstage as it is handed on
	$(RELEASE) -o bin/release/azstage ./cmd/azstage
reproducible: release ## Build the release again from a clone elsewhere with an empty cache, and compare (minutes)
	tools/reproducible.sh bin/release/azstage $(RELEASE)

.PHONY: clean
clean: ## Remove what was built; state and the embedded cloud in .azstage/ stay
	rm -rf bin
