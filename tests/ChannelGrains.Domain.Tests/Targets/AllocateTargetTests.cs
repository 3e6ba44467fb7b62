using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Targets;

public sealed class AllocateTargetTests
{
    private static readonly BusinessDay Today = BusinessDay.Of(2026, 2, 1);
    private static readonly PartnerNet[] Three = [Partner("a", 30), Partner("b", 10), Partner("c", 0)];

    private readonly TargetExample _targets = new(Programme.Default);

    public AllocateTargetTests() => _targets.Set("2026", TargetExample.Yuan(1_000), Today);

    [Fact]
    public void Decide_ByLastYear_GivesEachItsProportion() => AssertParts(Decide(AllocationMethod.LastYear), ("a", 750), ("b", 250), ("c", 0));

    [Fact]
    public void Decide_Equally_GivesEachTheSame()
    {
        var allocated = Decide(AllocationMethod.Equal, buffer: TargetExample.Yuan(50)).Require();

        AssertParts(allocated, ("a", 350), ("b", 350), ("c", 350));
        Assert.Equal((Amount.FromUnits(50), Amount.Zero), (Allocation.Of(allocated, 1).Excess, Allocation.Of(allocated, 1).Gap));
    }

    [Fact]
    public void Decide_ByHand_ShowsTheGap()
    {
        var allocated = Decide(AllocationMethod.ByHand, parts: [new("c", TargetExample.Yuan(600)), new("a", TargetExample.Yuan(300))]).Require();

        AssertParts(allocated, ("a", 300), ("c", 600));
        Assert.Equal((Amount.Zero, Amount.FromUnits(100)), (Allocation.Of(allocated, 1).Excess, Allocation.Of(allocated, 1).Gap));
    }

    [Fact]
    public void Decide_ByHandWithinTheBuffer_IsTaken() =>
        Assert.Equal(Amount.FromUnits(20), Allocation.Of(Decide(AllocationMethod.ByHand, TargetExample.Yuan(20), [new("a", TargetExample.Yuan(1_020))]).Require(), 1).Excess);

    [Fact]
    public void Decide_AnySplit_AddsUpToTargetAndBuffer() =>
        Gen.Select(Gen.Long[0, 1_000_000].Array[1, 40], Gen.Long[0, 99_999], Gen.Bool).Sample((nets, buffer, isEqual) =>
        {
            nets[0] = Math.Max(nets[0], 1);
            PartnerNet[] partners = [.. nets.Select((net, place) => Partner($"p{place:D2}", net))];
            var allocated = Decide(isEqual ? AllocationMethod.Equal : AllocationMethod.LastYear, TargetExample.Yuan(buffer), partners: partners).Require();
            Assert.Equal(Amount.FromUnits(1_000 + buffer), allocated.Allocated);
            Assert.Equal(partners.Length, allocated.Parts.Length);
        });

    [Fact]
    public void Decide_WhatCannotBe_IsRefused()
    {
        Assert.Equal("METHOD", Refusal(AllocationMethod.Unspecified));
        Assert.Equal("TARGET_NOT_SET", Refusal(AllocationMethod.Equal, year: "2027"));
        Assert.Equal("YEAR", Refusal(AllocationMethod.Equal, year: "x"));
        Assert.Equal("CURRENCY_NOT_PROGRAMMES", Refusal(AllocationMethod.Equal, new StatedAmount("EUR", 1, 0)));
        Assert.Equal("PARTS", Refusal(AllocationMethod.Equal, parts: [new("a", TargetExample.Yuan(1))]));
        Assert.Equal("PARTS", Refusal(AllocationMethod.ByHand));
        Assert.Equal("INVALID_ID", Refusal(AllocationMethod.ByHand, parts: [new("a b", TargetExample.Yuan(1))]));
        Assert.Equal("PARTNER_NOT_IN_SCOPE", Refusal(AllocationMethod.ByHand, parts: [new("x", TargetExample.Yuan(1))]));
        Assert.Equal("PARTNER_TWICE", Refusal(AllocationMethod.ByHand, parts: [new("a", TargetExample.Yuan(1)), new("a", TargetExample.Yuan(1))]));
        Assert.Equal("AMOUNT", Refusal(AllocationMethod.ByHand, parts: [new("a", null)]));
        Assert.Equal("BUFFER_EXCEEDED", Refusal(AllocationMethod.ByHand, parts: [new("a", TargetExample.Yuan(1_000, 1))]));
        Assert.Equal("NO_SALES_LAST_YEAR", Decide(AllocationMethod.LastYear, partners: [Partner("c", 0)]).Refusal!.Reason);
        Assert.Equal("NO_PARTNERS", Decide(AllocationMethod.Equal, partners: []).Refusal!.Reason);
        Assert.Equal("TOO_MANY_PARTNERS",
            Decide(AllocationMethod.Equal, partners: [.. Enumerable.Range(0, AllocateTarget.MaxParts + 1).Select(id => Partner($"p{id}", 1))]).Refusal!.Reason);
        Assert.Equal("SCOPE", new AllocateTarget(TargetScope.OfPartner("a"), "2026", AllocationMethod.Equal, null, []).Decide(_targets.Book, null, Programme.Default, Today, Three).Refusal!.Reason);
    }

    [Fact]
    public void Decide_WhileOneIsUnderWay_IsRefused()
    {
        var first = Allocation.Of(Decide(AllocationMethod.Equal).Require(), 7);

        Assert.Equal("ALLOCATION_RUNNING", Decide(AllocationMethod.Equal, last: first).Refusal!.Reason);
        Assert.False(Decide(AllocationMethod.Equal, last: first with { Applied = new AllocationApplied(first.Scope, first.FirstMonth, 7, 3, 0, []) }).IsRefused);
    }

    [Fact]
    public void IsTaken_OfTheSameOrAnEarlierAllocationOfTheScope_IsTrue()
    {
        var take = new TakeAllocation("a", new TargetOrigin(TargetScope.Company, 5), BusinessDay.Of(2026, 1, 1).Month, Amount.FromUnits(7), TargetWeights.Equal);
        var book = new TargetBook();
        Assert.False(take.IsTaken(book));
        book.Apply(take.Decide(book, Programme.Default, Today).Require(), 3, 0, "tester");

        Assert.True(take.IsTaken(book));
        Assert.True((take with { Origin = new TargetOrigin(TargetScope.Company, 4) }).IsTaken(book));
        Assert.False((take with { Origin = new TargetOrigin(TargetScope.Company, 6) }).IsTaken(book));
        Assert.False((take with { Origin = new TargetOrigin(TargetScope.OfRegion("cn"), 4) }).IsTaken(book));
    }

    private static PartnerNet Partner(string id, long units) => new(id, Amount.FromUnits(units));

    private static void AssertParts(Outcome<TargetAllocated> allocated, params (string, long)[] parts) => AssertParts(allocated.Require(), parts);

    private static void AssertParts(TargetAllocated allocated, params (string Id, long Units)[] parts) =>
        Assert.Equal(parts.Select(part => new AllocatedPart(part.Id, Amount.FromUnits(part.Units))), allocated.Parts);

    private Outcome<TargetAllocated> Decide(
        AllocationMethod method, StatedAmount? buffer = null, GivenPart[]? parts = null, string year = "2026", PartnerNet[]? partners = null, Allocation? last = null) =>
        new AllocateTarget(TargetScope.Company, year, method, buffer, parts ?? []).Decide(_targets.Book, last, Programme.Default, Today, partners ?? Three);

    private string? Refusal(AllocationMethod method, StatedAmount? buffer = null, GivenPart[]? parts = null, string year = "2026") => Decide(method, buffer, parts, year).Refusal?.Reason;
}
