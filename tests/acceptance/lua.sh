#!/bin/sh
# lua/types is what editors know of the Lua that authors write: it agrees with the schema, the host and the scripts.
. tests/lib.sh

tables_are_up_to_date() {
  lua5.4 lua/types/make.lua | diff lua/types/tables.lua - || { echo "run make lua-types"; return 1; }
}
# The host's functions are those of generators/ whose names begin with api_.
names_each_function_of_the_host() {
  sed -n 's/^static int api_\([a-z_]*\)(lua_State.*/\1/p' generators/*/*.c | LC_ALL=C sort -u >"$work/host"
  sed -n 's/^function \([a-z_]*\)(.*/\1/p' lua/types/host.lua | LC_ALL=C sort -u >"$work/declared"
  [ -s "$work/host" ] && diff "$work/host" "$work/declared"
}
# All that generators and rules return is a field of their class.
knows_each_field() {
  lua5.4 tests/lua/fields.lua
}

check "the types of rows are what the schema says" tables_are_up_to_date
check "the host's functions are declared, and no others" names_each_function_of_the_host
check "the classes have each field of generators and rules" knows_each_field
