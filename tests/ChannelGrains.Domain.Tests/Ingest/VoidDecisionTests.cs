using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using Xunit;
using static ChannelGrains.Domain.Tests.Ingest.SimulatedPartner;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class VoidDecisionTests
{
    private static readonly Outcome Waiting = Outcome.Of(QuarantineReason.VoidWaiting);
    private static readonly Outcome AlreadyVoided = Outcome.Of(QuarantineReason.AlreadyVoided);
    private static readonly Outcome TargetKind = Outcome.Of(QuarantineReason.VoidTargetKind);

    private readonly SimulatedPartner _partner = new();

    [Fact]
    public void Advance_OriginalBeforeItInTheBatch_TakesItBack()
    {
        Assert.Equal([Outcome.Accepted, Outcome.Accepted], _partner.Take(new Sent("a", Amount: 5), Sent.Void("v", "a")));
        Assert.Equal((0, 0, 0), (_partner.Net, _partner.Quarantine.Count, _partner.LookUps));
    }

    [Fact]
    public void Advance_OriginalStored_TakesItBack()
    {
        _partner.Take(new Sent("a", Amount: 5), new Sent("b", TransactionKind.Return, 2));
        Assert.Equal([Outcome.Accepted, Outcome.Accepted], _partner.Take(Sent.Void("v", "a"), Sent.Void("w", "b")));
        Assert.Equal(0, _partner.Net);
    }

    [Fact]
    public void Advance_ManyOriginalsStored_AsksForThemTogether()
    {
        _partner.Take(Enumerable.Range(0, 50).Select(number => new Sent($"t{number}")));
        _partner.Take(Enumerable.Range(0, 50).Select(number => Sent.Void($"v{number}", $"t{number}")));
        Assert.Equal((0, 1), (_partner.Net, _partner.LookUps));
    }

    [Fact]
    public void Advance_VoidBeforeItsOriginal_WaitsAndBothAreClosedWithoutEffect()
    {
        Assert.Equal([Waiting], _partner.Take(Sent.Void("v", "a")));
        Assert.Equal([Outcome.Accepted], _partner.Take(new Sent("a", Amount: 5)));
        Assert.Equal((0, 0), (_partner.Net, _partner.Quarantine.Count));
        Assert.Equal([AlreadyVoided], _partner.Take(Sent.Void("w", "a")));
    }

    [Fact]
    public void Advance_VoidBeforeItsOriginalInTheBatch_WaitsAndBothAreClosedWithoutEffect()
    {
        Assert.Equal([Waiting, Outcome.Accepted, AlreadyVoided], _partner.Take(Sent.Void("v", "a"), new Sent("a", Amount: 5), Sent.Void("w", "a")));
        Assert.Equal((0, 1), (_partner.Net, _partner.Quarantine.Count));
    }

    [Fact]
    public void Advance_SecondVoid_IsOneTooMany()
    {
        Assert.Equal([Outcome.Accepted, Outcome.Accepted, AlreadyVoided], _partner.Take(new Sent("a"), Sent.Void("v", "a"), Sent.Void("w", "a")));
        Assert.Equal([AlreadyVoided], _partner.Take(Sent.Void("x", "a")));
        _partner.Take(new Sent("b"));
        Assert.Equal([Outcome.Accepted, AlreadyVoided], _partner.Take(Sent.Void("y", "b"), Sent.Void("z", "b")));
        Assert.Equal(0, _partner.Net);
    }

    [Fact]
    public void Advance_SecondVoidThatWaits_IsOneTooMany()
    {
        Assert.Equal([Waiting, AlreadyVoided], _partner.Take(Sent.Void("v", "a"), Sent.Void("w", "a")));
        Assert.Equal([AlreadyVoided], _partner.Take(Sent.Void("x", "a")));
    }

    [Fact]
    public void Advance_VoidOfAVoidOrOfItself_HasNoTarget()
    {
        Assert.Equal([Outcome.Accepted, Outcome.Accepted, TargetKind], _partner.Take(new Sent("a"), Sent.Void("v", "a"), Sent.Void("w", "v")));
        Assert.Equal([TargetKind, TargetKind], _partner.Take(Sent.Void("x", "v"), Sent.Void("y", "y")));
    }

    [Fact]
    public void Advance_OriginalInQuarantine_Waits()
    {
        Assert.Equal([Outcome.Of(QuarantineReason.Currency), Waiting], _partner.Take(new Sent("a", Currency: "EUR"), Sent.Void("v", "a")));
        _partner.Take(new Sent("b", Currency: "EUR"));
        Assert.Equal([Waiting], _partner.Take(Sent.Void("w", "b")));
    }

    [Fact]
    public void Advance_ReversedBytesAreARecordFull_CutsBehindThatVoid()
    {
        var category = new string('c', 64 << 10);
        _partner.Take(Enumerable.Range(0, 64).Select(number => new Sent($"t{number}", Category: $"{number}{category}")));
        var voids = Enumerable.Range(0, 64).Select(number => Sent.Void($"v{number}", $"t{number}")).ToList();
        var taken = _partner.Take(voids).Count;
        Assert.Equal(IngestLimits.ReversedBytes / (64 << 10), taken);
        Assert.Equal(64 - taken, _partner.Net);
        _partner.Take(voids);
        Assert.Equal(0, _partner.Net);
    }

    [Theory]
    [InlineData(false, true, TransactionKind.Void, QuarantineReason.VoidTargetKind)]
    [InlineData(true, true, TransactionKind.Void, QuarantineReason.VoidTargetKind)]
    [InlineData(true, true, TransactionKind.Sale, QuarantineReason.VoidWaiting)]
    [InlineData(false, true, TransactionKind.Sale, QuarantineReason.AlreadyVoided)]
    [InlineData(false, false, TransactionKind.Return, QuarantineReason.Unspecified)]
    public void Decide_StoredOriginal_GivesTheFirstReason(bool isQuarantined, bool isVoided, TransactionKind kind, QuarantineReason reason) =>
        Assert.Equal(reason, StoredOriginal.Decide(new StoredOriginal(kind, isQuarantined, isVoided, new VoidTarget([], 0, [], new Locator(1, 0)))));

    [Fact]
    public void Decide_NothingStored_Waits() => Assert.Equal(QuarantineReason.VoidWaiting, StoredOriginal.Decide(null));
}
