using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Grains.Partners;

/// <summary>The fold of a partner's journal, and its snapshots.</summary>
internal sealed class PartnerStateFold(SipHash identityKey, string partnerId) : StateFold<PartnerState>(new JournalName(PartnerGrain.JournalPrefix + partnerId))
{
    private readonly IngestKeys _keys = new(identityKey, partnerId);

    public string PartnerId { get; } = partnerId;

    public override int Version => 3;

    /// <summary>Whose journal it is; null when it is no partner's.</summary>
    public static string? PartnerOf(JournalName journal) => journal.Value.StartsWith(PartnerGrain.JournalPrefix, StringComparison.Ordinal)
        ? journal.Value[PartnerGrain.JournalPrefix.Length..]
        : null;

    public override PartnerState Start() => new();

    public override PartnerState Restore(ReadOnlyMemory<byte> snapshot) => PartnerSnapshots.Restore(snapshot);

    public override byte[] Capture(PartnerState state) => PartnerSnapshots.Capture(state);

    public override void Apply(PartnerState state, long version, ReadOnlySpan<byte> payload) => PartnerFold.Apply(state, _keys, PartnerId, version, payload);

    protected override IMessage Parse(ReadOnlySpan<byte> snapshot) => PartnerSnapshot.Parser.ParseFrom(snapshot);

    protected override IEnumerable<string> Differences(FieldDescriptor field, object? expected, object? actual)
    {
        if (Equals(expected, actual))
            return [];
        return field.FieldNumber switch
        {
            PartnerSnapshot.SalesFieldNumber => Sales(SalesBook.Read(((ByteString)expected!).Span), SalesBook.Read(((ByteString)actual!).Span)),
            PartnerSnapshot.LifeFieldNumber => [SnapshotDifferences.Say("the partner", Life((ByteString)expected!), Life((ByteString)actual!))],
            _ => base.Differences(field, expected, actual),
        };
    }

    private static string? Life(ByteString bytes)
    {
        if (bytes.IsEmpty)
            return null;
        var life = PartnerLife.Read(bytes.Span);
        return $"{PartnerFacts.ToMessage(life, life.DayOf(life.CreatedAtMicros))}, with {life.Placements.Length} placements";
    }

    private static IEnumerable<string> Sales(SalesBook expected, SalesBook actual)
    {
        var found = expected.Months.Union(actual.Months).Order()
            .Select(month => (Month: month, Should: Month(expected, month), Has: Month(actual, month)))
            .Where(month => month.Should != month.Has)
            .Select(month => SnapshotDifferences.Say($"sales of {BusinessDay.FirstOfMonth(month.Month)} and on", month.Should, month.Has)).ToList();
        return found.Count > 0 ? found : ["names, customers or days of the sales are others than by the journal"];
    }

    private static string Month(SalesBook book, int month)
    {
        var (first, last) = (BusinessDay.FirstOfMonth(month).DaysSinceEpoch, BusinessDay.FirstOfMonth(month + 1).DaysSinceEpoch - 1);
        var summary = book.Summarise(first, last);
        return $"gross {summary.Total.Gross}, returns {summary.Total.Returns}, {summary.Total.Transactions} transactions, "
            + $"{book.CountCustomers(month, month).Value} customers, {summary.NewCustomers} new, in {summary.Categories.Count} categories";
    }
}
