using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Ingest.SimulatedPartner;

namespace ChannelGrains.Domain.Tests.Ingest;

/// <summary>What holds for all rules together, whatever is sent.</summary>
public sealed class BatchPropertyTests
{
    [Fact]
    public void Take_AnyOrderAndRepetitionOfBatches_CountsOnce() => Traffic.Sent.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 10]).Sample((sent, seed, size) =>
    {
        var partner = new SimulatedPartner();
        var random = new Random(seed);
        List<Sent> twice = [.. sent, .. sent];
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(twice));
        foreach (var batch in twice.Chunk(size))
            partner.Take(batch);
        Assert.Equal(Traffic.NetOf(sent), partner.Net);
        Assert.All(partner.Take(sent), outcome => Assert.True(outcome.IsDuplicate));
        Assert.Equal(Traffic.NetOf(sent), partner.Net);
    });

    [Fact]
    public void Take_AnyOrder_FindsTheSameFirstPurchases() => Traffic.Sent.Select(Gen.Int[0, 1_000_000]).Sample((sent, seed) =>
    {
        var (partner, other) = (new SimulatedPartner(), new SimulatedPartner());
        var shuffled = sent.ToArray();
        new Random(seed).Shuffle(shuffled);
        partner.Take(sent);
        foreach (var each in shuffled)
            other.Take(each);
        foreach (var customer in sent.Where(each => each.Customer != 0).Select(each => (ulong)each.Customer))
            Assert.Equal(FirstDay(partner, customer), FirstDay(other, customer));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Take_InParts_DecidesAsTheWhole(bool isNumbered) => Traffic.Sent.Select(Gen.Int[1, 10]).Sample((sent, size) =>
    {
        var (whole, parts) = (new SimulatedPartner(isNumbered), new SimulatedPartner(isNumbered));
        var outcomes = whole.Take(sent);
        Assert.Equal(outcomes, sent.Chunk(size).SelectMany(part => parts.Take(part)));
        Assert.Equal((whole.Net, whole.Quarantine.Count), (parts.Net, parts.Quarantine.Count));
    });

    [Fact]
    public void Replay_OnceNothingIsInTheWay_IsAsIfItHadBeenRightAtFirst() => Traffic.Sent.Sample(sent =>
    {
        var closed = Example.Partner(LifecycleState.Prospect);
        var (partner, right) = (new SimulatedPartner(life: closed), new SimulatedPartner());
        partner.Take(sent);
        right.Take(sent);
        partner.Life = Example.Partner();
        foreach (var item in partner.Quarantine.Entries.Select(entry => entry.Item).ToList())
            if (partner.Quarantine.TryGet(item, out _))
                partner.Replay(item);
        Assert.Equal(right.Net, partner.Net);
        foreach (var customer in sent.Where(each => each.Customer != 0).Select(each => (ulong)each.Customer))
            Assert.Equal(FirstDay(right, customer), FirstDay(partner, customer));
    });

    [Fact]
    public void Replay_BehindTheClockLimitOfTheSource_IsAPersonsDecision()
    {
        var partner = new SimulatedPartner(maxAgeDays: 10);
        Assert.Equal([Outcome.Of(QuarantineReason.ClockBehind)], partner.Take(new Sent("a", DaysAgo: 11)));
        Assert.Equal(QuarantineReason.Unspecified, partner.Replay(Assert.Single(partner.Quarantine.Entries).Item));
        Assert.Equal((1, 0), (partner.Net, partner.Quarantine.Count));
    }

    [Fact]
    public void Replay_VoidWhoseOriginalIsNotThere_GoesOnWaiting()
    {
        var partner = new SimulatedPartner();
        partner.Take(Sent.Void("v", "a"));
        Assert.Equal(QuarantineReason.VoidWaiting, partner.Replay(Assert.Single(partner.Quarantine.Entries).Item));
        partner.Take(new Sent("a"));
        Assert.Equal((0, 0), (partner.Net, partner.Quarantine.Count));
    }

    [Fact]
    public void Replay_OriginalThatAVoidWaitsFor_ClosesBothWithoutEffect()
    {
        var partner = new SimulatedPartner();
        partner.Take(new Sent("a", Currency: "EUR"), Sent.Void("v", "a"));
        Assert.Equal(QuarantineReason.Unspecified, partner.Replay(partner.Quarantine.Entries.First().Item, new Sent("a", Amount: 5)));
        Assert.Equal((0, 0), (partner.Net, partner.Quarantine.Count));
    }

    [Fact]
    public void TryTake_QuarantineWouldBeOverfull_RefusesAllOfIt()
    {
        var partner = new SimulatedPartner();
        const int Room = Quarantine.SharedItems + Quarantine.ItemsKeptForASource;
        foreach (var batch in Enumerable.Range(0, Room - 1).Select(number => new Sent($"t{number}", Currency: "EUR")).Chunk(IngestLimits.BatchTransactions))
            partner.Take(batch);
        Assert.Equal("QUARANTINE_FULL", partner.TryTake(1, new Sent("good"), new Sent("bad", Currency: "EUR"), new Sent("worse", Currency: "EUR")).Refusal!.Reason);
        Assert.Equal((0, Room - 1), (partner.Net, partner.Quarantine.Count));
        Assert.Null(partner.TryTake(1, new Sent("good"), new Sent("bad", Currency: "EUR")).Refusal);
    }

    private static int? FirstDay(SimulatedPartner partner, ulong customer) => partner.Sales.TryGetFirstDay(customer, out var day) ? day : null;
}
