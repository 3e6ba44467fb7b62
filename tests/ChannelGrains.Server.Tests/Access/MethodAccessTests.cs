using ChannelGrains.Access.V1;
using ChannelGrains.Evidence.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>Every method of the API, called by every role, with keys that nothing holds, a partner or a source holds, for the key's own and for a
/// foreign partner and source.</summary>
public sealed class MethodAccessTests(HeldKeys keys) : IClassFixture<HeldKeys>
{
    private static readonly string[] Denials = ["ROLE", "PARTNER_NOT_ALLOWED", "PARTNERS_RESTRICTED", "SOURCE_NOT_ALLOWED", "SOURCES_RESTRICTED"];

    public static TheoryData<string> Methods => [.. ApiMethods.All.Select(method => method.Name)];

    [Fact]
    public void Methods_OfTheApi_SayWhoMayCallThemAndWhatHolds()
    {
        Assert.Contains(ApiMethods.All, method => method.Name == "ReportMarketSize");
        Assert.Empty(ApiMethods.All.Where(method => ApiMethods.AccessOf(method) is not { Partners.By: > 0, Sources.By: > 0 }).Select(method => method.Name));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Method_ByEveryCaller_IsHeldAsItsProtoSays(string name)
    {
        var method = ApiMethods.Named(name);
        var wrong = new List<string>();
        // A stream of no source ends before it names a partner.
        var choices = Choices().Where(choice => !method.IsClientStreaming || choice.Source.Length > 0).ToList();
        foreach (var role in HeldKeys.Roles)
            foreach (var held in Enum.GetValues<HeldTo>())
                foreach (var (partner, source) in choices)
                {
                    var call = await AnyCall.MakeAsync(keys.Channel(role, held), method, Requests(method, partner, source));
                    var expected = Expected(method, role, held, partner, source);
                    var got = Denials.Contains(call.Reason) ? call.Reason : "";
                    if (got != expected)
                        wrong.Add($"{role} held to {held} for {partner} by {source}: '{got}', not '{expected}'");
                    if (Shows(call, held, partner, source))
                        wrong.Add($"{role} held to {held} for {partner} by {source} sees what is foreign");
                }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Source_OfOtherPartners_IsNotShownToAKeyThatIsHeldToOnes()
    {
        var reader = new TestClient(keys.Channel("reader", HeldTo.Partner));

        await Refused.WithAsync(StatusCode.PermissionDenied, "SOURCE_NOT_ALLOWED", reader.Ingest.GetSourceAsync(new GetSourceRequest { SourceId = HeldKeys.ForeignPartnersSource }));
        Assert.Equal([HeldKeys.ForeignSource, HeldKeys.OwnSource], (await reader.Ingest.ListSourcesAsync(new ListSourcesRequest())).Sources.Select(source => source.SourceId));
    }

    [Fact]
    public async Task Lists_ForAHeldKey_HaveItsOwnAndNothingBehind()
    {
        var ofPartner = new TestClient(keys.Channel("manager", HeldTo.Partner));
        var ofSource = new TestClient(keys.Channel("manager", HeldTo.Source));

        var partners = await ofPartner.Partners.ListPartnersAsync(new ListPartnersRequest { PageSize = 1 });
        Assert.Equal(("", HeldKeys.OwnPartner), (partners.NextPageToken, Assert.Single(partners.Partners).PartnerId));
        var sources = await ofSource.Ingest.ListSourcesAsync(new ListSourcesRequest { PageSize = 1 });
        Assert.Equal(("", HeldKeys.OwnSource), (sources.NextPageToken, Assert.Single(sources.Sources).SourceId));
        var quarantine = await ofSource.Ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = HeldKeys.OwnPartner });
        Assert.Equal((1, HeldKeys.OwnSource), (quarantine.TotalSize, Assert.Single(quarantine.Items).SourceId));
        Assert.Equal(HeldKeys.OwnSource, Assert.Single((await ofSource.Ingest.ListLanesAsync(new ListLanesRequest { PartnerId = HeldKeys.OwnPartner })).Lanes).SourceId);
    }

    [Fact]
    public async Task Items_OfAnotherSource_AreNotFoundByAKeyThatIsHeldToOne()
    {
        var items = await new TestClient(keys.Channel("manager", HeldTo.Nothing)).QuarantineAsync(HeldKeys.OwnPartner);
        var foreign = items.Single(item => item.SourceId == HeldKeys.ForeignSource).QuarantineId;
        var manager = new TestClient(keys.Channel("manager", HeldTo.Source));

        await Refused.WithAsync(StatusCode.NotFound, "QUARANTINE_ITEM_NOT_FOUND",
            manager.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest { PartnerId = HeldKeys.OwnPartner, QuarantineId = foreign, Note = "Mine." }));
        await Refused.WithAsync(StatusCode.NotFound, "QUARANTINE_ITEM_NOT_FOUND",
            manager.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = HeldKeys.OwnPartner, QuarantineIds = { foreign }, Note = "Mine." }));
    }

    private static IEnumerable<(string Partner, string Source)> Choices() =>
    [
        (HeldKeys.OwnPartner, HeldKeys.OwnSource), (HeldKeys.ForeignPartner, HeldKeys.OwnSource), (HeldKeys.OwnPartner, HeldKeys.ForeignSource), ("", ""),
    ];

    private static string Expected(MethodDescriptor method, string role, HeldTo held, string partner, string source)
    {
        var access = ApiMethods.AccessOf(method)!;
        if (role != "admin" && !access.Roles.Select(each => each.ToString().ToLowerInvariant()).Contains(role))
            return "ROLE";
        return held switch
        {
            HeldTo.Partner => Held(access.Partners, partner == HeldKeys.OwnPartner, "PARTNER_NOT_ALLOWED", "PARTNERS_RESTRICTED"),
            HeldTo.Source => Held(access.Sources, source == HeldKeys.OwnSource, "SOURCE_NOT_ALLOWED", "SOURCES_RESTRICTED"),
            _ => "",
        };

        static string Held(Hold hold, bool isOwn, string notAllowed, string restricted) => hold.By switch
        {
            HeldBy.Field or HeldBy.Messages => isOwn ? "" : notAllowed,
            HeldBy.All => restricted,
            _ => "",
        };
    }

    // What the request names itself may come back in the words of a refusal.
    private static bool Shows(AnyCall call, HeldTo held, string partner, string source) => held switch
    {
        HeldTo.Partner => partner != HeldKeys.ForeignPartner && call.Bytes.Contains(HeldKeys.ForeignPartner, StringComparison.Ordinal),
        HeldTo.Source => source != HeldKeys.ForeignSource && call.Bytes.Contains(HeldKeys.ForeignSource, StringComparison.Ordinal),
        _ => false,
    };

    private static IMessage[] Requests(MethodDescriptor method, string partner, string source)
    {
        if (method.Name == "UploadEvidence")
            return [new UploadEvidenceRequest { Header = Files.Header(partner, Files.Png(10, 1)) }];
        if (method.IsClientStreaming)
            return
            [
                new StreamTransactionsRequest { Open = new StreamOpen { SourceId = source } },
                new StreamTransactionsRequest { Frame = new TransactionFrame { Batches = { Make.Keyed(partner, Make.Sale("again", 1)) } } },
            ];
        var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
        var access = ApiMethods.AccessOf(method)!;
        if (access.Partners.By == HeldBy.Field)
            ApiMethods.Set(request, access.Partners.Field, partner);
        if (access.Sources.By == HeldBy.Field)
            ApiMethods.Set(request, access.Sources.Field, source);
        return [request];
    }
}
