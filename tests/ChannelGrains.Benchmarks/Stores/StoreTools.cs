using System.Diagnostics;
using ChannelGrains.Testing;

namespace ChannelGrains.Benchmarks.Stores;

/// <summary>Where the programs of PostgreSQL and Redis are: the machine's, else those that tests/bench unpacked into .artifacts/stores.</summary>
internal static class StoreTools
{
    private static readonly string Unpacked = Path.Combine(Repository.Root, ".artifacts", "stores");

    /// <param name="name">As <c>postgres</c>, <c>initdb</c> or <c>redis-server</c>.</param>
    public static string Find(string name)
    {
        string[] candidates =
        [
            .. Folders("/usr/lib/postgresql"), "/usr/bin", .. Folders(Path.Combine(Unpacked, "usr/lib/postgresql")), Path.Combine(Unpacked, "usr/bin"),
        ];
        return candidates.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no {name}; start the benchmark by tests/bench, which installs it.");
    }

    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var libraries = Path.Combine(Unpacked, "usr/lib/x86_64-linux-gnu");
        if (Directory.Exists(libraries))
            start.Environment["LD_LIBRARY_PATH"] = libraries;
        return start;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(params IReadOnlyList<string> command)
    {
        using var process = Process.Start(StartInfo(command))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await errors}");
    }

    private static string[] Folders(string root) =>
        Directory.Exists(root) ? [.. Directory.GetDirectories(root).Select(version => Path.Combine(version, "bin"))] : [];
}
