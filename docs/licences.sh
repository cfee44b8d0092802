#!/bin/sh
# Prints the licence of every module that the program is built from, as far as the words of its
# licence file tell, from the module cache: no network is used.
set -eu
for line in $(go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}}={{.Version}}={{.Dir}}{{end}}{{end}}' ./cmd/bot | sort -u); do
	path=${line%%=*} rest=${line#*=}
	version=${rest%%=*} dir=${rest#*=}
	file=$(find "$dir" -maxdepth 1 -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' -o -iname 'unlicense*' \) | sort | head -n 1)
	kind=unknown
	if [ -n "$file" ]; then
		words=$(tr -s '[:space:]' ' ' <"$file")
		case $words in
		*'Apache License'*'Version 2.0'*) kind=Apache-2.0 ;;
		*'Mozilla Public License'*) kind=MPL-2.0 ;;
		*'Permission is hereby granted, free of charge'*) kind=MIT ;;
		*'Permission to use, copy, modify, and'*'distribute this software'*) kind=ISC ;;
		*'Neither the name'*|*'names of its contributors'*|*'name of the copyright holder'*) kind=BSD-3-Clause ;;
		*'Redistribution and use in source and binary forms'*) kind=BSD-2-Clause ;;
		*'free and unencumbered software'*) kind=Unlicense ;;
		esac
	fi
	echo "$kind	$path $version"
done | sort
