using System.Security.Cryptography;
using System.Text;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Surveys;

/// <summary>A server with keys of an admin and a manager, and the channels to it.</summary>
internal sealed class KeyedServer : IAsyncDisposable
{
    private static readonly string[] People = ["admin", "manager"];

    private readonly List<GrpcChannel> _channels = [];
    private readonly TestServer _server;

    private KeyedServer(TestServer server)
    {
        _server = server;
        (Admin, Manager) = (As(KeyOf("admin")), As(KeyOf("manager")));
    }

    public TestClient Admin { get; }

    public TestClient Manager { get; }

    public static async Task<KeyedServer> StartAsync()
    {
        Dictionary<string, string?> settings = [];
        foreach (var (i, name) in People.Index())
            (settings[$"ApiKeys:{i}:Principal"], settings[$"ApiKeys:{i}:Roles:0"], settings[$"ApiKeys:{i}:Sha256"]) =
                (name, name, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(name)))));
        return new(await TestServer.StartAsync(settings));
    }

    /// <summary>Calls with a key, or with the token of an invitation.</summary>
    public TestClient As(string key)
    {
        var channel = _server.Connect(key);
        _channels.Add(channel);
        return new TestClient(channel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _server.DisposeAsync();
    }

    private static string KeyOf(string name) => $"the key of {name}, of 32 bytes and more";
}
