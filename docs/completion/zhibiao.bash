# Completion for bash: put beside the system's by `make install`, or read by `. docs/completion/zhibiao.bash`.
# _zhibiao_offer WORD BEFORE: the lines of the input that begin with WORD, behind BEFORE.
_zhibiao_offer() {
  local line
  while IFS= read -r line; do
    case $line in "$1"*) COMPREPLY+=("$2$line") ;; esac
  done
}
# _zhibiao_notices [all]: names of notices; those that others are built on only if all are wanted.
_zhibiao_notices() {
  zhibiao notice list 2>/dev/null | awk -v all="${1:-}" '/^[^ ]/ { sub(/（.*/, ""); name = $0 } /^    别的通知的底稿/ && !all { name = "" } /^    在 / && name != "" { print name }'
}
_zhibiao() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options='' ahead='' given=''
  local commands="make check new blank lint list notice serve verify dump merge doctor help"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
    return
  fi
  # --option=value is three words, or one if = is not among $COMP_WORDBREAKS.
  case $word in
  =) word='' given=yes ;;
  --*=*) before=${word%%=*} ahead=$before= word=${word#*=} given=yes ;;
  *) if [ "$before" = = ]; then before=${COMP_WORDS[COMP_CWORD - 2]} given=yes; fi ;;
  esac
  case $before in
  --stage) _zhibiao_offer "$word" "$ahead" < <(printf '%s\n' 申报 公示前 报送 审核 评审); return ;;
  --zip) _zhibiao_offer "$word" "$ahead" < <(printf '%s\n' unit district); return ;;
  --dump) _zhibiao_offer "$word" "$ahead" < <(printf '%s\n' model template pages); return ;;
  --encoding) _zhibiao_offer "$word" "$ahead" < <(printf '%s\n' utf-8 gb18030 big5); return ;;
  --only)
    case $word in *,*) ahead=$ahead${word%,*}, word=${word##*,} ;; esac
    _zhibiao_offer "$word" "$ahead" < <(zhibiao list 2>/dev/null | awk '{ print $1; print $2 }')
    return
    ;;
  --notice | --from)
    _zhibiao_offer "$word" "$ahead" < <(if [ "$before" = --from ]; then _zhibiao_notices all; else _zhibiao_notices; fi; compgen -d -- "$word")
    return
    ;;
  esac
  if [ -n "$given" ]; then
    _zhibiao_offer "$word" "$ahead" < <(compgen -f -- "$word")
    return
  fi
  case ${COMP_WORDS[1]} in
  make) options="--output --only --date --stage --print --print-changed --all --jobs --copies --booklet --zip --pdf --draft --dump --pdfa --no-pdfa --times --quiet --json --progress --shard
    --prefer --encoding --visible-only --notice --help" ;;
  check) options="--output --json --jobs --progress --rules --date --stage --prefer --encoding --visible-only --notice --help" ;;
  blank | lint) options="--output --date --notice --help" ;;
  new) options="--date --notice --help" ;;
  list) options="--notice --help" ;;
  notice)
    options="--from --output --date --notice --help"
    [ "$COMP_CWORD" -gt 2 ] || options="list check new read diff $options"
    case ${COMP_WORDS[2]}/$word in
    */-*) ;;
    check/* | diff/*) [ "$COMP_CWORD" -eq 2 ] || { _zhibiao_offer "$word" "" < <(_zhibiao_notices all; compgen -d -- "$word"); return; } ;;
    esac
    ;;
  verify) options="--date --notice --help" ;;
  dump) options="--csv --json --sheet --encoding --notice --help" ;;
  merge) options="--output --jobs --progress --notice --json --quiet --help" ;;
  doctor) options="--output --help" ;;
  serve) options="token --listen --password-file --host --proxy --cert --key --state --keep --limit --at-once --no-open --until --notice --help" ;;
  help) options=$commands ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  case ${COMP_WORDS[1]}/$word in */-* | help/* | list/*) ;; *) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word") ;; esac
}
complete -o filenames -F _zhibiao zhibiao
