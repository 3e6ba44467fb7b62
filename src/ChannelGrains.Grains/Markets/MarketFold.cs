using ChannelGrains.Domain.Markets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Markets;

/// <summary>The fold of a market's journal, and its snapshots.</summary>
internal sealed class MarketFold(string key) : StateFold<MarketState>(new JournalName(JournalNames.Market + key))
{
    public override int Version => 1;

    public override MarketState Start() => new();

    public override Restored<MarketState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = MarketSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new MarketState();
        foreach (var size in message.Sizes)
            Set(state, MarketFacts.ToDomain(size));
        foreach (var competitor in message.Competitors)
            Set(state, MarketFacts.ToDomain(competitor));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(MarketState state)
    {
        var snapshot = new MarketSnapshot();
        foreach (var (month, reports) in state.Reports.Months)
        {
            if (reports.Size is { } size)
                snapshot.Sizes.Add(MarketFacts.ToFact(new Domain.Markets.MarketSizeReported(state.Market, month, state.CurrencyCode, size)));
            snapshot.Competitors.AddRange(reports.Competitors.Select(one =>
                MarketFacts.ToFact(new Domain.Markets.CompetitorSalesReported(state.Market, month, state.CurrencyCode, one))));
        }
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(MarketState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        if (MarketFacts.ToDomain(fact.Markets) is not { } reported)
            throw new UnknownFactException(Journal.Value, version);
        Set(state, reported);
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(MarketSnapshot.Parser, expected, actual);

    private static void Set(MarketState state, MarketFact reported)
    {
        (state.Market, state.CurrencyCode) = (reported.Market, reported.CurrencyCode);
        state.Reports.Set(reported);
    }
}
