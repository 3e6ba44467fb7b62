using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Items of a partner that are replayed or discarded by what they have in common, as after a clock was wrong: in steps, each item once.</summary>
public sealed class QuarantineFilterTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(Make.Noon);
    private TestServer _server = null!;
    private TestClient _client = null!;
    private string _partner = "", _source = "";

    /// <summary>When the till sells, by a clock that is right: the server's is three days behind.</summary>
    private static DateTimeOffset Now => Make.Noon.AddDays(3);

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _client = new TestClient(_server.Channel);
        (_partner, _source) = (await _client.CreatePartnerAsync(), await _client.CreateSourceAsync(SourceMode.Keyed));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Replay_OfFiveThousandOnceTheClockIsRight_CountsEachOnce()
    {
        const int items = 5_000, batch = 1_000;
        var batches = Enumerable.Range(0, items / batch).Select(number => Make.Keyed(_partner, Sales(number * batch, batch))).ToList();
        foreach (var each in batches)
            Assert.Equal(batch, (await _client.SubmitAsync(_source, each)).Items.Count(item => item.Reason == QuarantineReason.ClockAhead));
        _time.Advance(TimeSpan.FromDays(3));

        var (applied, after) = (new List<int>(), "");
        do
        {
            var answer = await ReplayAsync(filter => (filter.SourceId, filter.After) = (_source, after));
            Assert.Empty(answer.Left);
            applied.Add(answer.Applied);
            after = answer.NextAfter;
        }
        while (after.Length > 0);

        Assert.Equal(Enumerable.Repeat(batch, items / batch), applied);
        Assert.Equal((50_000m, 0), (await _client.NetAsync(_partner), (await _client.QuarantineAsync(_partner)).Count));
        foreach (var each in batches)
            Applied.As(await _client.SubmitAsync(_source, each), accepted: 0, duplicates: batch);
        Assert.Equal(50_000m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Replay_OfTheSameRequest_HasOneEffectAndOneAnswer()
    {
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Sales(0, 3)));
        _time.Advance(TimeSpan.FromDays(3));
        var request = Request(filter => filter.SourceId = _source);
        request.RequestId = "once";

        var first = await _client.Ingest.ReplayQuarantinedAsync(request);
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale("later", at: Now.AddDays(9))));
        _time.Advance(TimeSpan.FromDays(9));
        var second = await _client.Ingest.ReplayQuarantinedAsync(request);

        Assert.Equal((3, first), (first.Applied, second));
        Assert.Equal(30m, await _client.NetAsync(_partner));
        request.Filter.SourceId = "another";
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Ingest.ReplayQuarantinedAsync(request));
    }

    [Fact]
    public async Task Replay_OfANumberedLane_KeepsItsNumbers()
    {
        var till = await _client.CreateSourceAsync(SourceMode.Sequenced);
        await _client.SubmitAsync(till, Make.Numbered(_partner, 1, Sales(0, 20)));
        _time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(20, (await ReplayAsync(filter => filter.Reasons.Add(QuarantineReason.ClockAhead))).Applied);

        Applied.As(await _client.SubmitAsync(till, Make.Numbered(_partner, 1, Sales(0, 20))), accepted: 0, duplicates: 20);
        Assert.Equal((20, 200m), ((await _client.GetLaneAsync(till, _partner)).CommittedSequence, await _client.NetAsync(_partner)));
    }

    [Fact]
    public async Task Replay_OfSalesAndTheirVoids_LeavesWhatWasNotVoided()
    {
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Void("v1", "s1", Now), Make.Sale("s1", at: Now), Make.Sale("s2", at: Now), Make.Void("v2", "s2", Now), Make.Sale("s3", at: Now)));
        _time.Advance(TimeSpan.FromDays(3));

        var first = await ReplayAsync(filter => filter.SourceId = _source);
        var second = await ReplayAsync(filter => filter.SourceId = _source);

        // The void that came before its sale could not be applied before it.
        Assert.Equal((4, QuarantineReason.VoidWaiting, 1), (first.Applied, Assert.Single(first.Left).Reason, first.Left[0].Count));
        Assert.Equal((1, 0), (second.Applied, second.Left.Count));
        Assert.Equal((10m, 0), (await _client.NetAsync(_partner), (await _client.QuarantineAsync(_partner)).Count));
    }

    [Fact]
    public async Task Replay_OfWhatCannotBeApplied_SaysHowManyStayAndWhy()
    {
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale("a"), Make.Sale("a", 11), Make.Sale("b").With(sale => sale.CurrencyCode = "EUR"), Make.Sale("c", at: Now)));

        var answer = await ReplayAsync(filter => filter.SourceId = _source);

        Assert.Equal((0, ""), (answer.Applied, answer.NextAfter));
        Assert.Equal([(QuarantineReason.Currency, 1), (QuarantineReason.ClockAhead, 1), (QuarantineReason.ContentConflict, 1)], answer.Left.Select(left => (left.Reason, left.Count)));
        Assert.Equal(3, (await _client.QuarantineAsync(_partner)).Count);
    }

    [Fact]
    public async Task Filter_BySourceReasonAndTime_ChoosesThose()
    {
        var other = await _client.CreateSourceAsync(SourceMode.Keyed);
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale("a", at: Now), Make.Sale("b").With(sale => sale.CurrencyCode = "EUR")));
        await _client.SubmitAsync(other, Make.Keyed(_partner, Make.Sale("c", at: Now)));
        _time.Advance(TimeSpan.FromHours(1));
        var between = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromHours(1));
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Make.Sale("d", at: Now)));

        Assert.Equal(1, (await DiscardAsync(filter =>
        {
            (filter.SourceId, filter.Until) = (_source, Timestamp.FromDateTimeOffset(between));
            filter.Reasons.Add(QuarantineReason.ClockAhead);
        })).Discarded);

        Assert.Equal(["b", "c", "d"], (await _client.QuarantineAsync(_partner)).Select(item => item.Transaction.TransactionId));
        Assert.Equal(2, (await DiscardAsync(filter => filter.SourceId = _source)).Discarded);
        Assert.Equal(0, (await DiscardAsync(filter => filter.SourceId = _source)).Discarded);
        Assert.Equal("c", Assert.Single(await _client.QuarantineAsync(_partner)).Transaction.TransactionId);
    }

    [Fact]
    public async Task Discard_OfMoreThanOneCallLooksAt_GoesOnBehindTheLast()
    {
        for (var i = 0; i < 3; i++)
            await _client.SubmitAsync(_source, Make.Keyed(_partner, Sales(i * 500, 500)));

        var first = await DiscardAsync(filter => filter.SourceId = _source);
        var second = await DiscardAsync(filter => (filter.SourceId, filter.After) = (_source, first.NextAfter));

        Assert.Equal((1_000, 500, ""), (first.Discarded, second.Discarded, second.NextAfter));
        Assert.Empty(await _client.QuarantineAsync(_partner));
    }

    [Fact]
    public async Task Filter_ThatSaysNothingOrSomethingElse_IsRefused()
    {
        await RefusedAsync("FILTER", request => request.Filter = new QuarantineFilter());
        await RefusedAsync("FILTER", request => request.Filter = new QuarantineFilter { Reasons = { QuarantineReason.Unspecified } });
        await RefusedAsync("FILTER", request => request.Filter = new QuarantineFilter { Reasons = { (QuarantineReason)99 } });
        await RefusedAsync("FILTER", request => request.Filter = new QuarantineFilter { SourceId = _source, After = "x" });
        await RefusedAsync("CORRECTED", request =>
        {
            request.Filter = new QuarantineFilter { SourceId = _source };
            request.Corrected = Make.Sale("a");
        });
        await Refused.WithAsync(StatusCode.InvalidArgument, "QUARANTINE_IDS", _client.Ingest.DiscardQuarantinedAsync(
            new DiscardQuarantinedRequest { PartnerId = _partner, Note = "x", QuarantineIds = { "1.0" }, Filter = new QuarantineFilter { SourceId = _source } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "NOTE_EMPTY", _client.Ingest.DiscardQuarantinedAsync(
            new DiscardQuarantinedRequest { PartnerId = _partner, Filter = new QuarantineFilter { SourceId = _source } }));
    }

    [Fact]
    public async Task Replay_ByFilterOverRest_IsTheSame()
    {
        await _client.SubmitAsync(_source, Make.Keyed(_partner, Sales(0, 2)));
        _time.Advance(TimeSpan.FromDays(3));
        using var rest = new RestClient(_server.ManagementAddress);
        var body = System.Text.Json.Nodes.JsonNode.Parse($$$"""{"filter": {"sourceId": "{{{_source}}}", "reasons": ["QUARANTINE_REASON_CLOCK_AHEAD"]}, "note": "The clock is right."}""")!;

        var mixed = await rest.SendAsync(HttpMethod.Post, $"/v1/partners/{_partner}/quarantine/1.0:replay", body.DeepClone());
        mixed.Refused(System.Net.HttpStatusCode.BadRequest, StatusCode.InvalidArgument, "FIELD_TWICE");
        Assert.Equal(2, (int)(await rest.PostAsync($"/v1/partners/{_partner}/quarantine:replay", body))["applied"]!);
    }

    private static IEnumerable<Transaction> Sales(int first, int count) => Enumerable.Range(first, count).Select(number => Make.Sale($"s{number}", at: Now));

    private ReplayQuarantinedRequest Request(Action<QuarantineFilter> choose)
    {
        var request = new ReplayQuarantinedRequest { PartnerId = _partner, Filter = new QuarantineFilter(), Note = "The clock was wrong." };
        choose(request.Filter);
        return request;
    }

    private async Task<ReplayQuarantinedResponse> ReplayAsync(Action<QuarantineFilter> choose) => await _client.Ingest.ReplayQuarantinedAsync(Request(choose));

    private async Task<DiscardQuarantinedResponse> DiscardAsync(Action<QuarantineFilter> choose)
    {
        var request = new DiscardQuarantinedRequest { PartnerId = _partner, Filter = new QuarantineFilter(), Note = "Tests." };
        choose(request.Filter);
        return await _client.Ingest.DiscardQuarantinedAsync(request);
    }

    private Task<RpcException> RefusedAsync(string reason, Action<ReplayQuarantinedRequest> change)
    {
        var request = new ReplayQuarantinedRequest { PartnerId = _partner };
        change(request);
        return Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Ingest.ReplayQuarantinedAsync(request));
    }
}
