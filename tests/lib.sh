# For acceptance tests: sourced from the repository's root. Gives a working folder that is removed at the end, and checks.
: "${BUILD:=build}"
# The run's date where no --date is given: 2020-09-21, when all of the sample season have handed in.
export SOURCE_DATE_EPOCH=1600646400
zhibiao=$PWD/$BUILD/zhibiao
case $BUILD in /*) zhibiao=$BUILD/zhibiao ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# check NAME COMMAND...: ok if the command succeeds.
check() {
  name=$1
  shift
  if "$@" >"$work/.check" 2>&1; then
    echo "ok - $name"
  else
    echo "not ok - $name"
    tail -n 8 "$work/.check" | sed 's/^/# /'
  fi
}

# runs CODE ARGUMENTS...: runs zhibiao, keeps $work/out and $work/err; succeeds if it ends with that code.
runs() {
  wanted=$1
  shift
  "$zhibiao" "$@" >"$work/out" 2>"$work/err"
  code=$?
  [ "$code" -eq "$wanted" ] && return 0
  echo "exit code $code, not $wanted: $*"
  cat "$work/err"
  return 1
}

# says FILE TEXT...: succeeds if FILE has every TEXT.
says() {
  file=$1
  shift
  for text; do
    grep -qF -e "$text" "$file" || {
      echo "no \"$text\" in:"
      tail -n 6 "$file" | cut -c 1-300
      return 1
    }
  done
}

# injector: makes $work/inject.so, which lets calls fail (tests/faults/inject.c).
injector() {
  "${CC:-cc}" -D_GNU_SOURCE -U_FORTIFY_SOURCE -shared -fPIC -O1 -o "$work/inject.so" tests/faults/*.c
}

# may_overlay: whether a folder can be laid over another one, which takes root, and rooms within rooms don't allow.
may_overlay() {
  mkdir -p "$work/over"
  # shellcheck disable=SC2016 # for the inner shell
  unshare -m sh -c 'mount -t tmpfs none "$1" && mkdir "$1/l" "$1/u" "$1/w" "$1/m" &&
    mount -t overlay -o "lowerdir=$1/l,upperdir=$1/u,workdir=$1/w" none "$1/m"' - "$work/over" 2>/dev/null
}

# some [N]: of the lines that come in every Nth (16th); all of them in `make test-more ALL=1`.
# shellcheck disable=SC2120
some() {
  awk -v all="${ALL:-}" -v step="${1:-16}" 'all != "" || NR % step == 1'
}

# some_pdfs FOLDER: of the PDFs below it the first and the largest of each folder, and some of the rest: each ended by a 0.
some_pdfs() {
  find "$1" -name '*.pdf' -printf '%s\t%P\n' | LC_ALL=C sort -t '	' -k 2 >"$work/.pdfs"
  {
    cut -f 2 "$work/.pdfs" | some
    awk -F '	' '{ kind = $2; sub("/.*", "", kind) } !(kind in size) { print $2; size[kind] = 0 }
      $1 > size[kind] { size[kind] = $1; largest[kind] = $2 } END { for (kind in largest) print largest[kind] }' "$work/.pdfs"
  } | LC_ALL=C sort -u | while IFS= read -r file; do printf '%s\0' "$1/$file"; done
}

# without_rules: from now on zhibiao judges nothing, for data that is not meant to be an application without fault.
without_rules() {
  mkdir -p "$work/without-rules"
  cp -r lua templates "$work/without-rules/"
  cat >"$work/without-rules/lua/check.lua" <<'END'
return {
  title = "检查", template = "", command = "rules",
  records = function() return items {} end,
  judge = function() end,
  stage = function() return "不查" end,
  outcome = function() return "" end,
  counted = function() return "" end,
}
END
  export ZHIBIAO_HOME="$work/without-rules"
}

# libreoffice ARGUMENTS...: LibreOffice without a window, with a profile of this test (tests/office/registrymodifications.xcu).
libreoffice() {
  mkdir -p "$work/profile/user" && cp -n tests/office/registrymodifications.xcu "$work/profile/user" || return 1
  HOME=$work soffice "-env:UserInstallation=file://$work/profile" --headless "$@"
}

# converts FORMAT FOLDER FILE...: LibreOffice calculates the files anew, and saves them as FORMAT in FOLDER.
converts() {
  format=$1 folder=$2
  shift 2
  libreoffice --convert-to "$format" --outdir "$folder" "$@"
}

# clashing_names: a house ($ZHIBIAO_HOME) with a document 单张 whose 60 records ask for 21 names that differ in their case only.
clashing_names() {
  rm -rf "$work/house" && mkdir "$work/house" && cp -r lua templates "$work/house/" && export ZHIBIAO_HOME="$work/house" &&
    cat >"$work/house/lua/single.lua" <<'END'
return {
  title = "单张", template = "single", order = 1,
  records = function()
    local list = {}
    for i = 1, 60 do list[i] = { n = i } end
    return items(list)
  end,
  make = function(r) return { file = "单张/" .. (r.n % 2 == 0 and "abc" or "ABC") .. r.n // 6, record = "第" .. r.n .. "条", n = r.n } end,
}
END
  echo '<form id="single" title="单张"><page size="A4" margin="25mm 20mm"/><p>{n}</p></form>' >"$work/house/templates/single.xml"
}
