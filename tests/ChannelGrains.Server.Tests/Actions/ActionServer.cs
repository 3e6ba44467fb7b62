using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Actions.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>A server with the keys of an admin, of the managers Ann and Bob, and of Eve, who is held to one partner.</summary>
internal sealed class ActionServer : IAsyncDisposable
{
    public const string EvesPartner = "eves-partner";

    private static readonly (string Principal, string Role)[] People = [("root", "admin"), ("ann", "manager"), ("bob", "manager"), ("eve", "manager")];

    private readonly List<GrpcChannel> _channels;

    private ActionServer(TestServer server)
    {
        Server = server;
        _channels = [.. People.Select(one => server.Connect(KeyOf(one.Principal)))];
        (Root, Ann, Bob, Eve) = (new(_channels[0]), new(_channels[1]), new(_channels[2]), new(_channels[3]));
    }

    public TestServer Server { get; }

    public TestClient Root { get; }

    public TestClient Ann { get; }

    public TestClient Bob { get; }

    public TestClient Eve { get; }

    public static async Task<ActionServer> StartAsync(string? directory = null, TimeProvider? time = null)
    {
        Dictionary<string, string?> settings = new() { ["ApiKeys:3:Partners:0"] = EvesPartner };
        foreach (var (i, (principal, role)) in People.Index())
            (settings[$"ApiKeys:{i}:Sha256"], settings[$"ApiKeys:{i}:Principal"], settings[$"ApiKeys:{i}:Roles:0"]) =
                (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(principal)))), principal, role);
        return new(await TestServer.StartAsync(settings, directory, time));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>All that a filter holds, by pages of a size.</summary>
    public static async Task<IReadOnlyList<ChannelGrains.Actions.V1.Action>> ListAsync(TestClient client, ActionFilter? filter = null, int pageSize = 1_000)
    {
        List<ChannelGrains.Actions.V1.Action> all = [];
        var request = new ListActionsRequest { Filter = filter, PageSize = pageSize };
        do
        {
            var page = await client.Actions.ListActionsAsync(request);
            all.AddRange(page.Actions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    /// <summary>Waits until the view shows what a filter should hold, as ids with blanks between.</summary>
    public static Task ListsAsync(TestClient client, string ids, ActionFilter? filter = null, int pageSize = 2) =>
        Eventually.TrueAsync(async () => string.Join(' ', (await ListAsync(client, filter, pageSize)).Select(one => one.ActionId)) == ids);

    private static string KeyOf(string principal) => $"the key of {principal}, of 32 bytes and more";
}
