# Stands for meterbook: has a command line run by the server whose port is the first argument, and ends as that says.
# Fields end in a NUL and begin with a mark, so that one without a mark ends the request. What is printed comes in two files.
exec 3<>"/dev/tcp/127.0.0.1/$1"
shift
{
  printf '=%s\0' "$PWD" "$#" "$@"
  for name in "${!GIT@}"; do printf '=%s=%s\0' "$name" "${!name}"; done
  printf '\0'
} >&3
read -r code out err <&3
# Without a process for each; read fails at the end of a file, and keeps what it read.
IFS= read -r -d '' printed <"$out"
printf '%s' "$printed"
IFS= read -r -d '' printed <"$err"
printf '%s' "$printed" >&2
exit "$code"
