#!/bin/sh
# Loads by npm what PACKAGE.json asks for into FOLDER, unless it is there already: npm.sh PACKAGE.json FOLDER.
cmp -s "$1" "$2/package.json" && exit 0
echo "正在用 npm 取测试用的程序……"
mkdir -p "$2" && cp "$1" "$2/package.json" &&
  (cd "$2" && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1) || { rm -f "$2/package.json" && exit 1; }
