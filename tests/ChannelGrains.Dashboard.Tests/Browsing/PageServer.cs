using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Testing;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Tests.Browsing;

/// <summary>A server with its page, and keys of an admin, two managers of whom one is of finance too, a reader, and one who is held to a partner.</summary>
public sealed class PageServer : IAsyncDisposable
{
    public const string HeldPartner = "held-partner";

    private static readonly (string Principal, string[] Roles)[] People =
        [("root", ["admin"]), ("ann", ["manager", "finance"]), ("bob", ["finance", "manager"]), ("ray", ["reader"]), ("eve", ["reader"])];

    private readonly Dictionary<string, GrpcChannel> _channels = [];
    private readonly TestServer _server;

    private PageServer(TestServer server) => _server = server;

    public string Address => _server.ManagementAddress;

    public IServiceProvider Services => _server.Services;

    public TestServer Server => _server;

    public static async Task<PageServer> StartAsync(
        bool hasKeys = true, TimeProvider? time = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>());
        if (hasKeys)
        {
            all["ApiKeys:4:Partners:0"] = HeldPartner;
            foreach (var (at, (principal, roles)) in People.Index())
            {
                all[$"ApiKeys:{at}:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(principal))));
                all[$"ApiKeys:{at}:Principal"] = principal;
                foreach (var (place, role) in roles.Index())
                    all[$"ApiKeys:{at}:Roles:{place}"] = role;
            }
        }
        return new PageServer(await TestServer.StartAsync(all, time: time, configure: configure));
    }

    public static string KeyOf(string principal) => $"the key of {principal}, of 32 bytes and more";

    /// <summary>A channel in somebody's name.</summary>
    public GrpcChannel As(string principal)
    {
        if (!_channels.TryGetValue(principal, out var channel))
            _channels[principal] = channel = _server.Connect(KeyOf(principal));
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
        await _server.DisposeAsync();
    }
}
