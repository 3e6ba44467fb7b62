using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormRecords;

public sealed class PlanImprovementTests
{
    private static readonly FindingName Floor = new("r-1", "floor"), Fresh = new("r-1", "fresh");

    private readonly RecordBook _book = new();

    public PlanImprovementTests() => Recording.Take(_book, "r-1", false, 5, false, Recording.Now - Recording.Hour);

    [Fact]
    public void Read_WhatCannotBeShared_IsRefusedInOrder()
    {
        Assert.Equal("FINDINGS_EMPTY", Fault());
        Assert.Equal("FINDINGS_FULL", Fault([.. Enumerable.Range(0, 51).Select(number => new FindingName($"r-{number}", "floor"))]));
        Assert.Equal("FINDING_TWICE", Fault(Floor, new FindingName("r-1", "floor")));
        Assert.Equal("FINDING_NOT_FOUND", Fault(Floor, new FindingName("r-1", "shelves")));
        Assert.Equal("FINDING_DONE", Read(ActionState.Done, "plan-1", Floor).Refusal?.Reason);
        Assert.Equal("ACTION_ID_RESERVED", Read(ActionState.Open, "auto-1", Floor).Refusal?.Reason);
        Share("plan-1", Floor);
        Assert.Equal("FINDING_SHARED", Fault(Fresh, Floor));
        // What they shared is closed.
        Assert.Equal(2, Read(ActionState.Unspecified, "plan-2", Floor, Fresh).Require().Length);

        string? Fault(params FindingName[] findings) => Read(ActionState.Open, "plan-1", findings).Refusal?.Reason;
    }

    [Fact]
    public void Apply_ASharedAction_IsThatOfEachFindingUntilItIsClosedAndTheItemFailsAgain()
    {
        Share("plan-1", Floor, Fresh);
        Assert.Equal(["plan-1", "plan-1"], _book.Open.Select(finding => finding.ImprovementId));

        _book.Apply(Recording.Submit(Recording.Setting("r-2", Recording.Now, Recording.Answers(false, 5, false)), _book, Recording.Now, Recording.Lookups() with { IsActionLive = finding => finding.Key.ItemId == "floor" }).Require());

        Assert.Equal([("floor", "plan-1", "r-1"), ("fresh", "", "r-2")], _book.Open.Select(finding => (finding.Key.ItemId, finding.ImprovementId, finding.CauseRecordId)));
    }

    [Fact]
    public void ProofOf_AnInspection_IsBeforeAndAfter() => Assert.All(_book.Open, finding => Assert.Equal(ActionProof.BeforeAndAfter, _book.ProofOf(finding)));

    private Outcome<System.Collections.Immutable.ImmutableArray<Finding>> Read(ActionState state, string id, params FindingName[] findings) =>
        new PlanImprovement(PlanImprovement.ActionOf(id, "refit", ActionPriority.High, "", null), findings).Read(_book, _ => state);

    private void Share(string id, params FindingName[] findings) => _book.Apply(new FindingsShared(id, [.. Read(ActionState.Open, id, findings).Require().Select(finding => finding.Key)]));
}
