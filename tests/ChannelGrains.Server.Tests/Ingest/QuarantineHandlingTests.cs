namespace ChannelGrains.Server.Tests.Ingest;

public sealed class QuarantineHandlingTests(SharedServer shared) : IAsyncLifetime
{
    private readonly TestClient _client = shared.Client;
    private string _source = "";
    private string _partner = "";

    public async ValueTask InitializeAsync()
    {
        _source = await _client.CreateSourceAsync(SourceMode.Keyed);
        _partner = await _client.CreatePartnerAsync();
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task List_OpenItems_AreOldestFirstByPages()
    {
        foreach (var id in new[] { "a", "b", "c", "d", "e" })
            await SubmitAsync(Foreign(id));

        var ids = new List<string>();
        var token = "";
        do
        {
            var page = await _client.Ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = _partner, PageSize = 2, PageToken = token });
            Assert.Equal(5, page.TotalSize);
            ids.AddRange(page.Items.Select(item => item.Transaction.TransactionId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["a", "b", "c", "d", "e"], ids);
    }

    [Fact]
    public async Task List_WithAForeignPageToken_IsRefused() => await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN",
        _client.Ingest.ListQuarantinedAsync(new ListQuarantinedRequest { PartnerId = _partner, PageToken = "what" }));

    [Fact]
    public async Task List_Item_HasTheTransactionWithTheCustomerHashed()
    {
        await SubmitAsync(Foreign("a").With(sale => sale.CustomerId = "Li Lei"));

        var item = Assert.Single(await _client.QuarantineAsync(_partner));

        Assert.Equal((_source, QuarantineReason.Currency, "EUR"), (item.SourceId, item.Reason, item.Transaction.CurrencyCode));
        Assert.NotEqual("", item.Transaction.CustomerId);
        Assert.DoesNotContain("Li Lei", item.ToString(), StringComparison.Ordinal);
        Assert.InRange(item.QuarantinedAt.ToDateTime(), DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task Replay_Corrected_IsAppliedAsTheOriginal()
    {
        await SubmitAsync(Foreign("a"));

        Assert.Equal(QuarantineReason.Unspecified, await ReplayAsync(await OnlyItemAsync(), Make.Sale("a", amount: 25)));

        Assert.Equal(25m, await _client.NetAsync(_partner));
        Assert.Empty(await _client.QuarantineAsync(_partner));
        Applied.As(await SubmitAsync(Foreign("a")), accepted: 0, duplicates: 1);
        Applied.As(await SubmitAsync(Make.Void("v", "a")), accepted: 1);
        Assert.Equal(0m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Replay_AsItIs_WorksOnceTheCauseIsGone()
    {
        var partner = await _client.CreatePartnerAsync(request => request.InitialState = PartnerState.Prospect);
        await _client.SubmitAsync(_source, Make.Keyed(partner, Make.Sale("a")));
        var item = Assert.Single(await _client.QuarantineAsync(partner));
        var request = new ReplayQuarantinedRequest { PartnerId = partner, QuarantineId = item.QuarantineId, Note = "Try." };

        Assert.Equal(QuarantineReason.PartnerNotActive, (await _client.Ingest.ReplayQuarantinedAsync(request)).Reason);
        Assert.Equal(item, Assert.Single(await _client.QuarantineAsync(partner)));
    }

    [Fact]
    public async Task Replay_AsItIs_IgnoresTheClockOfTheFeed()
    {
        var recent = await _client.CreateSourceAsync(SourceMode.Keyed, source => source.MaxAgeDays = 1);
        await _client.SubmitAsync(recent, Make.Keyed(_partner, Make.Sale("old")));

        Assert.Equal(QuarantineReason.Unspecified, await ReplayAsync(await OnlyItemAsync()));
        Assert.Equal(10m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Replay_OfASaleAfterTheEnd_StaysInQuarantine()
    {
        var today = DateTime.UtcNow.Date;
        await _client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = _partner, Reason = "Left.", EffectiveFrom = "2026-01-01" });
        await SubmitAsync(Foreign("late"));

        Assert.Equal(QuarantineReason.PartnerNotActive, await ReplayAsync(await OnlyItemAsync(), Make.Sale("late")));
        Assert.Equal(0m, await _client.NetAsync(_partner, today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Replay_OfASaleFromAPartnerActiveSinceADay_IsApplied()
    {
        var partner = await _client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-01-01");
        await _client.SubmitAsync(_source, Make.Keyed(partner, Foreign("a")));
        var item = Assert.Single(await _client.QuarantineAsync(partner));

        var answer = await _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = partner,
            QuarantineId = item.QuarantineId,
            Corrected = Make.Sale("a"),
            Note = "Yuan.",
        });

        Assert.Equal(QuarantineReason.Unspecified, answer.Reason);
        Assert.Equal(10m, await _client.NetAsync(partner));
    }

    [Fact]
    public async Task Replay_StillBad_SaysWhyAndChangesNothing()
    {
        await SubmitAsync(Foreign("a"));
        var item = await OnlyItemAsync();

        Assert.Equal(QuarantineReason.Amount, await ReplayAsync(item, Make.Sale("a", amount: -1)));
        Assert.Equal(item, await OnlyItemAsync());
    }

    [Fact]
    public async Task Replay_UnderAnotherId_IsRefused()
    {
        await SubmitAsync(Foreign("a"));

        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, "TRANSACTION_ID", Replay(await OnlyItemAsync(), Make.Sale("b")));
        Assert.Equal("corrected.transaction_id", Refused.Field(refused));
    }

    [Fact]
    public async Task Replay_WithoutCustomer_KeepsTheOriginalsAndAnotherCounts()
    {
        await SubmitAsync(Foreign("a").With(sale => sale.CustomerId = "c1"), Make.Sale("b", customer: "c1"));
        await ReplayAsync(await OnlyItemAsync(), Make.Sale("a"));
        Assert.Equal(1, (await _client.KpisAsync(_partner, "2026-03")).DistinctCustomers.Value);

        await SubmitAsync(Foreign("c").With(sale => sale.CustomerId = "c1"));
        await ReplayAsync(await OnlyItemAsync(), Make.Sale("c", customer: "c2"));
        Assert.Equal(2, (await _client.KpisAsync(_partner, "2026-03")).DistinctCustomers.Value);
        Assert.Equal(2, (await _client.KpisAsync(_partner, "2026-03")).NewCustomers);
    }

    [Fact]
    public async Task Replay_OfAConflict_IsRefused()
    {
        await SubmitAsync(Make.Sale("a"));
        await SubmitAsync(Make.Sale("a", amount: 11));

        await Refused.WithAsync(StatusCode.FailedPrecondition, "NOT_REPLAYABLE", Replay(await OnlyItemAsync(), Make.Sale("a", amount: 11)));
    }

    [Fact]
    public async Task Replay_Twice_IsNotFoundAndTheSameRequestTheSameAnswer()
    {
        await SubmitAsync(Foreign("a"));
        var item = await OnlyItemAsync();
        await ReplayAsync(item, Make.Sale("a"), "r1");

        Assert.Equal(QuarantineReason.Unspecified, await ReplayAsync(item, Make.Sale("a"), "r1"));
        await Refused.WithAsync(StatusCode.NotFound, "QUARANTINE_ITEM_NOT_FOUND", Replay(item, Make.Sale("a")));
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", Replay(item, Make.Sale("a", amount: 9), "r1"));
        Assert.Equal(10m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Discard_Items_ClosesThemWithoutEffect()
    {
        await SubmitAsync(Foreign("a"), Foreign("b"), Foreign("c"));
        var items = await _client.QuarantineAsync(_partner);

        Assert.Equal(2, (await DiscardAsync("Test data.", items[0].QuarantineId, items[2].QuarantineId, items[0].QuarantineId)).Discarded);

        Assert.Equal("b", (await OnlyItemAsync()).Transaction.TransactionId);
        Assert.Equal(0m, await _client.NetAsync(_partner));
        Applied.As(await SubmitAsync(Foreign("a")), accepted: 0, duplicates: 1);
    }

    [Fact]
    public async Task Discard_WithOneThatIsNotOpen_DiscardsNothing()
    {
        await SubmitAsync(Foreign("a"));
        var item = await OnlyItemAsync();

        await Refused.WithAsync(StatusCode.NotFound, "QUARANTINE_ITEM_NOT_FOUND", Discard("Why.", item.QuarantineId, "999.0"));
        await Refused.WithAsync(StatusCode.NotFound, "QUARANTINE_ITEM_NOT_FOUND", Discard("Why.", "nonsense"));
        Assert.Equal(item, await OnlyItemAsync());
    }

    [Fact]
    public async Task Discard_WithoutNoteOrItems_IsRefused()
    {
        await SubmitAsync(Foreign("a"));

        Assert.Equal("note", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "NOTE_EMPTY", Discard("", (await OnlyItemAsync()).QuarantineId))));
        Assert.Equal("quarantine_ids", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "QUARANTINE_IDS", Discard("Why."))));
    }

    private static Transaction Foreign(string id) => Make.Sale(id).With(sale => sale.CurrencyCode = "EUR");

    private Task<BatchResult> SubmitAsync(params IEnumerable<Transaction> transactions) =>
        _client.SubmitAsync(_source, Make.Keyed(_partner, transactions));

    private async Task<QuarantineItem> OnlyItemAsync() => Assert.Single(await _client.QuarantineAsync(_partner));

    private async Task<QuarantineReason> ReplayAsync(QuarantineItem item, Transaction? corrected = null, string requestId = "") =>
        (await Replay(item, corrected, requestId)).Reason;

    private AsyncUnaryCall<ReplayQuarantinedResponse> Replay(QuarantineItem item, Transaction? corrected = null, string requestId = "") =>
        _client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
        {
            PartnerId = _partner,
            QuarantineId = item.QuarantineId,
            Corrected = corrected,
            Note = "Corrected by hand.",
            RequestId = requestId,
        });

    private async Task<DiscardQuarantinedResponse> DiscardAsync(string note, params string[] ids) => await Discard(note, ids);

    private AsyncUnaryCall<DiscardQuarantinedResponse> Discard(string note, params string[] ids) =>
        _client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest { PartnerId = _partner, Note = note, QuarantineIds = { ids } });
}
