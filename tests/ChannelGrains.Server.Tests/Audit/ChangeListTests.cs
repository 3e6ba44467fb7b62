using ChannelGrains.Audit.V1;
using ChannelGrains.Server.Tests.Actions;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Audit;

/// <summary>What was done, by whom, over all journals and of a partner: order, filters, pages, and what a key sees of it.</summary>
public sealed class ChangeListTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private ActionServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ActionServer.StartAsync(_directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task List_OfAll_SaysWhatWasDoneByWhomTheLatestFirst()
    {
        var partner = await DoSomeAsync();

        var (all, _) = await Changes.ListAsync(_server.Ann, new());

        Assert.Equal(
            $"ann partner/{partner} risk.hold_released, ann partner/{partner} risk.hold_set, bob risk-rules risk.rules_set, root programme programmes.updated, ann partner/{partner} lifecycle.state_changed, "
                + $"root partner/{ActionServer.EvesPartner} lifecycle.created, root partner/{partner} lifecycle.created, root source/pos sources.changed",
            string.Join(", ", all.Select(change => $"{change.Principal} {change.Journal} {change.Kind}")));
        Assert.Equal([partner, partner, "", "", partner, ActionServer.EvesPartner, partner, ""], all.Select(change => change.PartnerId));
        Assert.Equal([4, 3, 1, 1, 2, 1, 1, 1], all.Select(change => change.Version));
        Assert.Equal(all.OrderByDescending(change => change.AcceptedAt.ToDateTime()), all);
        Assert.Equal(("SUSPENDED", "a test"), (Changes.Detail(all[4], "state"), Changes.Detail(all[4], "reason")));
        Assert.Equal("pos", Changes.Detail(all[^1], "source_id"));
        Assert.Equal("suspend-1", all[4].RequestId);
    }

    [Fact]
    public async Task List_OfBatches_ShowsNone()
    {
        var partner = await DoSomeAsync();
        var before = await CausedAsync(new());

        await _server.Root.SubmitAsync("pos", Make.Keyed(partner, Make.Sale("a"), Make.Void("v", "a"), Make.Sale("e").With(sale => sale.CurrencyCode = "EUR")));

        Assert.Equal(before, await CausedAsync(new()));
        Assert.Equal("risk.hold_released risk.hold_set lifecycle.state_changed lifecycle.created", await CausedAsync(new() { PartnerId = partner }));

        // What the rules of risk say of the batch is a change, and comes when it comes.
        async Task<string> CausedAsync(ListChangesRequest request) =>
            string.Join(' ', (await Changes.ListAsync(_server.Ann, request)).All.Where(change => change.Principal != "review").Select(change => change.Kind));
    }

    [Fact]
    public async Task List_Filters_HoldWhatTheySay()
    {
        var partner = await DoSomeAsync();
        var (all, _) = await Changes.ListAsync(_server.Ann, new());

        Assert.Equal("risk.rules_set", await Changes.KindsAsync(_server.Ann, new() { Principal = "bob" }));
        Assert.Equal("risk.hold_released risk.hold_set risk.rules_set", await Changes.KindsAsync(_server.Ann, new() { Kind = "risk" }));
        Assert.Equal("risk.hold_set", await Changes.KindsAsync(_server.Ann, new() { Kind = "risk.hold_set" }));
        Assert.Equal("risk.hold_set", await Changes.KindsAsync(_server.Ann, new() { Kind = "risk.hold_set", PartnerId = partner, Principal = "ann" }));
        Assert.Equal("", await Changes.KindsAsync(_server.Ann, new() { PartnerId = partner, Principal = "bob" }));
        Assert.Equal("lifecycle.created", await Changes.KindsAsync(_server.Ann, new() { PartnerId = ActionServer.EvesPartner }));
        foreach (var ofPartner in new[] { "", partner })
        {
            // From is in it, until is not.
            var (shown, first, last) = (all.Where(change => ofPartner.Length == 0 || change.PartnerId == ofPartner).ToList(), all[4].AcceptedAt, all[1].AcceptedAt);
            var within = shown.Where(change => change.AcceptedAt >= first && change.AcceptedAt < last);
            Assert.Equal(within, (await Changes.ListAsync(_server.Ann, new() { PartnerId = ofPartner, From = first, Until = last, PageSize = 1 })).All);
            Assert.NotEmpty(within);
        }
        Assert.Equal("", await Changes.KindsAsync(_server.Ann, new() { From = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(1)) }));
        Assert.Equal("", await Changes.KindsAsync(_server.Ann, new() { Until = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddDays(-1)) }));
        Assert.Equal(8, (await Changes.ListAsync(_server.Ann, new() { From = new() { Seconds = long.MinValue }, Until = new() { Seconds = long.MaxValue } })).All.Count);
    }

    [Fact]
    public async Task List_ByPages_ShowsEachOnce()
    {
        var partner = await DoSomeAsync();

        foreach (var request in new ListChangesRequest[] { new(), new() { PartnerId = partner }, new() { Kind = "lifecycle" } })
        {
            var (whole, _) = await Changes.ListAsync(_server.Ann, request);
            for (var size = 1; size <= whole.Count; size++)
            {
                request.PageSize = size;
                Assert.Equal(whole, (await Changes.ListAsync(_server.Ann, request)).All);
            }
        }
    }

    [Fact]
    public async Task List_AfterARestart_GoesOnWithTheTokenOfBefore()
    {
        var partner = await DoSomeAsync();
        var (whole, _) = await Changes.ListAsync(_server.Ann, new());
        var (ofPartner, _) = await Changes.ListAsync(_server.Ann, new() { PartnerId = partner });
        var token = (await _server.Ann.Audit.ListChangesAsync(new() { PageSize = 3 })).NextPageToken;
        var tokenOfPartner = (await _server.Ann.Audit.ListChangesAsync(new() { PartnerId = partner, PageSize = 3 })).NextPageToken;

        await _server.DisposeAsync();
        _server = await ActionServer.StartAsync(_directory.Path);

        Assert.Equal(whole, (await Changes.ListAsync(_server.Ann, new())).All);
        Assert.Equal(whole.Skip(3), (await Changes.ListAsync(_server.Ann, new() { PageToken = token })).All);
        Assert.Equal(ofPartner.Skip(3), (await Changes.ListAsync(_server.Ann, new() { PartnerId = partner, PageToken = tokenOfPartner })).All);
        // A token is good for its own question alone.
        foreach (var other in new ListChangesRequest[] { new() { PageToken = tokenOfPartner }, new() { PartnerId = partner, PageToken = token }, new() { Principal = "ann", PageToken = token }, new() { PageToken = "69" } })
            await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _server.Ann.Audit.ListChangesAsync(other));
    }

    [Fact]
    public async Task List_OfAKeyOfOnePartner_ShowsNoOther()
    {
        var partner = await DoSomeAsync();

        Assert.Equal("lifecycle.created", await Changes.KindsAsync(_server.Eve, new()));
        Assert.Equal("lifecycle.created", await Changes.KindsAsync(_server.Eve, new() { PartnerId = ActionServer.EvesPartner }));
        Assert.Equal("", await Changes.KindsAsync(_server.Eve, new() { PartnerId = partner }));
        // The same question has another list for each key, with tokens of its own.
        await _server.Eve.Partners.SuspendPartnerAsync(new() { PartnerId = ActionServer.EvesPartner, Reason = "a test" });
        var (hers, anns) = ((await _server.Eve.Audit.ListChangesAsync(new() { PageSize = 1 })).NextPageToken, (await _server.Ann.Audit.ListChangesAsync(new() { PageSize = 1 })).NextPageToken);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _server.Ann.Audit.ListChangesAsync(new() { PageToken = hers }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _server.Eve.Audit.ListChangesAsync(new() { PageToken = anns }));
        // Nor whether there is one.
        Assert.Equal("", await Changes.KindsAsync(_server.Eve, new() { PartnerId = "nobody" }));
        Assert.Equal("", await Changes.KindsAsync(_server.Eve, new() { Principal = "ann" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _server.Ann.Audit.ListChangesAsync(new() { PartnerId = "nobody" }));
    }

    [Fact]
    public async Task List_OfPayments_IsForFinanceAlone()
    {
        var partner = await DoSomeAsync();
        using var channel = _server.Server.Connect("the key of root, of 32 bytes and more");
        await new PaymentService.PaymentServiceClient(channel).SetPayeeAsync(
            new() { PartnerId = partner, Payee = Agreeing.Terms().Payment.Payee, Reason = "a new account", Evidence = Agreeing.Paper, RequestId = "payee-1" });

        var set = (await Changes.ListAsync(_server.Root, new() { Kind = "payments" })).All.Single();
        Assert.Equal(("payments.payee_set", partner, "payee-1"), (set.Kind, set.PartnerId, set.RequestId));
        Assert.Equal("payments.payee_set", (await Changes.ListAsync(_server.Root, new() { PartnerId = partner })).All[0].Kind);
        // Ann is a manager, who may not see payees.
        foreach (var request in new ListChangesRequest[] { new() { Kind = "payments" }, new() { Kind = "payments.payee_set", PartnerId = partner } })
            Assert.Equal("", await Changes.KindsAsync(_server.Ann, request));
        foreach (var request in new ListChangesRequest[] { new(), new() { PartnerId = partner } })
            Assert.Equal("risk.hold_released", (await Changes.ListAsync(_server.Ann, request)).All[0].Kind);
        // A page of what one may see of is none of what another may.
        var token = (await _server.Root.Audit.ListChangesAsync(new() { PageSize = 1 })).NextPageToken;
        Assert.DoesNotContain((await _server.Ann.Audit.ListChangesAsync(new() { PageToken = token })).Changes, change => change.Kind.StartsWith("payments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_OfWhatIsNone_IsRefused()
    {
        Assert.Equal("partner_id", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", _server.Ann.Audit.ListChangesAsync(new() { PartnerId = "a/b" }))));
        foreach (var kind in new[] { "risk.", "risk.hold", "ris", ".", "transactions_recorded", "risk.hold_set.x", new string('x', 10_000) })
            Assert.Equal("kind", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "CHANGE_KIND", _server.Ann.Audit.ListChangesAsync(new() { Kind = kind }))));
        var noon = Timestamp.FromDateTimeOffset(Make.Noon);
        Assert.Equal("until", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "INTERVAL", _server.Ann.Audit.ListChangesAsync(new() { From = noon, Until = noon }))));
    }

    [Fact]
    public async Task List_OverRest_SaysTheSame()
    {
        var partner = await DoSomeAsync();
        using var rest = new RestClient(_server.Server.ManagementAddress, "the key of ann, of 32 bytes and more");

        var answer = await rest.GetAsync($"/v1/changes?partnerId={partner}&kind=lifecycle&pageSize=1");

        var change = Assert.Single(answer["changes"]!.AsArray())!;
        Assert.Equal(("lifecycle.state_changed", "ann", partner, "2"),
            (change["kind"]!.GetValue<string>(), change["principal"]!.GetValue<string>(), change["partnerId"]!.GetValue<string>(), change["version"]!.GetValue<string>()));
        Assert.NotEmpty(answer["nextPageToken"]!.GetValue<string>());
    }

    /// <summary>A source, two partners, and changes of the second person and the third; returns the first partner.</summary>
    private async Task<string> DoSomeAsync()
    {
        await _server.Root.CreateSourceAsync(SourceMode.Keyed, source => source.SourceId = "pos");
        var partner = await _server.Root.CreatePartnerAsync();
        await _server.Root.CreatePartnerAsync(request => request.PartnerId = ActionServer.EvesPartner);
        await _server.Ann.Partners.SuspendPartnerAsync(new() { PartnerId = partner, Reason = "a test", RequestId = "suspend-1" });
        await _server.Root.Programme.UpdateProgrammeAsync(new() { Programme = new() { DisplayName = "A channel" }, UpdateMask = new() { Paths = { "display_name" } } });
        var rules = await _server.Bob.Risk.GetRiskRulesAsync(new());
        await _server.Bob.Risk.SetRiskRulesAsync(new() { Rules = rules.Rules });
        await _server.Ann.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "an audit" });
        await _server.Ann.Risk.ReleaseHoldAsync(new() { PartnerId = partner, Reason = "done" });
        return partner;
    }
}
