# shellcheck shell=bash
# Sourced in the root of the checkout, with `artifacts` set.
prometheus() { # Debian's package, unpacked and not installed, so that it needs no root
  [ -x $artifacts/prometheus/usr/bin/prometheus ] && return
  local apt=$PWD/$artifacts/apt
  local options=(-qq -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt" -o "Dir::Log=$apt" -o APT::Sandbox::User=)
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  apt-get "${options[@]}" update
  rm -f "$apt"/prometheus_*.deb
  (cd "$apt" && apt-get "${options[@]}" download prometheus)
  rm -rf $artifacts/prometheus $artifacts/prometheus.new
  dpkg -x "$apt"/prometheus_*.deb $artifacts/prometheus.new
  mv $artifacts/prometheus.new $artifacts/prometheus
}
