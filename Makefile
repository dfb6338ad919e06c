# zhibiao: `make` builds, `make demo` sets everything up and makes the sample season, `make test` runs all tests.
# Needs nothing but make on Debian 12 or 13: what else is missing is installed by `make deps`, so nothing here may ask
# gcc or pkg-config before that has run.

# What may be given: make CC=clang, make CFLAGS=-O0, make install PREFIX=/usr DESTDIR=package …
ifeq ($(origin CC),default)
CC := gcc
endif
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=

# Debian packages: to build and run, and what some targets need besides. "a|b" is one of the two.
DEB_BUILD := libmicrohttpd-dev gcc libc6-dev pkg-config libhpdf-dev libxml2-dev libxlsxwriter-dev liblua5.4-dev libharfbuzz-dev \
  libfontconfig-dev libunibreak-dev libsqlite3-dev libzip-dev libdeflate-dev libjpeg-dev libpng-dev libssl-dev zlib1g-dev libqrencode-dev libzbar-dev \
  icc-profiles-free fonts-noto-cjk fonts-arphic-ukai fonts-lxgw-wenkai fonts-babelstone-han fonts-hanazono
DEB_TEST := libcmocka-dev libfreetype-dev lua5.4 perl unzip zip poppler-utils qpdf libreoffice-calc-nogui python3-uno imagemagick \
  libasan8 libubsan1
DEB_OUTSIDE := nginx chromium firefox-esr mmdebstrap mupdf-tools python3-pdfminer zbar-tools slurm-wlm munge
DEB_PACKAGE := debhelper dpkg-dev lintian
DEB_LINT := libcmocka-dev libfreetype-dev clang clang-format-19 cppcheck lua-check libxml2-utils shellcheck
DEB_FUZZ := clang libclang-rt-dev|libclang-rt-14-dev perl
DEB_BENCH := xlsx2csv gnumeric time lua5.4 python3-xlsxwriter python3-reportlab fontconfig

SOURCES := $(filter-out generators/main.c,$(sort $(shell find generators -name '*.c')))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
UNITS := $(patsubst tests/unit/%.c,%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*.c)))
UNIT_OBJECTS := $(UNITS:%=$(BUILD)/tests/unit/%.o)
C_FILES = $(shell find generators tests samples -name '*.[ch]')

# `make V=1` shows the commands; `make -s` says nothing.
Q := $(if $(V),,@)
SAY := @$(if $(findstring s,$(firstword -$(MAKEFLAGS))),:,echo)
PARALLEL = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: all deps deps-test deps-node deps-outside deps-lint deps-bench deps-fuzz demo test units unit check-asan lint fuzz faults bench golden docs \
  lua-types mutations test-more test-outside format samples install uninstall deb deps-deb clean always

all:
	@$(PARALLEL) $(BUILD)/zhibiao

# --- Compiling -------------------------------------------------------------------------------------------------

WARN := -Wall -Wextra -Wpedantic
OPT ?= -O2 -g
# gcc's sanitizers make two warnings see overflows that are not there.
ifdef SANITIZE
WARN += -Wno-format-truncation -Wno-format-overflow
endif

# Of what a program has against a slip in its memory: no fixed addresses, tables of addresses that can't be written, guarded
# stacks, jumps to where jumps may go only. _FORTIFY_SOURCE needs -O, and would hide what the sanitizers look for.
GUARD_x86_64 := -fcf-protection
GUARD_aarch64 := -mbranch-protection=standard
HARDEN := -fPIE -fstack-protector-strong $(GUARD_$(shell uname -m))
ifeq ($(findstring -fsanitize,$(OPT) $(SANITIZE) $(CFLAGS)),)
ifneq ($(filter-out -O0,$(lastword $(filter -O%,$(OPT) $(CFLAGS)))),)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
endif
HARDEN_LINK := -pie -Wl,-z,relro,-z,now

# Nothing of ours is seen by the libraries, some of which have functions of the same names; and no path of this machine gets
# into the program, so that each builds the same bytes.
FLAGS = -std=c17 -fvisibility=hidden -ffile-prefix-map=$(CURDIR)=. $(WARN) $(HARDEN) $(OPT) $(SANITIZE) $(CFLAGS)
CPPFLAGS += -Igenerators -D_GNU_SOURCE

# pkg-config is asked once, when the first file is compiled. Not for xlsxwriter: on Debian 13 it wants minizip's headers
# in front, whose zip.h is not libzip's.
PKGS := libxml-2.0 libzip libdeflate sqlite3 lua5.4 harfbuzz harfbuzz-subset fontconfig libunibreak libjpeg libpng libcrypto libqrencode zbar libmicrohttpd
LIB_FLAGS = $(eval LIB_FLAGS := $$(shell pkg-config --cflags $(PKGS)) -isystem /usr/include/libxml2)$(LIB_FLAGS)
LIBS = $(eval LIBS := -lhpdf -lxlsxwriter $$(shell pkg-config --libs $(PKGS)) -lm)$(LIBS)

COMPILE = $(CC) $(CPPFLAGS) $(FLAGS) $(LIB_FLAGS)
LINK = $(CC) $(FLAGS) $(HARDEN_LINK) $(LDFLAGS)

# $(call keep,TEXT) writes TEXT to the target if it says something else; only then what depends on it is made anew.
define keep
@mkdir -p $(@D); printf '%s\n' '$(subst ','\'',$(1))' >$@.new; if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
endef

# Other flags, or another compiler: all is compiled anew. $(WERROR) is not among them, as it changes no object: `make test`
# would compile again what `make` has.
$(BUILD)/flags: always
	$(call keep,$(COMPILE) $(LINK) $(LIBS))

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(SAY) "  编译  $<"
	$(Q)$(COMPILE) $(WERROR) $(DEFINES) -MMD -MP -c -o $@ $<

$(BUILD)/libzhibiao.a: $(OBJECTS)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/zhibiao: $(BUILD)/generators/main.o $(BUILD)/libzhibiao.a
	$(SAY) "  连接  $@"
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# All unit tests are one program, and each file's main() is test_NAME() there: linking takes longer than compiling.
$(BUILD)/tests/units: $(BUILD)/tests/unit/main.o $(UNIT_OBJECTS) $(BUILD)/libzhibiao.a
	$(SAY) "  连接  $@"
	$(Q)$(LINK) -o $@ $^ $(LIBS) -lcmocka -lfreetype

$(UNIT_OBJECTS): private DEFINES = -Dmain=$(*F)_main -DBUILD='"$(BUILD)"'
$(BUILD)/tests/unit/main.o: private DEFINES = -I$(BUILD)/tests
$(BUILD)/tests/unit/main.o: $(BUILD)/tests/units.h
$(BUILD)/tests/units.h: always
	$(call keep,${UNITS:%=UNIT(%)})

-include $(patsubst %.o,%.d,$(OBJECTS) $(UNIT_OBJECTS) $(BUILD)/generators/main.o $(BUILD)/tests/unit/main.o \
  $(FUZZERS:%=$(BUILD)/tests/fuzz/%.o))

# --- Setting up ------------------------------------------------------------------------------------------------

deps:
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_BUILD)"

# What npm has for tests; without it they say that they were left out. Debian's npm brings some hundred packages, so another one that is there
# will do.
deps-test:
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_BUILD) $(DEB_TEST) $(if $(shell command -v npm),,nodejs npm)"
	@mkdir -p $(BUILD) && $(MAKE) -s deps-node 2>>$(BUILD)/deps.log || echo "npm 没有取到测试用的程序（见 $(BUILD)/deps.log）；用到它们的测试不做"

deps-outside: deps-test deps-node
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_OUTSIDE) $(DEB_PACKAGE)"

deps-node:
	@sh .ci/npm.sh tests/node/package.json $(BUILD)/node

deps-lint:
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_BUILD) $(DEB_LINT)"

deps-bench:
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_BUILD) $(DEB_BENCH)"

deps-deb:
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_BUILD) $(DEB_PACKAGE)"

deps-fuzz:
	@sh .ci/deps.sh $(BUILD)/deps.log "$(DEB_BUILD) $(DEB_FUZZ)"

# A day on which all of the sample season have handed in: documents of the sample bear it.
SEASON := 2020-09-21

# --- Running ---------------------------------------------------------------------------------------------------

demo: deps
	@echo "正在编译……"
	@$(PARALLEL) -s $(BUILD)/zhibiao
	@echo "正在做样例……"
	@$(BUILD)/zhibiao make samples/huzhou-2020 -o output --date $(SEASON)
	@echo "做好的文件（例）："
	@find output -name '*.pdf' -o -name '*.xlsx' | LC_ALL=C sort | awk -F/ '!seen[$$2]++ { print "  " $$0 }'

# Speed is looked at here and not tested: it depends on the machine. The tables take 350 MB, and are made once.
bench: deps-bench
	@$(PARALLEL) -s $(BUILD)/zhibiao $(BUILD)/bench/people.xlsx $(BUILD)/bench/part.xlsx
	@$(BUILD)/zhibiao make samples/huzhou-2020 -o $(BUILD)/bench --only evaluation --date $(SEASON) --times
	@BUILD=$(BUILD) sh tests/bench/forms.sh
	@BUILD=$(BUILD) sh tests/bench/tables.sh
	@BUILD=$(BUILD) sh tests/bench/check.sh
	@BUILD=$(BUILD) sh tests/bench/memory.sh
	@BUILD=$(BUILD) sh tests/bench/workbooks.sh
	@BUILD=$(BUILD) sh tests/bench/serve.sh
	@BUILD=$(BUILD) sh tests/bench/cluster.sh

$(BUILD)/bench/table: $(BUILD)/tests/bench/table.o
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $< -lzip

# Each with the same table as .csv beside it.
$(BUILD)/bench/people.xlsx: ROWS := 1000000
$(BUILD)/bench/part.xlsx: ROWS := 100000
$(BUILD)/bench/people.xlsx $(BUILD)/bench/part.xlsx: $(BUILD)/bench/table
	$(Q)$< $(ROWS) $(@:.xlsx=.csv) $@

# --- Testing ---------------------------------------------------------------------------------------------------

# Here a warning is an error; `make` must not fail because someone's compiler warns of more. `make test WERROR=` lets it pass.
test test-more test-outside units unit check-asan: export WERROR ?= -Werror

test: deps-test
	@rm -f $(BUILD)/tests/total
	@echo "正在编译和测试，要几分钟……"
	@$(PARALLEL) -s $(BUILD)/zhibiao $(BUILD)/tests/units
	@BUILD=$(BUILD) sh tests/run.sh

units:
	@$(PARALLEL) $(BUILD)/tests/units

# `make unit TEST=test_base` runs one.
unit: units
	@failed=; for t in $(or $(TEST),$(UNITS)); do $(BUILD)/tests/units $$t || failed="$$failed $$t"; done; \
	test -z "$$failed" || { echo "失败：$$failed"; exit 1; }

# Breaks the program on purpose, edit by edit (tests/mutations/*.txt): each must make the tests that it names fail. Half an hour for all
# (MUTATIONS="--every 3" tries each third, a WORD those that have it).
mutations: deps-test
	@$(PARALLEL) -s $(BUILD)/zhibiao $(BUILD)/tests/units
	@BUILD=$(BUILD) perl tests/mutations/run.pl $(MUTATIONS)

# What `make test` leaves out, as it takes long: tests that say that they are for it. With ALL=1, which takes half an hour, those
# that look at a part of the sample look at all of it, too.
WHOLE := test_forms_random.c season.sh archive.sh check.sh formats.sh workbooks.sh
test-more: deps-test
	@$(PARALLEL) -s $(BUILD)/zhibiao $(BUILD)/tests/units
	@rm -f $(BUILD)/tests/more
	@BUILD=$(BUILD) ALL=$(ALL) TOTAL=more sh tests/run.sh $(if $(ALL),$(patsubst %.sh,tests/acceptance/%.sh,$(WHOLE:%.c=tests/unit/%.c))) \
	  $$(grep -l '^# For `make test-more`' tests/acceptance/*.sh)

# Beside other programs: browsers, extractors, Excel's validator, scanners, Slurm, Debian's packager. They say that they are for it,
# and what they need is some 300 packages, so nothing else calls it.
test-outside: deps-outside
	@$(PARALLEL) -s $(BUILD)/zhibiao $(BUILD)/tests/units
	@BUILD=$(BUILD) TOTAL=outside sh tests/run.sh $$(grep -l '^# For `make test-outside`' tests/acceptance/*.sh)

# The unit tests, the documents of the faulty sample and the workbook to fill in, under AddressSanitizer and UndefinedBehaviorSanitizer.
check-asan: export ASAN_OPTIONS = exitcode=99
check-asan: export UBSAN_OPTIONS = exitcode=99
check-asan: export LSAN_OPTIONS = suppressions=tests/leaks.txt print_suppressions=0
check-asan: ASAN := BUILD=build/asan SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined"
check-asan: deps-test
	@$(MAKE) --no-print-directory unit $(ASAN)
	@$(MAKE) --no-print-directory all $(ASAN)
	@ZHIBIAO_HOME=. build/asan/zhibiao make samples/faults -o build/asan/output --date $(SEASON); test $$? -eq 1
	@rm -rf build/asan/new; ZHIBIAO_HOME=. build/asan/zhibiao new build/asan/new

# Lets each kind of call fail, FAULTS times a command and kind, and kills the program as often (tests/faults); some of it is in
# `make test`. 100 take about half an hour; CALLS="malloc kill" tries these only. FAULTS=all (by root) tries each call, for hours but
# for CALLS=malloc, all of them in half a minute; FAULTS=places the first from each place.
FAULTS ?= 100
CALLS ?=
faults: deps-test
	@$(PARALLEL) -s $(BUILD)/zhibiao
	@rm -rf $(BUILD)/faults && mkdir -p $(BUILD)/faults/work
	@$(CC) -D_GNU_SOURCE -U_FORTIFY_SOURCE -shared -fPIC -O1 -o $(BUILD)/faults/inject.so tests/faults/*.c
	@/usr/bin/python3 tests/faults/run.py $(BUILD)/zhibiao $(BUILD)/faults/inject.so samples/huzhou-2020/04德清县 $(BUILD)/faults/work $(FAULTS) $(CALLS)

# What can be said of the sources by reading them; all of it is shown, and the total.
lint: deps-lint
	@rm -f $(BUILD)/lint
	@$(PARALLEL) -s $(BUILD)/zhibiao
	@BUILD=$(BUILD) FLAGS="-std=c17 $(CPPFLAGS) $(WARN) $(LIB_FLAGS)" sh tests/lint.sh $(C_FILES)

# Random changes of whatever comes from outside to what reads it, under the sanitizers, for each target of tests/fuzz:
# `make fuzz SECONDS=600`, `make fuzz FUZZ=table`. What it finds is build/fuzz/crash-…; `build/fuzz/table FILE` does it
# again. Inputs that reached new code are kept for the next run.
SECONDS ?= 60
FUZZ ?= $(FUZZERS)
fuzz: deps-fuzz
	@$(PARALLEL) $(FUZZ:%=build/fuzz/%) CC=clang BUILD=build/fuzz OPT="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined"
	@perl tests/fuzz/seeds.pl build/fuzz/seeds
	@for t in $(FUZZ); do echo "$$t"; mkdir -p build/fuzz/inputs/$$t; \
	  build/fuzz/$$t -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=2048 -max_len=65536 -use_value_profile=1 \
	  -artifact_prefix=build/fuzz/ -verbosity=0 -print_final_stats=1 -dict=build/fuzz/seeds/words \
	  build/fuzz/inputs/$$t build/fuzz/seeds/$$t || exit 1; done

$(FUZZERS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/libzhibiao.a
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# Takes the pages and models that are made now as the golden ones.
golden: all
	@BUILD=$(BUILD) sh tests/acceptance/golden.sh renew
	@BUILD=$(BUILD) sh tests/acceptance/models.sh renew

# docs/rules.md from the rules; docs/notice_fields.md from the facts of a notice (needs the package lua5.4); the pictures of docs/templates.md, from docs/examples.
docs: deps-outside all
	@$(BUILD)/zhibiao check --rules >docs/rules.md.new || { rm -f docs/rules.md.new; exit 1; }
	@mv docs/rules.md.new docs/rules.md
	@lua5.4 docs/notice_fields.lua
	@$(BUILD)/zhibiao --help | perl docs/man/make.pl >docs/man/zhibiao.zh_CN.1
	@sh docs/make.sh $(BUILD)/zhibiao docs/pictures
	@sh docs/readme.sh $(BUILD)/zhibiao docs/pictures/readme

# What editors know of the tables' rows, from lua/schema.lua. Needs the package lua5.4.
lua-types:
	@lua5.4 lua/types/make.lua >lua/types/tables.lua.new || { rm -f lua/types/tables.lua.new; exit 1; }
	@mv lua/types/tables.lua.new lua/types/tables.lua

format:
	clang-format-19 -i $(C_FILES)

# --- Installing ------------------------------------------------------------------------------------------------

# The program finds its files in ../share/zhibiao, seen from its own folder.
# Where zsh looks below /usr/local; those of Debian packages it reads from vendor-completions.
ZSH_FUNCTIONS ?= site-functions

install: all
	install -D -m 755 $(BUILD)/zhibiao $(DESTDIR)$(PREFIX)/bin/zhibiao
	set -e; for f in $$(find lua templates -type f); do install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/zhibiao/$$f; done
	set -e; for f in docs/cluster/*; do m=644; case $$f in *.sh) m=755 ;; esac; install -D -m $$m $$f $(DESTDIR)$(PREFIX)/share/zhibiao/cluster/$${f##*/}; done
	install -D -m 644 docs/man/zhibiao.1 $(DESTDIR)$(PREFIX)/share/man/man1/zhibiao.1
	install -D -m 644 docs/man/zhibiao.zh_CN.1 $(DESTDIR)$(PREFIX)/share/man/zh_CN/man1/zhibiao.1
	install -D -m 644 docs/completion/zhibiao.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/zhibiao
	install -D -m 644 docs/completion/_zhibiao $(DESTDIR)$(PREFIX)/share/zsh/$(ZSH_FUNCTIONS)/_zhibiao
	install -D -m 644 docs/server/zhibiao.desktop $(DESTDIR)$(PREFIX)/share/applications/zhibiao.desktop
	install -D -m 644 templates/web/icon.svg $(DESTDIR)$(PREFIX)/share/icons/hicolor/scalable/apps/zhibiao.svg
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|/usr/bin/|$(PREFIX)/bin/|' docs/server/zhibiao.service >$(DESTDIR)$(PREFIX)/lib/systemd/system/zhibiao.service
	chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/system/zhibiao.service

# What `make install` put there, and nothing else.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/zhibiao $(DESTDIR)$(PREFIX)/share/man/man1/zhibiao.1 $(DESTDIR)$(PREFIX)/share/man/zh_CN/man1/zhibiao.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/zhibiao $(DESTDIR)$(PREFIX)/share/zsh/$(ZSH_FUNCTIONS)/_zhibiao \
	  $(DESTDIR)$(PREFIX)/share/applications/zhibiao.desktop $(DESTDIR)$(PREFIX)/share/icons/hicolor/scalable/apps/zhibiao.svg \
	  $(DESTDIR)$(PREFIX)/lib/systemd/system/zhibiao.service
	for f in $$(find lua templates -type f); do rm -f $(DESTDIR)$(PREFIX)/share/zhibiao/$$f; done
	for f in docs/cluster/*; do rm -f $(DESTDIR)$(PREFIX)/share/zhibiao/cluster/$${f##*/}; done
	test ! -d $(DESTDIR)$(PREFIX)/share/zhibiao || find $(DESTDIR)$(PREFIX)/share/zhibiao -depth -type d -empty -delete

# A Debian package in build/deb, made of a copy, as dpkg-buildpackage puts it beside its folder. lintian has nothing to say of it.
VERSION = $(shell sed -n 's/^\#define ZB_VERSION "\(.*\)"/\1/p' generators/base/version.h)
deb: deps-deb
	@rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb/zhibiao-$(VERSION)
	@cp -r Makefile README.md LICENSE CHANGELOG.md debian docs generators lua templates $(BUILD)/deb/zhibiao-$(VERSION)
	@echo "正在打包……"
	@cd $(BUILD)/deb/zhibiao-$(VERSION) && env -u MAKEFLAGS -u MAKELEVEL -u BUILD DEB_BUILD_OPTIONS="nocheck parallel=$$(nproc)" \
	  dpkg-buildpackage -us -uc -b >../build.log 2>&1 || { tail -n 20 ../build.log; exit 1; }
	@lintian --allow-root --fail-on error,warning $(BUILD)/deb/*.changes
	@rm -rf $(BUILD)/deb/zhibiao-$(VERSION) && ls $(BUILD)/deb/*.deb

# The sample season is in the repository; this makes the same bytes again from the word lists. Needs the package lua5.4.
samples: $(BUILD)/samples/write $(BUILD)/samples/portrait
	lua5.4 samples/make.lua $(BUILD)/samples samples

$(BUILD)/samples/write: $(BUILD)/samples/write.o
	$(Q)$(LINK) -o $@ $< -lxlsxwriter

# Without fused operations, so that each machine draws the same.
$(BUILD)/samples/portrait.o: private DEFINES = -ffp-contract=off
$(BUILD)/samples/portrait: $(BUILD)/samples/portrait.o
	$(Q)$(LINK) -o $@ $< -ljpeg

clean:
	rm -rf $(BUILD)
