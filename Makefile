# zhibiao: `make demo` sets everything up and makes the sample season, `make test` runs all tests.
# Needs nothing but make on Debian 12: what else is missing is installed by `make deps`, so nothing here may ask
# gcc or pkg-config before that has run.

ifeq ($(origin CC),default)
CC := gcc
endif
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=

PKGS := libxml-2.0 libzip libdeflate sqlite3 lua5.4 harfbuzz harfbuzz-subset fontconfig libunibreak xlsxwriter libjpeg libmd

# Debian packages: to build and run, and what the tests need besides.
DEB_BUILD := gcc libc6-dev pkg-config libhpdf-dev libxml2-dev libxlsxwriter-dev liblua5.4-dev libharfbuzz-dev \
  libfontconfig-dev libunibreak-dev libsqlite3-dev libzip-dev libdeflate-dev libjpeg-dev libmd-dev zlib1g-dev \
  icc-profiles-free fonts-noto-cjk fonts-arphic-ukai fonts-lxgw-wenkai fonts-babelstone-han fonts-hanazono
DEB_TEST := libcmocka-dev lua5.4 perl unzip zip poppler-utils qpdf libreoffice-calc-nogui python3-uno imagemagick libasan8 libubsan1
DEB_FUZZ := clang libclang-rt-14-dev perl
DEB_BENCH := xlsx2csv gnumeric time lua5.4 python3-xlsxwriter

WARN := -Wall -Wextra -Wpedantic -Werror
OPT ?= -O2 -g
CPPFLAGS += -Igenerators -D_GNU_SOURCE
# gcc's sanitizers make -Wformat-truncation see overflows in snprintf(NULL, 0, …) that are not there.
CFLAGS += -std=c17 $(WARN) $(OPT) $(SANITIZE) $(if $(SANITIZE),-Wno-format-truncation -Wno-error=format-overflow)
# pkg-config is asked once, when the first file is compiled.
ZB_CFLAGS = $(eval ZB_CFLAGS := $$(shell pkg-config --cflags $(PKGS)) -isystem /usr/include/libxml2)$(ZB_CFLAGS)
ZB_LIBS = $(eval ZB_LIBS := -lhpdf $$(shell pkg-config --libs $(PKGS)) -lm)$(ZB_LIBS)

SOURCES := $(filter-out generators/main.c,$(sort $(wildcard generators/*/*.c generators/*/*/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

# `make V=1` shows the commands; `make -s` says nothing.
Q := $(if $(V),,@)
SAY := @$(if $(findstring s,$(firstword -$(MAKEFLAGS))),:,echo)
PARALLEL := $(MAKE) --no-print-directory -j$(shell nproc)

.PHONY: docs lua-types golden mutations samples all deps deps-test deps-bench deps-fuzz demo test test-more unit units check-asan fuzz bench clean install format

all: $(BUILD)/zhibiao

$(BUILD)/zhibiao: $(BUILD)/generators/main.o $(BUILD)/libzhibiao.a
	$(SAY) "  连接  $@"
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(ZB_LIBS)

$(BUILD)/libzhibiao.a: $(OBJECTS)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(SAY) "  编译  $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(ZB_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libzhibiao.a
	@mkdir -p $(@D)
	$(SAY) "  编译  $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(ZB_CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(BUILD)/libzhibiao.a $(LDFLAGS) $(ZB_LIBS) -lcmocka

# --- Setting up ------------------------------------------------------------------------------------------------

# Installs those of the packages that are missing, and says which; silent when all are there.
define install-missing
@missing=; for p in $(1); do \
  test "$$(dpkg-query -W -f='$${db:Status-Status}' $$p 2>/dev/null)" = installed || missing="$$missing $$p"; \
done; \
test -n "$$missing" || exit 0; \
echo "要安装的软件包：$$missing"; \
root=; \
if test $$(id -u) != 0; then \
  root=sudo; \
  command -v sudo >/dev/null || { echo "没有管理员权限，也没有 sudo。请管理员执行：apt-get install$$missing"; exit 1; }; \
fi; \
mkdir -p $(BUILD); \
{ $$root apt-get update -qq && \
  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
} >$(BUILD)/deps.log 2>&1 || { tail -n 5 $(BUILD)/deps.log; echo "没有装上。请检查网络和软件源，再试一次"; exit 1; }
endef

deps:
	$(call install-missing,$(DEB_BUILD))

deps-test:
	$(call install-missing,$(DEB_BUILD) $(DEB_TEST))

deps-bench:
	$(call install-missing,$(DEB_BUILD) $(DEB_BENCH))

deps-fuzz:
	$(call install-missing,$(DEB_BUILD) $(DEB_FUZZ))

# --- Running ---------------------------------------------------------------------------------------------------

demo: deps
	@echo "正在编译……"
	@$(PARALLEL) -s all
	@echo "正在做样例……"
	@$(BUILD)/zhibiao make samples/huzhou-2020 -o output
	@echo "做好的文件（例）："
	@find output -name '*.pdf' -o -name '*.xlsx' | LC_ALL=C sort | awk -F/ '!seen[$$2]++ { print "  " $$0 }'

# Speed is looked at here and not tested: it depends on the machine. The tables take 350 MB, and are made once.
bench: deps-bench
	@$(PARALLEL) -s all $(BUILD)/bench/people.xlsx $(BUILD)/bench/part.xlsx
	@$(BUILD)/zhibiao make samples/huzhou-2020 -o $(BUILD)/bench --only evaluation --times
	@BUILD=$(BUILD) sh tests/bench/tables.sh
	@BUILD=$(BUILD) sh tests/bench/check.sh
	@BUILD=$(BUILD) sh tests/bench/workbooks.sh

$(BUILD)/bench/table: tests/bench/table.c
	@mkdir -p $(@D)
	$(SAY) "  编译  $<"
	$(Q)$(CC) -D_GNU_SOURCE $(CFLAGS) -o $@ $< -lzip

# Each with the same table as .csv beside it.
$(BUILD)/bench/people.xlsx: ROWS := 1000000
$(BUILD)/bench/part.xlsx: ROWS := 100000
$(BUILD)/bench/people.xlsx $(BUILD)/bench/part.xlsx: $(BUILD)/bench/table
	$(Q)$< $(ROWS) $(@:.xlsx=.csv) $@

# --- Testing ---------------------------------------------------------------------------------------------------

units: $(UNITS)

test: deps-test
	@mkdir -p $(BUILD)/tests; rm -f $(BUILD)/tests/total
	@echo "正在编译和测试，要几分钟……"
	@$(PARALLEL) -s all units || { echo "0 passed, 1 failed" | tee $(BUILD)/tests/total; exit 1; }
	@BUILD=$(BUILD) sh tests/run.sh

# Breaks the program on purpose, edit by edit (tests/mutations/*.txt): each must make the tests that it names fail.
mutations: deps-test
	@$(PARALLEL) -s all units
	@BUILD=$(BUILD) perl tests/mutations/run.pl

# What takes longer than `make test`.
test-more: mutations

unit: $(UNITS)
	@set -e; for t in $(UNITS); do $$t; done

# The unit tests, the documents of the faulty sample and the workbook to fill in, under AddressSanitizer and UndefinedBehaviorSanitizer.
check-asan: export LSAN_OPTIONS = suppressions=tests/leaks.txt print_suppressions=0
check-asan: deps-test
	@$(PARALLEL) unit all BUILD=build/asan SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined"
	@ZHIBIAO_HOME=. build/asan/zhibiao make samples/faults -o build/asan/output; test $$? -eq 1
	@rm -rf build/asan/new; ZHIBIAO_HOME=. build/asan/zhibiao new build/asan/new

# Random changes of tables (tests/data/tables) to the readers, under the sanitizers: `make fuzz SECONDS=600`. What it finds
# is build/fuzz/crash-…; `build/fuzz/table FILE` does it again. Inputs that reached new code are kept for the next run.
SECONDS ?= 60
fuzz: deps-fuzz
	@$(PARALLEL) build/fuzz/table CC=clang BUILD=build/fuzz OPT="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined"
	@perl tests/fuzz/seeds.pl build/fuzz/seeds; mkdir -p build/fuzz/inputs
	@build/fuzz/table -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=65536 -use_value_profile=1 \
	  -artifact_prefix=build/fuzz/ -verbosity=0 -print_final_stats=1 build/fuzz/inputs build/fuzz/seeds

$(BUILD)/table: tests/fuzz/table.c $(BUILD)/libzhibiao.a
	$(SAY) "  编译  $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(ZB_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDFLAGS) $(ZB_LIBS)

# Takes the pages and models that are made now as the golden ones.
golden: all
	@BUILD=$(BUILD) sh tests/acceptance/golden.sh renew
	@BUILD=$(BUILD) sh tests/acceptance/models.sh renew

# docs/rules.md from the rules; the pictures of docs/templates.md, from docs/examples.
docs: all
	@$(BUILD)/zhibiao check --rules >docs/rules.md
	@sh docs/make.sh $(BUILD)/zhibiao docs/pictures

# What editors know of the tables' rows, from lua/schema.lua. Needs the package lua5.4.
lua-types:
	@lua5.4 lua/types/make.lua >lua/types/tables.lua

format:
	clang-format -i generators/*.c generators/*/*.[ch] generators/*/*/*.[ch] tests/unit/*.c

# --- Installing ------------------------------------------------------------------------------------------------

# The program finds its files in ../share/zhibiao, seen from its own folder.
install: all
	install -D -m 755 $(BUILD)/zhibiao $(DESTDIR)$(PREFIX)/bin/zhibiao
	set -e; for f in $$(find lua templates -type f); do install -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/zhibiao/$$f; done

# The sample season is in the repository; this makes the same bytes again from the word lists. Needs the package lua5.4.
samples: $(BUILD)/samples/write $(BUILD)/samples/portrait
	lua5.4 samples/make.lua $(BUILD)/samples samples

$(BUILD)/samples/write: samples/write.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE $(CFLAGS) -o $@ $< -lxlsxwriter

# Without fused operations, so that each machine draws the same.
$(BUILD)/samples/portrait: samples/portrait.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE $(CFLAGS) -ffp-contract=off -o $@ $< -ljpeg

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
