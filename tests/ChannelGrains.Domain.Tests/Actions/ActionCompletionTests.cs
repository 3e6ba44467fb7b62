using System.Buffers;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using Xunit;
using static ChannelGrains.Domain.Tests.Actions.Acting;

namespace ChannelGrains.Domain.Tests.Actions;

public sealed class ActionCompletionTests
{
    private static readonly string Before = new('a', 64), After = new('b', 64);

    private static readonly FourEyes Eyes = new(isSingleUser: false);

    private readonly ActionBook _book = new();
    private long _version;

    [Fact]
    public void Complete_WithoutWhatMustShowIt_IsRefusedSayingWhat()
    {
        Open(ActionProof.BeforeAndAfter);

        Assert.Equal(("PROOF_MISSING", "before_files"), Fault(new([], [], null)));
        Assert.Equal(("PROOF_MISSING", "after_files"), Fault(new([Before], [], null)));
        Assert.Equal(("PROOF_MISSING", "before_files"), Fault(new([], [After], null)));
        Assert.Equal(("FILE_NAME", "after_files"), Fault(new([Before], ["../etc/passwd"], null)));
        Assert.Equal(("FILES_FULL", "before_files"), Fault(new([.. Enumerable.Repeat(Before, 17)], [After], null)));
        Assert.Equal(("AMOUNT", "cost"), Fault(new([Before], [After], new("CNY", -1, 0))));
        Assert.Equal(("AMOUNT", "cost"), Fault(new([Before], [After], new("CNY", 1_000_000_001, 0))));
        Assert.Equal(("CURRENCY_NOT_PROGRAMMES", "cost.currency_code"), Fault(new([Before], [After], new("EUR", 1, 0))));
        var missing = Move(new([Before], [After], null), Around with { MissingFiles = [After] }).Refusal;
        Assert.Equal(("EVIDENCE_MISSING", After), (missing?.Reason, missing?.Metadata?["files"]));
        Assert.False(Move(new([Before], [After], null), Around).IsRefused);

        (string?, string?) Fault(ActionCompletion completion)
        {
            var command = new MoveAction("A-1", ActionStep.Complete, "", Completion: completion);
            var refusal = command.Check() ?? Move(completion, Around).Refusal;
            return (refusal?.Reason, refusal?.Field);
        }
    }

    [Fact]
    public void Complete_OfWhatNeedsFiles_NeedsThemOfAfterAlone()
    {
        Open(ActionProof.Files);

        Assert.Equal("PROOF_MISSING", Move(new([Before], [], null), Around).Refusal?.Reason);
        Assert.Equal([After], Move(new([], [After, After], null), Around).Require().Done!.After);
    }

    [Fact]
    public void Complete_OfTheProgramme_TakesNoFilesAndNoCost()
    {
        var item = new ActionItem("", Opened(), Now, "ann") { State = ActionState.InProgress };

        Assert.Equal("DONE_OF_PROGRAMME", new ActionCompletion([], [After], null).Decide(item, [], "", Today).Refusal?.Reason);
        Assert.Equal("cost", new ActionCompletion([], [], new("CNY", 1, 0)).Decide(item, [], "", Today).Refusal?.Field);
        Assert.True(ActionCompletion.Nothing.Decide(item, [], "", Today).Require().IsEmpty);
    }

    [Fact]
    public void Apply_ACost_CountsInItsMonthUntilTheActionGoesBack()
    {
        Open(ActionProof.Unspecified);
        var month = Today.Month;

        Apply(Move(new([], [], new("CNY", 120, 500_000_000)), Around).Require(), "ann");
        Assert.Equal(new Amount(120_500_000), _book.SpentIn(month));

        Apply(new MoveAction("A-1", ActionStep.Return, "not yet").Decide(ActionState.Done, _book.Find("A-1"), "bob", Eyes, Around).Require(), "bob");
        Assert.Equal(Amount.Zero, _book.SpentIn(month));
        Assert.Null(_book.Find("A-1")!.Item.Spent);

        Apply(Move(new([], [], new("CNY", 80, 0)), Around with { Today = Today.AddDays(31) }).Require(), "ann");
        Apply(new MoveAction("A-1", ActionStep.Verify, "").Decide(ActionState.Done, _book.Find("A-1"), "bob", Eyes, Around).Require(), "bob");
        Assert.Equal((Amount.Zero, Amount.FromUnits(80)), (_book.SpentIn(month), _book.SpentIn(month + 1)));
        Assert.Empty(_book.Live);
    }

    [Fact]
    public void Row_OfADoneAction_ReadsBackItsCostAndProof()
    {
        Open(ActionProof.BeforeAndAfter);
        Apply(Move(new([Before], [After], new("CNY", 3, 0)), Around).Require(), "ann");
        var (cell, row) = (ActionCell.Of(_book, Timeline("cn")), new ArrayBufferWriter<byte>());

        ActionRow.Write(7, cell, row);

        Assert.True(ActionRow.TryRead(row.WrittenSpan, out _, out var read));
        Assert.Equal(cell, read);
        Assert.Equal((ActionProof.BeforeAndAfter, new ActionSpend(Today, Amount.FromUnits(3), "CNY")), (read.Items[0].Opened.Proof, read.Items[0].Spent!.Value));
    }

    private void Open(ActionProof proof)
    {
        Apply(Opened() with { Proof = proof }, "ann");
        Apply(new ActionMoved("A-1", ActionStep.Start, "", "ann"), "ann");
    }

    private Outcome<ActionMoved> Move(ActionCompletion completion, ActionSurroundings around) =>
        new MoveAction("A-1", ActionStep.Complete, "", Completion: completion).Decide(ActionState.InProgress, _book.Find("A-1"), "ann", Eyes, around);

    private void Apply(ActionFact fact, string principal) => _book.Apply(Partner, fact, new FactStamp(++_version, Now, principal));
}
