using ChannelGrains.Domain.Ingest;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Ingest.SimulatedPartner;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class NumberedIdentitiesTests
{
    private readonly SimulatedPartner _partner = new(isNumbered: true);

    [Fact]
    public void CountTaken_AnyNumbers_IsTheOverlap() => Gen.Select(Gen.Long[0, 20], Gen.Long[1, 20], Gen.Int[1, 20]).Sample((committed, first, count) =>
        Assert.Equal(Enumerable.Range(0, count).Count(at => first + at <= committed), NumberedIdentities.CountTaken(new Lane(Source) { Committed = committed }, first, count)));

    [Fact]
    public void Decide_NumberWithOtherContent_RefusesTheBatch()
    {
        _partner.Take(new Sent("a"), new Sent("b"));
        var (refusal, _) = _partner.TryTake(1, new Sent("a"), new Sent("c"), new Sent("d"));
        Assert.Equal(("CONTENT_CONFLICT", "2"), (refusal!.Reason, refusal.Metadata!["sequence"]));
        Assert.Equal((2, 2), (_partner.Net, _partner.Lane.Committed));
    }

    [Fact]
    public void KeepsEvidence_OfAnEpoch_Once()
    {
        Assert.True(NumberedIdentities.KeepsEvidence(_partner.Lane, _partner.Quarantine));
        _partner.Lane.ConflictSeen = true;
        Assert.False(NumberedIdentities.KeepsEvidence(_partner.Lane, _partner.Quarantine));
    }

    [Fact]
    public void CheckReuse_IdAtAnotherNumber_IsTheFaultOfTheLaterOne()
    {
        Assert.Equal([Outcome.Accepted, Outcome.Of(QuarantineReason.TransactionIdReused)], _partner.Take(new Sent("a"), new Sent("a", Amount: 2)));
        Assert.Equal([Outcome.Of(QuarantineReason.TransactionIdReused)], _partner.Take(new Sent("a", Amount: 3)));
        Assert.Equal([Outcome.Of(QuarantineReason.Currency)], _partner.Take(new Sent("a", Currency: "EUR")));
        Assert.Equal(1, _partner.Net);
    }

    [Fact]
    public void Decide_AnyOverlappingBatches_CountEachNumberOnce() => Traffic.Sent.Select(Gen.Select(Gen.Int[0, 30], Gen.Int[1, 30]).List[0, 20]).Sample((sent, windows) =>
    {
        var (partner, whole) = (new SimulatedPartner(isNumbered: true), new SimulatedPartner(isNumbered: true));
        foreach (var (first, count) in windows.Append((0, sent.Count)))
        {
            var from = (int)Math.Min(first, Math.Min(partner.Lane.Committed, sent.Count - 1));
            Assert.Null(partner.TryTake(from + 1, sent.Skip(from).Take(count)).Refusal);
        }
        whole.Take(sent);
        Assert.Equal((whole.Net, whole.Quarantine.Count, whole.Lane.Committed), (partner.Net, partner.Quarantine.Count, partner.Lane.Committed));
    });
}
