using ChannelGrains.Server;
using ChannelGrains.Testing;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary><c>demo</c> in a process of its own, on free ports.</summary>
internal static class DemoProcess
{
    /// <summary>Starts it; the settings are of the server, by name.</summary>
    public static ProcessGroup Start(IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        var environment = new Dictionary<string, string?> { ["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0", ["CHANNELGRAINS__JOURNAL__SEGMENTMIB"] = "16" };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            environment["CHANNELGRAINS__" + name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()] = value;
        return ProcessGroup.Start("dotnet",
            [typeof(ChannelServer).Assembly.Location, "demo", "--port", "0", "--management-port", "0", .. arguments], environment);
    }

    /// <summary>Runs it to its end; its exit code, and all it printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        await using var demo = Start(settings, arguments);
        return await demo.EndAsync();
    }
}
