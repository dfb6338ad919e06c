#!/bin/sh
# The program as a file, and the Makefile: what it exports, what guards it, when it compiles anew, what it installs.
. tests/lib.sh

# Data of libraries that the linker keeps in the program have a version; the linker's own names begin with _.
exports_nothing() {
  # But for what stands before the libraries' own on purpose: base/memory.h, sheet/temporary_files.h.
  meant='^(malloc|calloc|realloc|posix_memalign|aligned_alloc|free|mmap|mmap64|lxw_tmpfile)$'
  ours=$(nm -D --defined-only "$zhibiao" | awk -v meant="$meant" '$NF !~ /@|^_/ && $NF !~ meant')
  [ -z "$ours" ] || { echo "$ours"; return 1; }
}
is_hardened() {
  readelf -Wlhd "$zhibiao" >"$work/elf" && readelf -Ws "$zhibiao" >"$work/symbols" || return 1
  grep -q 'Type: *DYN' "$work/elf" || { echo "no PIE"; return 1; }
  grep -q GNU_RELRO "$work/elf" && grep -q BIND_NOW "$work/elf" || { echo "no full RELRO"; return 1; }
  grep 'GNU_STACK' "$work/elf" | grep -q 'RW ' || { echo "the stack may be executed"; return 1; }
  grep -q '__stack_chk_fail' "$work/symbols" || { echo "no guarded stacks"; return 1; }
  grep -q '__memcpy_chk' "$work/symbols" || { echo "no _FORTIFY_SOURCE"; return 1; }
  [ "$(uname -m)" != x86_64 ] || readelf -n "$BUILD/generators/main.o" | grep -q IBT || { echo "no -fcf-protection"; return 1; }
}
names_no_folder() {
  ! grep -qF "$PWD" "$zhibiao"
}

# Two copies of the tree, with three sources to compile.
objects="build/generators/main.o build/generators/base/buffer.o build/generators/base/utf8.o"
copies() {
  for copy in "$work/one" "$work/elsewhere/two"; do
    mkdir -p "$copy" && cp -r Makefile generators "$copy" || return 1
  done
}
compile() {
  (cd "$1" && shift && env -u MAKEFLAGS -u MAKELEVEL -u BUILD make -s $objects "$@")
}
same_bytes() {
  compile "$work/one" && compile "$work/elsewhere/two" || return 1
  for object in $objects; do
    cmp "$work/one/$object" "$work/elsewhere/two/$object" || return 1
  done
}

# again YES|NO FLAGS...: whether a make with these compiles anew.
again() {
  object=$work/one/build/generators/base/utf8.o
  touch -r "$object" "$work/before"
  wanted=$1
  shift
  compile "$work/one" "$@" || return 1
  is=no
  [ -z "$(find "$object" -newer "$work/before")" ] || is=yes
  [ $is = "$wanted" ] || { echo "compiled anew: $is, with $*"; return 1; }
}
follows_flags() {
  again no && again no WERROR=-Werror &&
    again yes CFLAGS=-O0 && again no CFLAGS=-O0 && again yes OPT=-O1 && again yes SANITIZE=-fsanitize=undefined &&
    again yes CC='gcc -pipe' && again yes
}

# What it installed and nothing else: a file of one's own beside it stays.
uninstalls() {
  echo mine >"$work/root/usr/share/zhibiao/mine" && make -s uninstall DESTDIR="$work/root" PREFIX=/usr BUILD="$BUILD" || return 1
  test "$(cd "$work/root" && find . -type f)" = ./usr/share/zhibiao/mine
}
# Also where nothing is.
uninstalls_nothing() {
  make -s uninstall DESTDIR="$work/nowhere" BUILD="$BUILD" && test ! -e "$work/nowhere"
}
installs() {
  make -s install DESTDIR="$work/root" PREFIX=/usr BUILD="$BUILD" || return 1
  (cd "$work" && env -u ZHIBIAO_HOME root/usr/bin/zhibiao list) | grep -q 评审表 || return 1
  for file in docs/cluster/*; do cmp "$file" "$work/root/usr/share/zhibiao/cluster/${file##*/}" || return 1; done
  test -x "$work/root/usr/share/zhibiao/cluster/slurm.sh"
}
# Where the package puts the scripts is what runs them in Kubernetes.
is_where_kubernetes_looks() {
  for file in $(grep -o '/usr/share/[^ ,]*\.sh' docs/cluster/kubernetes.yaml); do test -f "$work/root$file" || return 1; done
}

# A wrong schema leaves what was made of the right one, and nothing half.
keeps_what_it_has() {
  mkdir "$work/types" && cp -r Makefile lua "$work/types" && echo 'return {' >"$work/types/lua/schema.lua" || return 1
  ! (cd "$work/types" && env -u MAKEFLAGS -u MAKELEVEL make -s lua-types) && cmp lua/types/tables.lua "$work/types/lua/types/tables.lua" &&
    [ "$(ls "$work/types/lua/types")" = "$(ls lua/types)" ]
}

# --- make deps, on other systems: programs that only say so take the place of the system's own. ---

fake() {
  printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1" && chmod +x "$work/bin/$1"
}

# deps SYSTEM: .ci/deps.sh on a system whose os-release has these lines.
deps() {
  printf '%b' "$1" >"$work/os-release"
  OS_RELEASE=$work/os-release PATH=$work/bin sh .ci/deps.sh "$work/deps.log" "gcc missing-one one|other" >"$work/out"
}
tells_the_system() {
  mkdir -p "$work/bin" || return 1
  for tool in sh sed tr uname id mkdir dirname tail; do
    ln -s "$(command -v $tool)" "$work/bin/$tool" || return 1
  done
  ! deps 'ID=fedora\nPRETTY_NAME="Fedora Linux 40"\n' && says "$work/out" 'Fedora Linux 40' '没有 apt-get' 'Debian 12 和 13' \
    'gcc missing-one one' 'make' || return 1

  # gcc and other are there. apt-get finds nothing.
  fake dpkg-query 'case $3 in gcc | other) printf installed ;; *) exit 1 ;; esac'
  fake apt-get 'echo "$*" >>"$ASKED"; [ "$1" = update ]'
  fake sudo 'exec "$@"'
  fake env 'shift; exec "$@"'
  export ASKED="$work/asked"
  ! deps 'ID=ubuntu\nVERSION_ID="24.04"\nPRETTY_NAME="Ubuntu 24.04 LTS"\n' && says "$work/out" 'Ubuntu 24.04 LTS' 没有试过 \
    'Debian 12 或 13' && says "$ASKED" 'missing-one' && ! grep -q gcc "$ASKED" || return 1
  ! deps 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian 13"\n' && says "$work/out" '要安装的软件包： missing-one' 请检查网络 &&
    ! grep -q 没有试过 "$work/out" || return 1

  # The size is said before anything is loaded.
  fake apt-get 'echo "$*" >>"$ASKED"; case $* in *--print-uris*) printf "%s\\n" "'"'a' a.deb 1500000 x"'" "'"'b' b.deb 2600001 x"'" ;; esac'
  : >"$ASKED" && deps 'ID=debian\nVERSION_ID="13"\n' && says "$work/out" '要下载 2 个软件包，共 5 MB' && [ "$(sed -n 's/^--print-uris.*/asks/p; s/^satisfy.*/loads/p' "$ASKED" | tr -d '\n')" = asksloads ] || return 1

  # All is there: nothing is said, whatever the system.
  fake dpkg-query 'printf installed'
  deps 'ID=ubuntu\n' && [ ! -s "$work/out" ]
}

check "the program exports nothing of its own" exports_nothing
check "the program is hardened" is_hardened
check "the program names no folder of this machine" names_no_folder
check "a tree to compile is copied" copies
check "two folders give the same bytes" same_bytes
check "other flags compile anew, the same ones don't" follows_flags
check "make install installs a program that runs" installs
check "kubernetes.yaml names scripts that are installed" is_where_kubernetes_looks
check "make uninstall removes what it installed" uninstalls
check "make uninstall ends well where nothing is installed" uninstalls_nothing
check "make lua-types keeps what it has if it fails" keeps_what_it_has
check "make deps says what systems it knows" tells_the_system
