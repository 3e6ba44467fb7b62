using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Which partners have answered which assignments. Not for several threads at once.</summary>
public sealed class AnsweredSets
{
    private readonly Dictionary<(string PlanId, int Day, string StoreId), Dictionary<string, string>> _records = [];

    public void Add(string partnerId, AnsweredAssignment answered)
    {
        var key = (answered.PlanId, answered.BeginsOn.DaysSinceEpoch, answered.StoreId);
        if (!_records.TryGetValue(key, out var records))
            _records.Add(key, records = []);
        records[partnerId] = answered.RecordId;
    }

    public void Remove(string partnerId, AnsweredAssignment answered)
    {
        var key = (answered.PlanId, answered.BeginsOn.DaysSinceEpoch, answered.StoreId);
        if (_records.TryGetValue(key, out var records) && records.Remove(partnerId) && records.Count == 0)
            _records.Remove(key);
    }

    /// <summary>Records by partner; null where none has answered.</summary>
    public IReadOnlyDictionary<string, string>? Of(string planId, BusinessDay beginsOn, string storeId) => _records.GetValueOrDefault((planId, beginsOn.DaysSinceEpoch, storeId));
}
