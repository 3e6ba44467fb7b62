using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Actions;

/// <summary>The fold of the journal of the programme's actions, and its snapshots.</summary>
internal sealed class ProgrammeActionsFold() : StateFold<ProgrammeActionsState>(new JournalName(JournalNames.Actions))
{
    public override int Version => 1;

    public override ProgrammeActionsState Start() => new();

    public override Restored<ProgrammeActionsState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = ProgrammeActionsSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new ProgrammeActionsState { RulesVersion = message.RulesVersion };
        ActionSnapshots.Restore(state.Book, message.Actions ?? new());
        if (message.Rules is { } rules)
            state.Rules = ActionFacts.ToDomain(rules);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(ProgrammeActionsState state)
    {
        var snapshot = new ProgrammeActionsSnapshot { Actions = ActionSnapshots.Capture(state.Book), RulesVersion = state.RulesVersion };
        if (state.RulesVersion > 0)
            snapshot.Rules = ActionFacts.ToFact(state.Rules);
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(ProgrammeActionsState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Actions is not { } actions)
            throw new UnknownFactException(Journal.Value, version);
        if (actions.RulesSet is { } rules)
            (state.Rules, state.RulesVersion) = (ActionFacts.ToDomain(rules), version);
        else if (ActionFacts.ToDomain(actions) is { } happened)
            state.Book.Apply("", happened, ActionFacts.StampOf(fact, version));
        else
            throw new UnknownFactException(Journal.Value, version);
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(ProgrammeActionsSnapshot.Parser, expected, actual);
}
