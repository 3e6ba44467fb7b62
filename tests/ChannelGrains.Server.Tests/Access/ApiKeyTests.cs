using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>A server with keys: one for each role, and one of a source that may use one source and one partner.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private static readonly string[] AllRoles = ["source", "reader", "manager", "finance", "admin"];

    private readonly List<Grpc.Net.Client.GrpcChannel> _channels = [];
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>();
        for (var i = 0; i < AllRoles.Length; i++)
            Add(settings, i, AllRoles[i]);
        Add(settings, AllRoles.Length, "source", "till");
        settings[$"ApiKeys:{AllRoles.Length}:Sources:0"] = "own-source";
        settings[$"ApiKeys:{AllRoles.Length}:Partners:0"] = "own-partner";
        Add(settings, AllRoles.Length + 1, "manager", "local-manager");
        settings[$"ApiKeys:{AllRoles.Length + 1}:Partners:0"] = "own-partner";
        _server = await TestServer.StartAsync(settings);
        var admin = As("admin");
        foreach (var id in new[] { "own", "other" })
        {
            await admin.CreateSourceAsync(SourceMode.Keyed, source => source.SourceId = id + "-source");
            await admin.CreatePartnerAsync(partner => partner.PartnerId = id + "-partner");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Call_WithoutOrWithAnUnknownKey_IsUnauthenticated()
    {
        foreach (var client in new[] { new TestClient(_server.Channel), As("nobody") })
        {
            var exception = await Assert.ThrowsAsync<RpcException>(() => client.NetAsync("own-partner"));
            Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
            await using var session = IngestSession.Connect(client.Channel);
            // The server may have ended the call before this is written; the answer says why either way.
            await Record.ExceptionAsync(() => session.SendOpenAsync("own-source"));
            Assert.Equal(StatusCode.Unauthenticated, (await session.ReadToErrorAsync()).StatusCode);
        }
    }

    [Fact]
    public async Task Call_WithABearerToken_IsThatPrincipals()
    {
        var answer = await new TestClient(_server.Channel).Kpis.GetPartnerKpisAsync(
            new GetPartnerKpisRequest { PartnerId = "own-partner", Period = "2026" }, new Metadata { { "authorization", "Bearer " + Key("reader") } });

        Assert.Equal("own-partner", answer.Kpis.PartnerId);
    }

    [Theory]
    [InlineData("submit", "source admin")]
    [InlineData("stream", "source admin")]
    [InlineData("open lane", "source admin")]
    [InlineData("get lane", "source reader manager finance admin")]
    [InlineData("list lanes", "reader manager finance admin")]
    [InlineData("list quarantined", "reader manager finance admin")]
    [InlineData("replay", "manager admin")]
    [InlineData("discard", "manager admin")]
    [InlineData("create source", "admin")]
    [InlineData("create partner", "manager admin")]
    [InlineData("suspend", "manager admin")]
    [InlineData("get partner", "source reader manager finance admin")]
    [InlineData("list partners", "reader manager finance admin")]
    [InlineData("get programme", "reader manager finance admin")]
    [InlineData("update programme", "admin")]
    [InlineData("kpis", "reader manager finance admin")]
    [InlineData("watch", "reader manager finance admin")]
    [InlineData("series", "reader manager finance admin")]
    [InlineData("verify", "admin")]
    public async Task Call_ByEachRole_IsForThoseOfTheMethod(string call, string allowed)
    {
        foreach (var role in AllRoles)
        {
            var denied = (await Record.ExceptionAsync(() => CallAsync(As(role), call))) is RpcException { StatusCode: StatusCode.PermissionDenied } exception;
            Assert.Equal((role, !allowed.Split(' ').Contains(role)), (role, denied));
        }
    }

    [Fact]
    public async Task Source_WithItsOwnSourceAndPartner_MaySendThatOnly()
    {
        var till = As("till");

        Applied.As(await till.SubmitAsync("own-source", Make.Keyed("own-partner", Make.Sale("a"))), accepted: 1);
        await Refused.WithAsync(StatusCode.PermissionDenied, "SOURCE_NOT_ALLOWED", Submit(till, "other-source", "own-partner"));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", Submit(till, "own-source", "other-partner"));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", till.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = "other-partner" }));
    }

    [Fact]
    public async Task Stream_ForAnotherSource_EndsBeforeItOpens()
    {
        await using var session = IngestSession.Connect(As("till").Channel);
        await session.SendOpenAsync("other-source");

        Refused.With(StatusCode.PermissionDenied, "SOURCE_NOT_ALLOWED", await session.ReadToErrorAsync());
    }

    [Fact]
    public async Task Stream_WithAFrameForAnotherPartner_EndsAndOthersGoOn()
    {
        await using var session = await As("till").OpenAsync("own-source");
        await using var other = await As("source").OpenAsync("own-source");
        await session.SendAsync(Make.Keyed("own-partner", Make.Sale("never")), Make.Keyed("other-partner", Make.Sale("b")));

        Refused.With(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", await session.ReadToErrorAsync());
        Applied.As(await other.SubmitAsync(Make.Keyed("other-partner", Make.Sale("b"))), accepted: 1);
        Assert.Equal(0m, await As("reader").NetAsync("own-partner"));
    }

    [Fact]
    public async Task Manager_OfOnePartner_SeesAndChangesThatOnly()
    {
        var manager = As("local-manager");

        Assert.Empty(await manager.QuarantineAsync("own-partner"));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", manager.Ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = "other-partner" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", manager.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = "other-partner" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", manager.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = "other-partner", Period = "2026" }));
        using var watch = new KpiWatch(manager, "other-partner");
        Refused.With(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", await watch.ReadToErrorAsync());
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED",
            manager.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = "other-partner", Reason = "No." }));
    }

    [Fact]
    public async Task RequestId_OfAnotherPrincipal_IsAnother()
    {
        var request = new CreatePartnerRequest { PartnerId = "twice", Partner = new Partner { ChannelType = ChannelType.Direct, Region = "cn" }, RequestId = "r" };
        await As("manager").Partners.CreatePartnerAsync(request);

        await Refused.WithAsync(StatusCode.AlreadyExists, "PARTNER_EXISTS", As("admin").Partners.CreatePartnerAsync(request));
    }

    private static string Key(string name) => $"secret key of {name}";

    private static void Add(Dictionary<string, string?> settings, int index, string role, string? principal = null)
    {
        settings[$"ApiKeys:{index}:Principal"] = principal ?? role;
        settings[$"ApiKeys:{index}:Roles:0"] = role;
        settings[$"ApiKeys:{index}:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key(principal ?? role))));
    }

    private TestClient As(string name)
    {
        var channel = _server.Connect(Key(name));
        _channels.Add(channel);
        return new TestClient(channel);
    }

    private static AsyncUnaryCall<SubmitTransactionsResponse> Submit(TestClient client, string source, string partner) =>
        client.Ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = source, Batch = Make.Keyed(partner, Make.Sale("x")) });

    private static async Task CallAsync(TestClient client, string call)
    {
        const string partner = "own-partner";
        switch (call)
        {
            case "submit": await Submit(client, "own-source", partner); break;
            case "stream":
                await using (await client.OpenAsync("own-source"))
                    break;
            case "open lane": await client.Ingest.OpenLaneAsync(new OpenLaneRequest { SourceId = "own-source", PartnerId = partner }); break;
            case "get lane": await client.GetLaneAsync("own-source", partner); break;
            case "list lanes": await client.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = partner }); break;
            case "list quarantined": await client.QuarantineAsync(partner); break;
            case "replay": await client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = "1.0" }); break;
            case "discard": await client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = partner, Note = "x", QuarantineIds = { "1.0" } }); break;
            case "create source": await client.CreateSourceAsync(SourceMode.Keyed); break;
            case "create partner": await client.CreatePartnerAsync(); break;
            case "suspend": await client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = "no-such-partner", Reason = "x" }); break;
            case "get partner": await client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner }); break;
            case "list partners": await client.Partners.ListPartnersAsync(new ListPartnersRequest()); break;
            case "get programme": await client.Programme.GetProgrammeAsync(new GetProgrammeRequest()); break;
            case "update programme":
                await client.Programme.UpdateProgrammeAsync(new UpdateProgrammeRequest { Programme = new Programme { DisplayName = "x" }, UpdateMask = new FieldMask { Paths = { "display_name" } } });
                break;
            case "kpis": await client.NetAsync(partner); break;
            case "watch":
                using (var watch = new KpiWatch(client, partner))
                    await watch.ReadAsync();
                break;
            case "series":
                await client.Kpis.QuerySeriesAsync(new QuerySeriesRequest
                {
                    Scope = new Scope { PartnerId = partner },
                    Measure = Measure.Net,
                    Granularity = Granularity.Day,
                    FirstDay = "2026-01-01",
                    LastDay = "2026-01-01",
                });
                break;
            default: await client.Admin.VerifyJournalAsync(new ChannelGrains.Admin.V1.VerifyJournalRequest()); break;
        }
    }
}
