using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using ChannelGrains.Server.Tests.Golden;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>An action that a fact of another kind opens, in the same record.</summary>
public sealed class OpenedBesideTests
{
    [Fact]
    public void Fold_AFactOfAnotherKindWithAnAction_KnowsBothAlsoWhenThePartIsFoldedAnew()
    {
        using var capabilities = new ServiceCollection().AddCapabilities().BuildServiceProvider();
        var fold = capabilities.GetRequiredService<PartnerSections>().Fold(new SipHash(new byte[SipHash.SecretBytes]), GoldenScript.Partner);
        var state = fold.Start();
        var version = 0L;
        foreach (var (at, record) in GoldenFacts.Read(fold.Journal.Value))
            fold.Apply(state, version = at, record);
        var opened = new CauseAction(ActionKind.Complaint, "complaint:C-9", "answer it", ActionPriority.High, "", new ActionDue(9, new BusinessDay(3))).Open(state.Part<ActionBook>())!;
        var fact = new Fact
        {
            RecordedAtMicros = 5,
            Principal = "review",
            Feedback = new FeedbackFact { ComplaintOpened = new ComplaintOpened { ComplaintId = "C-9", Subject = "wet", DueAtMicros = 9 } },
            OpenedAction = ActionFacts.ToOpened(opened),
        };
        fold.Apply(state, version + 1, fact.ToByteArray());

        Assert.Equal((5L, "review"), (state.Part<ActionBook>()!.Find(opened.ActionId)!.Item.OpenedAtMicros, state.Part<ActionBook>()!.Find(opened.ActionId)!.Item.OpenedBy));
        Assert.True(state.Part<Domain.Feedback.FeedbackBook>()!.TryGetOpen("C-9", out _));
        // The part of a version of before is folded anew, alone.
        var snapshot = PartnerSnapshot.Parser.ParseFrom(fold.Capture(state));
        snapshot.Parts.Single(part => part.Kind == Fact.ActionsFieldNumber).FoldVersion--;
        var restored = fold.Restore(snapshot.ToByteArray());
        foreach (var (at, record) in GoldenFacts.Read(fold.Journal.Value))
            restored.Behind!.Apply(restored.State, at, record);
        restored.Behind!.Apply(restored.State, version + 1, fact.ToByteArray());
        Assert.Equal(fold.Capture(state), fold.Capture(restored.State));
    }
}
