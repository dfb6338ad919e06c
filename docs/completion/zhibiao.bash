# Completion for bash: put beside the system's by `make install`, or read by `. docs/completion/zhibiao.bash`.
_zhibiao() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=
  local commands="make check new blank lint list notice serve verify dump merge doctor help"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
    return
  fi
  case $before in
  --stage) mapfile -t COMPREPLY < <(compgen -W "申报 公示前 报送 审核 评审" -- "$word"); return ;;
  --zip) mapfile -t COMPREPLY < <(compgen -W "unit district" -- "$word"); return ;;
  --dump) mapfile -t COMPREPLY < <(compgen -W "model template pages" -- "$word"); return ;;
  --encoding) mapfile -t COMPREPLY < <(compgen -W "utf-8 gb18030 big5" -- "$word"); return ;;
  --only) mapfile -t COMPREPLY < <(compgen -W "$(zhibiao list 2>/dev/null | awk '{ print $1; print $2 }')" -- "$word"); return ;;
  --notice | --from)
    mapfile -t COMPREPLY < <(compgen -W "$(zhibiao notice list 2>/dev/null | awk '{ print $1 }')" -d -- "$word")
    return
    ;;
  esac
  case ${COMP_WORDS[1]} in
  make) options="--output --only --date --stage --print --print-changed --all --jobs --copies --booklet --zip --pdf --draft --dump --pdfa --no-pdfa --times --quiet --json --progress --shard
    --prefer --encoding --visible-only --notice --help" ;;
  check) options="--output --json --jobs --progress --rules --date --stage --prefer --encoding --visible-only --notice --help" ;;
  blank | lint) options="--output --date --notice --help" ;;
  new) options="--date --notice --help" ;;
  list) options="--notice --help" ;;
  notice) options="list check new read diff --from --output --date --notice --help" ;;
  verify) options="--date --notice --help" ;;
  dump) options="--csv --json --sheet --encoding --notice --help" ;;
  merge) options="--output --jobs --progress --notice --json --quiet --help" ;;
  doctor) options="--output --help" ;;
  serve) options="token --listen --password-file --host --proxy --cert --key --state --keep --limit --at-once --no-open --until --notice --help" ;;
  help) options=$commands ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  case $word in -*) ;; *) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word") ;; esac
}
complete -o filenames -F _zhibiao zhibiao
