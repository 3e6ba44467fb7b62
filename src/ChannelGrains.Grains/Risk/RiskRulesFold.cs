using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Risk;

/// <summary>The fold of the journal of the rules, and its snapshots.</summary>
internal sealed class RiskRulesFold() : StateFold<RiskRulesState>(new JournalName(RiskKeys.Rules))
{
    public override int Version => 1;

    public override RiskRulesState Start() => new();

    public override Restored<RiskRulesState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = RiskRulesSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new RiskRulesState();
        if (message.Rules is { } rules)
            state.Rules = new(RiskFacts.ToRules(rules), message.Version, message.SetAtMicros, message.SetBy);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(RiskRulesState state)
    {
        var snapshot = new RiskRulesSnapshot();
        if (state.Rules is { Version: > 0 } rules)
            (snapshot.Rules, snapshot.Version, snapshot.SetAtMicros, snapshot.SetBy) = (RiskFacts.ToFact(rules.Rules), rules.Version, rules.SetAtMicros, rules.SetBy);
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(RiskRulesState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (fact.Risk?.RulesSet is not { } set)
            throw new UnknownFactException(Journal.Value, version);
        state.Rules = new(RiskFacts.ToRules(set), version, fact.RecordedAtMicros, fact.Principal);
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(RiskRulesSnapshot.Parser, expected, actual);
}
