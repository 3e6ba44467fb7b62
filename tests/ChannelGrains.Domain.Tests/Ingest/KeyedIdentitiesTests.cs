using ChannelGrains.Domain.Ingest;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Ingest.SimulatedPartner;

namespace ChannelGrains.Domain.Tests.Ingest;

public sealed class KeyedIdentitiesTests
{
    private readonly SimulatedPartner _partner = new();

    [Fact]
    public void Decide_TheSameAgain_IsADuplicate()
    {
        Assert.Equal([Outcome.Accepted, Outcome.Duplicate], _partner.Take(new Sent("a"), new Sent("a")));
        Assert.Equal([Outcome.Duplicate, Outcome.Accepted], _partner.Take(new Sent("a"), new Sent("b")));
        Assert.Equal(2, _partner.Net);
    }

    [Fact]
    public void Decide_OtherContent_IsAConflictThatIsKeptOnce()
    {
        var conflict = Outcome.Of(QuarantineReason.ContentConflict);
        Assert.Equal([Outcome.Accepted, conflict], _partner.Take(new Sent("a"), new Sent("a", Amount: 2)));
        Assert.True(_partner.Take(new Sent("a", Amount: 2)).Single().IsDuplicate);
        Assert.Equal(conflict, _partner.Take(new Sent("a", Amount: 3)).Single());
        Assert.Equal((1, 2), (_partner.Net, _partner.Quarantine.Count));
    }

    [Fact]
    public void Decide_OneConflictTwiceInABatch_KeepsOne()
    {
        _partner.Take(new Sent("a"));
        var outcomes = _partner.Take(new Sent("a", Amount: 2), new Sent("a", Amount: 2));
        Assert.Equal([false, true], outcomes.Select(outcome => outcome.IsDuplicate));
        Assert.Equal(1, _partner.Quarantine.Count);
    }

    [Fact]
    public void Decide_AnyConflictsAfterAnyHistory_ChangeNoFigure() => Traffic.Sent.Select(Gen.Long[50, 90]).Sample((sent, amount) =>
    {
        var partner = new SimulatedPartner();
        partner.Take(sent);
        var (net, open) = (partner.Net, partner.Quarantine.Count);
        var conflicts = sent.Select(each => each with { Amount = amount }).ToList();
        var outcomes = partner.Take(conflicts);
        Assert.All(outcomes, outcome => Assert.Equal(QuarantineReason.ContentConflict, outcome.Reason));
        Assert.Equal((net, open + conflicts.Distinct().Count()), (partner.Net, partner.Quarantine.Count));
        partner.Take(conflicts);
        Assert.Equal((net, open + conflicts.Distinct().Count()), (partner.Net, partner.Quarantine.Count));
    });
}
