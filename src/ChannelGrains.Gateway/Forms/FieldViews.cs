using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Forms;

/// <summary>Reads what was recorded in the field of all partners.</summary>
internal sealed class FieldViews(IGrainFactory grains, ViewReader views)
{
    /// <summary>Inspections and findings of the partners of a scope, of some months.</summary>
    /// <param name="months">In months since 1970-01.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once for each month, of a change after this answer; null when nobody watches.</param>
    public async Task<RecordMonth> CountsAsync(IReadOnlyList<int> months, ViewScope scope, IChangeObserver? observer)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(months.Select(month => Grain(month).ReadCounts(scope, observer).AsTask()));
        return readings.Aggregate(default(RecordMonth), (sum, month) => sum + month.Value);
    }

    /// <summary>The same with who inspected, and when that was read: microseconds since 1970-01-01 UTC, and what changes with what is shown.</summary>
    public async Task<FieldSumReading> SumAsync(IReadOnlyList<int> months, ViewScope scope)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(months.Select(month => Grain(month).ReadSum(scope).AsTask()));
        return new(FieldSum.Of(readings.Select(month => month.Value)), readings.Min(month => month.AsOfMicros), readings.Sum(month => month.Revision));
    }

    /// <summary>What actions of the partners of a scope cost in some months.</summary>
    public async Task<Amount> SpentAsync(IReadOnlyList<int> months, ViewScope scope)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(months.Select(month => Grain(month).ReadSpent(scope).AsTask()));
        return readings.Aggregate(Amount.Zero, (sum, month) => sum + month.Value);
    }

    private IFieldViewGrain Grain(int month) => grains.GetGrain<IFieldViewGrain>(Period.OfMonth(month).Id);
}
