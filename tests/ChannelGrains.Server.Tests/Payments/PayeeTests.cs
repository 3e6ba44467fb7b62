using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.Payments;

public sealed class PayeeTests : IAsyncLifetime
{
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync(null, null, ("Payments:PayeeQuietDays", "10"));

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Payee_OfAnAgreement_IsVerifiedByAnotherThanWhoSignedIt()
    {
        var partner = await _server.PaidPartnerAsync();
        var read = await _server.AnnPays.GetPayeeAsync(new() { PartnerId = partner });

        Assert.Equal((PayeeOrigin.Agreement, "bob"), (read.Payee.Origin, read.Payee.VerifiedBy));
        Assert.Equal(["root"], read.Payee.ChangedBy);
        // It was signed today, and is paid from the tenth day on.
        Assert.Equal(["PAYEE_NEW"], read.Payee.Conditions.Select(condition => condition.Condition));
    }

    [Fact]
    public async Task SetPayee_AndVerify_TakesTwoPeopleAndKeepsTheHistory()
    {
        var partner = await _server.PaidPartnerAsync();
        var old = (await _server.AnnPays.GetPayeeAsync(new() { PartnerId = partner })).Payee;
        var request = new SetPayeeRequest { PartnerId = partner, Payee = new(old.Payee) { Account = "6217000000007777" }, Reason = "新账户", Evidence = Agreeing.Paper, RequestId = "r" };

        var set = await _server.AnnPays.SetPayeeAsync(request);

        Assert.Equal((PayeeOrigin.Set, "", "6217000000007777"), (set.Payee.Origin, set.Payee.VerifiedBy, set.Payee.Payee.Account));
        Assert.Equal(["PAYEE_UNVERIFIED", "PAYEE_NEW"], set.Payee.Conditions.Select(condition => condition.Condition));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", _server.AnnPays.SetPayeeAsync(new(request) { Etag = "1", RequestId = "" }));
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _server.AnnPays.SetPayeeAsync(new(request) { Reason = "another" }));
        var verify = new VerifyPayeeRequest { PartnerId = partner, ContentHash = set.Payee.ContentHash, Note = "called back", RequestId = "r" };
        await Refused.WithAsync(StatusCode.PermissionDenied, "SAME_PRINCIPAL", _server.AnnPays.VerifyPayeeAsync(verify));
        await Refused.WithAsync(StatusCode.Aborted, "PAYEE_CHANGED", _server.BobPays.VerifyPayeeAsync(new(verify) { ContentHash = old.ContentHash, RequestId = "" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "NOTE_EMPTY", _server.BobPays.VerifyPayeeAsync(new(verify) { Note = "", RequestId = "" }));
        var verified = await _server.BobPays.VerifyPayeeAsync(verify);
        Assert.Equal((("bob"), set.Payee.ContentHash), (verified.Payee.VerifiedBy, verified.Payee.ContentHash));
        // Sent again, they are answered as they were.
        Assert.Equal(set, await _server.AnnPays.SetPayeeAsync(request));
        Assert.Equal(verified, await _server.BobPays.VerifyPayeeAsync(verify));

        var first = await _server.AnnPays.ListPayeeHistoryAsync(new() { PartnerId = partner, PageSize = 2 });
        var second = await _server.AnnPays.ListPayeeHistoryAsync(new() { PartnerId = partner, PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal([("bob", false), ("ann", true), ("bob", false)], first.Steps.Concat(second.Steps).Select(step => (step.Principal, step.Payee is not null)));
        Assert.Equal((2, ""), (first.Steps.Count, second.NextPageToken));
        Assert.Equal(("新账户", "contract 17"), (first.Steps[1].Note, first.Steps[1].Evidence.Reference));
    }

    /// <summary>Two partners with one account are both blocked until who verifies them says that they may share it.</summary>
    [Fact]
    public async Task Payee_WithTheAccountOfAnother_IsSharedUntilItIsNamed()
    {
        var (one, other) = (await _server.PaidPartnerAsync(), await _server.PaidPartnerAsync());
        var payee = (await _server.AnnPays.GetPayeeAsync(new() { PartnerId = one })).Payee;
        Assert.DoesNotContain(payee.Conditions, condition => condition.Condition == "PAYEE_SHARED");

        var set = await _server.AnnPays.SetPayeeAsync(new() { PartnerId = other, Payee = payee.Payee, Reason = "the same owner" });

        Assert.Equal(one, Assert.Single(set.Payee.Conditions, condition => condition.Condition == "PAYEE_SHARED").Evidence);
        Assert.Equal(other, Assert.Single((await _server.AnnPays.GetPayeeAsync(new() { PartnerId = one })).Payee.Conditions, condition => condition.Condition == "PAYEE_SHARED").Evidence);
        foreach (var (partner, with) in new[] { (one, other), (other, one) })
        {
            var verified = await _server.BobPays.VerifyPayeeAsync(new() { PartnerId = partner, ContentHash = payee.ContentHash, Note = "one owner", SharedWithPartnerIds = { with } });
            Assert.DoesNotContain(verified.Payee.Conditions, condition => condition.Condition == "PAYEE_SHARED");
        }
        // Another account again takes it away from both.
        await _server.AnnPays.SetPayeeAsync(new() { PartnerId = other, Payee = new(payee.Payee) { Account = "6217000000008888" }, Reason = "an account of its own" });
        Assert.DoesNotContain((await _server.AnnPays.GetPayeeAsync(new() { PartnerId = one })).Payee.Conditions, condition => condition.Condition == "PAYEE_SHARED");
    }

    [Fact]
    public async Task Approve_WithAPayeeThatIsNewOrUnverified_IsBlockedUntilItsDay()
    {
        var clock = DrivenClock.StartingAt(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));
        await using var server = await SettlementServer.StartAsync(null, clock, ("Payments:PayeeQuietDays", "10"), ("Views:Enabled", "false"));
        var partner = await server.PaidPartnerAsync();
        await server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
        await server.CloseAsync(partner, "2026-01");

        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYOUT_BLOCKED", server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" }));
        clock.Advance(TimeSpan.FromDays(10));
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });

        Assert.Equal(StatementState.Approved, await server.StateAsync(partner));
    }

    [Fact]
    public async Task Payee_OfNobody_IsRefusedOrNotFound()
    {
        var partner = await _server.Client.CreatePartnerAsync();
        await Refused.WithAsync(StatusCode.NotFound, "PAYEE_NOT_FOUND", _server.AnnPays.GetPayeeAsync(new() { PartnerId = partner }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _server.AnnPays.GetPayeeAsync(new() { PartnerId = "nobody" }));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PAYEE_MISSING", _server.BobPays.VerifyPayeeAsync(new() { PartnerId = partner, ContentHash = "x", Note = "x" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAYEE", _server.AnnPays.SetPayeeAsync(new() { PartnerId = partner, Reason = "x" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAYEE", _server.AnnPays.SetPayeeAsync(new()
        {
            PartnerId = partner,
            Reason = "x",
            Payee = new(Agreeing.Terms().Payment.Payee) { LatinName = "" },
        }));
    }

    [Fact]
    public async Task Payee_OverARestart_IsTheSame()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        GetPayeeResponse before;
        await using (var server = await SettlementServer.StartAsync(directory.Path))
        {
            partner = await server.PaidPartnerAsync();
            var payee = (await server.AnnPays.GetPayeeAsync(new() { PartnerId = partner })).Payee;
            await server.AnnPays.SetPayeeAsync(new() { PartnerId = partner, Payee = new Payee(payee.Payee) { Account = "6217000000009999" }, Reason = "new" });
            before = await server.AnnPays.GetPayeeAsync(new() { PartnerId = partner });
        }
        await using var again = await SettlementServer.StartAsync(directory.Path);
        Assert.Equal(before, await again.AnnPays.GetPayeeAsync(new() { PartnerId = partner }));
        Assert.Empty((await again.Client.Admin.VerifyJournalAsync(new())).Problems);
    }
}
