using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Discipline;

public sealed class GiftTests
{
    private static readonly BusinessDay Today = BusinessDay.Of(2026, 3, 10);

    private static readonly RecordGift Tea = new("G-1", GiftDirection.Received, null, "shop", "", "tea", new StatedAmount("CNY", 200, 0), null, GiftOutcome.Accepted, "");

    [Theory]
    [InlineData("CNY", 200, 0, GiftOutcome.Accepted, false)]
    [InlineData("CNY", 200, 1_000, GiftOutcome.Accepted, true)]
    [InlineData("CNY", 5_000, 0, GiftOutcome.Declined, false)]
    [InlineData("CNY", 5_000, 0, GiftOutcome.HandedOver, false)]
    [InlineData("EUR", 1, 0, GiftOutcome.Accepted, true)]
    public void Record_AboveTheLimit_NeedsSomebodyElseWhereItIsKept(string currency, long units, int nanos, GiftOutcome outcome, bool needs)
    {
        var gift = (Tea with { Value = new StatedAmount(currency, units, nanos), Outcome = outcome }).Decide(false, 0, 200, "CNY", "ann", Today).Require();

        Assert.Equal((needs, new Declarer(DeclarerKind.Principal, "ann"), Today), (gift.NeedsApproval, gift.Person, gift.Day));
    }

    [Fact]
    public void Record_WhatCannotBe_IsRefused()
    {
        Assert.Equal("INVALID_ID", Reason(Tea with { GiftId = "a/b" }));
        Assert.Equal("DIRECTION", Reason(Tea with { Direction = (GiftDirection)7 }));
        Assert.Equal("DECLARER", Reason(Tea with { Person = new Declarer(DeclarerKind.Role, "cfo") }));
        Assert.Equal("COUNTERPARTY_EMPTY", Reason(Tea with { PartnerId = "" }));
        Assert.Equal("WHAT_EMPTY", Reason(Tea with { What = " " }));
        Assert.Equal("TEXT_TOO_LONG", Reason(Tea with { What = new string('x', 201) }));
        Assert.Equal("AMOUNT", Reason(Tea with { Value = null }));
        Assert.Equal("AMOUNT", Reason(Tea with { Value = new StatedAmount("CNY", -1, 0) }));
        Assert.Equal("CURRENCY", Reason(Tea with { Value = new StatedAmount("XYZ", 1, 0) }));
        Assert.Equal("DATE_AHEAD", Reason(Tea with { Day = Today.AddDays(1) }));
        Assert.Equal("DATE_TOO_OLD", Reason(Tea with { Day = Today.AddDays(-3_654) }));
        Assert.Equal("OUTCOME", Reason(Tea with { Outcome = GiftOutcome.Unspecified }));
        Assert.Equal("OUTCOME", Reason(Tea with { Direction = GiftDirection.Given, Outcome = GiftOutcome.HandedOver }));
        Assert.Equal("GIFT_EXISTS", Tea.Decide(true, 0, 200, "CNY", "ann", Today).Refusal?.Reason);
        Assert.Equal("GIFTS_FULL", Tea.Decide(false, DisciplineLimits.MaxAwaiting, 100, "CNY", "ann", Today).Refusal?.Reason);
        Assert.Null(Tea.Decide(false, DisciplineLimits.MaxAwaiting, 200, "CNY", "ann", Today).Refusal);

        static string? Reason(RecordGift gift) => gift.Decide(false, 0, 200, "CNY", "ann", Today).Refusal?.Reason;
    }

    [Theory]
    [InlineData("ann", "SAME_PRINCIPAL")]
    [InlineData("bob", "SAME_PRINCIPAL")]
    [InlineData("eve", null)]
    public void Decide_ByWhoEnteredOrReceivedIt_IsRefused(string principal, string? reason)
    {
        var gift = Awaiting(new Declarer(DeclarerKind.Principal, "bob"));
        Assert.Equal(reason, new DecideGift("G-1", GiftOutcome.HandedOver, "kindergarten").Decide(gift, principal, new FourEyes(false)).Refusal?.Reason);
    }

    [Fact]
    public void Decide_WhatCannotBe_IsRefused()
    {
        var gift = Awaiting(new Declarer(DeclarerKind.Person, "00000000000000ab"));
        var decide = new DecideGift("G-1", GiftOutcome.Declined, "too much");
        var decided = gift with { Decided = new GiftDecided("G-1", GiftOutcome.Declined, "x"), DecidedBy = "eve" };
        Assert.Equal("NOTE_EMPTY", Reason(decide with { Note = "" }, gift));
        Assert.Equal("GIFT_NOT_FOUND", Reason(decide, null));
        Assert.Equal("OUTCOME", Reason(decide with { Outcome = 0 }, gift));
        Assert.Equal("GIFT_STATE", Reason(decide, decided));
        Assert.Equal("GIFT_STATE", Reason(decide, gift with { Recorded = gift.Recorded with { NeedsApproval = false } }));
        Assert.Equal((GiftState.Awaiting, GiftOutcome.Accepted, GiftState.Decided, GiftOutcome.Declined), (gift.State, gift.Outcome, decided.State, decided.Outcome));

        static string? Reason(DecideGift command, Gift? gift) => command.Decide(gift, "eve", new FourEyes(false)).Refusal?.Reason;
    }

    private static Gift Awaiting(Declarer person) =>
        new((Tea with { Person = person, Value = new StatedAmount("CNY", 500, 0) }).Decide(false, 0, 200, "CNY", "ann", Today).Require(), "ann", 1, 2);
}
