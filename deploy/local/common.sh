# What start and stop share: where things are, and which processes there are.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)

# Everything that the deployment writes.
root=$(realpath -m "${CHANNELGRAINS_LOCAL:-$repository/.artifacts/local}")

# gRPC of the first gateway, which `channelctl` asks by default. The other ports count from it.
base=${CHANNELGRAINS_LOCAL_PORT:-5080}

server=$repository/src/ChannelGrains.Server/bin/Release/net10.0/ChannelGrains.Server.dll
channelctl=$repository/src/ChannelGrains.Cli/bin/Release/net10.0/channelctl

silos=(silo-1 silo-2 silo-3)
gateways=(gateway-1 gateway-2)
page=page
postgres=postgres

# The process of a name that runs, if it is still that one: a number may be another's by now.
running() {
  local pid
  pid=$(cat "$root/run/$1.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && grep -qaF -- "$root" "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
}
