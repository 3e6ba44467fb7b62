namespace ChannelGrains.Server.Tests.Partners;

public sealed class PartnerLifecycleTests(SharedServer shared) : IAsyncLifetime
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
    public async Task Suspend_ActivePartner_ItsSalesStillCount()
    {
        var suspended = (await Suspend()).Partner;

        Assert.Equal(PartnerState.Suspended, suspended.State);
        Applied.As(await SubmitAsync(Make.Sale("s1"), Make.Sale("s2").With(sale => sale.OccurredAt = Today())), accepted: 2);
    }

    [Fact]
    public async Task Resume_SuspendedPartner_IsActive()
    {
        await Suspend();

        Assert.Equal(PartnerState.Active, (await Resume()).Partner.State);
    }

    [Fact]
    public async Task Change_FromAnotherState_IsRefused()
    {
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", Resume());
        await Suspend();
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", Suspend());
        await Terminate("");
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", Terminate(""));
    }

    [Fact]
    public async Task Change_WithoutReason_IsRefused()
    {
        Assert.Equal("reason", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", Suspend(""))));
        Assert.Equal("reason", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", Terminate("", " "))));
    }

    [Fact]
    public async Task Terminate_Partner_LaterSalesGoToQuarantineAndReturnsCount()
    {
        await SubmitAsync(Make.Sale("before", amount: 50, at: Make.At("2026-01-10T08:00")));
        await Terminate("2026-02-01");

        var result = await SubmitAsync(
            Make.Sale("late", amount: 20, at: Make.At("2026-01-31T23:59")), Make.Sale("after", at: Make.At("2026-02-01T00:00")),
            Make.Return("back", amount: 5, at: Make.At("2026-02-20T10:00")), Make.Void("void", "before", Make.At("2026-02-20T10:00")));

        Applied.As(result, accepted: 3, duplicates: 0, (1, QuarantineReason.PartnerNotActive));
        Assert.Equal(15m, await _client.NetAsync(_partner));
    }

    [Fact]
    public async Task Terminate_IntoCountedDays_IsRefused()
    {
        await SubmitAsync(Make.Sale("s1"));

        await Refused.WithAsync(StatusCode.FailedPrecondition, "EFFECTIVE_FROM_COUNTED", Terminate("2026-03-05"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "DATE", Terminate("soon"));
    }

    [Fact]
    public async Task Terminate_FromADayToCome_LeavesItActiveUntilThen()
    {
        var terminated = (await Terminate("")).Partner;

        Assert.Equal(PartnerState.Active, terminated.State);
    }

    [Fact]
    public async Task Change_SameRequest_SameAnswer()
    {
        var first = (await Suspend(requestId: "r")).Partner;
        await Resume();

        Assert.Equal(first, (await Suspend(requestId: "r")).Partner);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", Suspend("Another reason.", "r"));
        Assert.Equal(PartnerState.Active, (await _client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = _partner })).Partner.State);
    }

    [Fact]
    public async Task RequestId_OfARefusal_IsNotRemembered()
    {
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", Resume("r"));
        await Suspend();

        Assert.Equal(PartnerState.Active, (await Resume("r")).Partner.State);
    }

    [Fact]
    public async Task RequestId_OfAnotherMethod_IsAnother()
    {
        await Suspend(requestId: "r");

        Assert.Equal(PartnerState.Active, (await Resume("r")).Partner.State);
    }

    [Fact]
    public async Task Sale_OfAProspect_GoesToQuarantineAndItsReturnCounts()
    {
        var prospect = await _client.CreatePartnerAsync(request => request.InitialState = PartnerState.Prospect);

        Applied.As(await _client.SubmitAsync(_source, Make.Keyed(prospect, Make.Sale("s"), Make.Return("r"))), accepted: 1, duplicates: 0,
            (0, QuarantineReason.PartnerNotActive));
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp Today() => Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(DateTime.UtcNow);

    private Task<BatchResult> SubmitAsync(params IEnumerable<Transaction> transactions) => _client.SubmitAsync(_source, Make.Keyed(_partner, transactions));

    private AsyncUnaryCall<SuspendPartnerResponse> Suspend(string reason = "Audit.", string requestId = "") =>
        _client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = _partner, Reason = reason, RequestId = requestId });

    private AsyncUnaryCall<ResumePartnerResponse> Resume(string requestId = "") =>
        _client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = _partner, Reason = "All well.", RequestId = requestId });

    private AsyncUnaryCall<TerminatePartnerResponse> Terminate(string effectiveFrom, string reason = "Left.") =>
        _client.Partners.TerminatePartnerAsync(new TerminatePartnerRequest { PartnerId = _partner, Reason = reason, EffectiveFrom = effectiveFrom });
}
