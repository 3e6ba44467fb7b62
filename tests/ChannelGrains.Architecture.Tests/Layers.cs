using System.Reflection;

namespace ChannelGrains.Architecture.Tests;

/// <summary>The rooms of the house, and what each may know: the table of `src/README.md`.</summary>
internal static class Layers
{
    public const string Protocol = "ChannelGrains.Protocol";
    public const string Domain = "ChannelGrains.Domain";
    public const string Journal = "ChannelGrains.Journal";
    public const string Postgres = "ChannelGrains.Postgres";
    public const string Grains = "ChannelGrains.Grains";
    public const string Gateway = "ChannelGrains.Gateway";
    public const string Server = "ChannelGrains.Server";
    public const string Client = "ChannelGrains.Client";
    public const string Dashboard = "ChannelGrains.Dashboard";
    public const string Fleet = "ChannelGrains.Fleet";
    public const string Cli = "channelctl";

    /// <summary>The projects that each project may reference, directly or through others.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayReference = new Dictionary<string, string[]>
    {
        [Protocol] = [],
        [Domain] = [],
        [Journal] = [],
        [Postgres] = [Journal],
        [Grains] = [Domain, Journal, Protocol],
        [Gateway] = [Grains, Domain, Journal, Protocol],
        [Server] = [Gateway, Postgres, Grains, Domain, Journal, Protocol, Dashboard, Fleet, Client],
        [Client] = [Protocol],
        [Dashboard] = [Client, Protocol],
        [Fleet] = [Client, Protocol],
        [Cli] = [Client, Protocol],
    };

    /// <summary>Assemblies that a project must not use: what its room is not for.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MustNotReference = new Dictionary<string, string[]>
    {
        [Domain] = ["Grpc.", "Google.Protobuf", "Npgsql", "RocksDbSharp", "Microsoft.Extensions.Logging", "Microsoft.AspNetCore", "Orleans.Core", "Orleans.Runtime"],
        [Journal] = ["Grpc.", "Google.Protobuf", "Orleans", "Microsoft.AspNetCore", "NodaTime"],
        [Postgres] = ["Grpc.", "Google.Protobuf", "Microsoft.AspNetCore", "RocksDbSharp", "NodaTime"],
        [Grains] = ["Grpc.AspNetCore", "Grpc.Net", "Npgsql", "RocksDbSharp", "Microsoft.AspNetCore"],
        [Gateway] = ["Npgsql", "RocksDbSharp"],
        [Client] = ["Orleans", "Microsoft.AspNetCore", "RocksDbSharp"],
        [Dashboard] = ["Orleans", "Grpc.AspNetCore", "RocksDbSharp", "Npgsql"],
        [Fleet] = ["Orleans", "Microsoft.AspNetCore", "RocksDbSharp"],
        [Cli] = ["Orleans", "Microsoft.AspNetCore", "RocksDbSharp"],
    };

    public static Assembly Load(string name) => Assembly.LoadFrom(PathOf(name));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    public static string NamespaceOf(string name) => name == Cli ? "ChannelGrains.Cli" : name;

    public static IEnumerable<string> Names => MayReference.Keys;
}
