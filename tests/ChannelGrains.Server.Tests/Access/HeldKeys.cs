using System.Security.Cryptography;
using System.Text;
using Grpc.Net.Client;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>A server with a key of each role that nothing holds, one that is held to a partner, and one that is held to a source. The names of
/// what is not theirs begin with "foreign", and so do the ids of its receipts.</summary>
public sealed class HeldKeys : IAsyncLifetime
{
    public const string OwnPartner = "own-partner", ForeignPartner = "foreign-partner", OwnSource = "own-source", ForeignSource = "foreign-source";

    /// <summary>A source that sends for the foreign partner alone.</summary>
    public const string ForeignPartnersSource = "source-of-a-stranger";

    public static readonly IReadOnlyList<string> Roles = ["source", "reader", "manager", "finance", "admin"];

    private readonly Dictionary<string, GrpcChannel> _channels = [];
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (i, (role, held)) in Roles.SelectMany(_ => Enum.GetValues<HeldTo>(), (role, held) => (role, held)).Index())
        {
            settings[$"ApiKeys:{i}:Principal"] = $"{role} {held}";
            settings[$"ApiKeys:{i}:Roles:0"] = role;
            settings[$"ApiKeys:{i}:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{role} {held}")));
            if (held == HeldTo.Partner)
                settings[$"ApiKeys:{i}:Partners:0"] = OwnPartner;
            if (held == HeldTo.Source)
                settings[$"ApiKeys:{i}:Sources:0"] = OwnSource;
        }
        _server = await TestServer.StartAsync(settings);
        var admin = new TestClient(Channel("admin", HeldTo.Nothing));
        foreach (var partner in new[] { OwnPartner, ForeignPartner })
            await admin.CreatePartnerAsync(request => request.PartnerId = partner);
        await admin.CreateSourceAsync(SourceMode.Keyed, source =>
        {
            source.SourceId = ForeignPartnersSource;
            source.AllowedPartnerIds.Add(ForeignPartner);
        });
        foreach (var source in new[] { OwnSource, ForeignSource })
        {
            await admin.CreateSourceAsync(SourceMode.Keyed, made => made.SourceId = source);
            foreach (var partner in new[] { OwnPartner, ForeignPartner })
                await admin.SubmitAsync(source, Make.Keyed(partner,
                    Make.Sale($"{partner}+{source}"), Make.Sale($"bad+{partner}+{source}").With(sale => sale.CurrencyCode = "EUR")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
        await _server.DisposeAsync();
    }

    public GrpcChannel Channel(string role, HeldTo held)
    {
        if (!_channels.TryGetValue($"{role} {held}", out var channel))
            _channels[$"{role} {held}"] = channel = _server.Connect($"{role} {held}");
        return channel;
    }
}
