using System.Globalization;

namespace ChannelGrains.Server.Tests.Hosting;

/// <summary>The sockets that a process listens on, as the kernel lists them.</summary>
internal static class ListeningSockets
{
    private const string TcpListens = "0A", UnixListens = "00010000";

    /// <summary>Ports of TCP that accept connections, and of UDP.</summary>
    public static IReadOnlyList<int> PortsOf(int processId)
    {
        var own = Inodes(processId);
        return [.. Lines(processId, "tcp").Concat(Lines(processId, "tcp6")).Where(line => line[3] == TcpListens)
            .Concat(Lines(processId, "udp")).Concat(Lines(processId, "udp6"))
            .Where(line => own.Contains(line[9]))
            .Select(line => int.Parse(line[1].Split(':')[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).Order()];
    }

    /// <summary>Paths of Unix sockets that accept connections.</summary>
    public static IReadOnlyList<string> PathsOf(int processId)
    {
        var own = Inodes(processId);
        return [.. Lines(processId, "unix").Where(line => line[3] == UnixListens && own.Contains(line[6])).Select(line => line.Length > 7 ? line[7] : "")];
    }

    private static HashSet<string> Inodes(int processId) =>
        [.. Directory.EnumerateFiles($"/proc/{processId}/fd").Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target["socket:[".Length..^1])];

    private static IEnumerable<string[]> Lines(int processId, string table) =>
        File.ReadLines($"/proc/{processId}/net/{table}").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
