using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Access.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Shares;

/// <summary>A server with keys of a manager, of one who is held to a partner, and of an admin; and the channels to it.</summary>
internal sealed class ShareServer : IAsyncDisposable
{
    public const string Own = "own-partner", Foreign = "foreign-partner";

    private readonly List<GrpcChannel> _channels = [];
    private TestServer _server = null!;

    public string ManagementAddress => _server.ManagementAddress;

    public TestClient Admin => As("admin");

    public static async Task<ShareServer> StartAsync(string? directory = null, FakeTimeProvider? time = null)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (i, name) in new[] { "admin", "manager", "finance", "reader", "held" }.Index())
        {
            settings[$"ApiKeys:{i}:Principal"] = name;
            settings[$"ApiKeys:{i}:Roles:0"] = name == "held" ? "manager" : name;
            settings[$"ApiKeys:{i}:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        }
        settings["ApiKeys:4:Partners:0"] = Own;
        var server = new ShareServer { _server = await TestServer.StartAsync(settings, directory, time) };
        return server;
    }

    public async Task CreatePartnersAsync()
    {
        foreach (var partner in new[] { Own, Foreign })
            await Admin.CreatePartnerAsync(request => request.PartnerId = partner);
    }

    /// <summary>Calls with a key, or with a share's secret.</summary>
    public TestClient As(string key)
    {
        var channel = _server.Connect(key);
        _channels.Add(channel);
        return new TestClient(channel);
    }

    public ShareService.ShareServiceClient Shares(string key) => new(As(key).Channel);

    public async Task<CreateShareResponse> ShareAsync(string partner = Own) => await Shares("manager").CreateShareAsync(new() { PartnerId = partner, Note = "for the store" });

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _server.DisposeAsync();
    }
}
