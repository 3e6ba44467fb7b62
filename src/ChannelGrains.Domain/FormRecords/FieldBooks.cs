using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What is known of a partner's work in the field.</summary>
/// <param name="Records">Its records; null for none.</param>
/// <param name="Actions">Its actions; null for none.</param>
public readonly record struct FieldBooks(RecordBook? Records, ActionBook? Actions)
{
    /// <summary>The months of which something is known, in months since 1970-01, each once.</summary>
    public IEnumerable<int> Months => (Records?.Months.Select(month => month.Key) ?? []).Union(Actions?.Spent.Keys ?? []);

    public FieldSum SumOf(int month) => (Records?.SumOf(month) ?? FieldSum.Zero) with { Spent = Actions?.SpentIn(month) ?? Amount.Zero };
}
