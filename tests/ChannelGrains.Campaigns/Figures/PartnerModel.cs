using ChannelGrains.Campaigns.Scripts;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Campaigns.Figures;

/// <summary>What a partner's figures must be, counted from the scripts alone. Shares no code with the server.</summary>
internal sealed class PartnerModel(string partnerId)
{
    private readonly Sums[] _days = new Sums[TransactionScript.Days];
    private readonly Dictionary<string, int>[] _buyers = [[], [], []];
    private readonly Dictionary<string, int> _firstDays = [];
    private readonly HashSet<string> _everCounted = [];
    private readonly Dictionary<TransactionScript, long> _counted = [];

    public string PartnerId => partnerId;

    public IReadOnlyList<Sums> Days => _days;

    /// <summary>Counts the lane's transactions up to a number that was not counted yet.</summary>
    public void CountUpTo(TransactionScript script, long number)
    {
        for (var next = _counted.GetValueOrDefault(script) + 1; next <= number; next++)
        {
            if (script.Voids(next) is { } original)
                Count(script.At(original), -1, isVoided: true);
            else
                Count(script.At(next), 1, script.IsVoided(next));
            _counted[script] = next;
        }
    }

    public Sums Total(int firstDay, int lastDay)
    {
        var total = default(Sums);
        for (var day = firstDay; day <= lastDay; day++)
            total += _days[day];
        return total;
    }

    /// <summary>Different customers with a positive sale that was not voided; months from 0.</summary>
    public long DistinctCustomers(int firstMonth, int lastMonth) =>
        _buyers[firstMonth..(lastMonth + 1)].SelectMany(month => month.Where(buyer => buyer.Value > 0).Select(buyer => buyer.Key)).Distinct().Count();

    /// <summary>A void does not take back that the customer came.</summary>
    public long NewCustomers(int firstDay, int lastDay) => _firstDays.Values.Count(day => day >= firstDay && day <= lastDay);

    /// <summary>New customers of all days when every void came before its original, which then never counts.</summary>
    public long NewCustomersWithoutVoided => _everCounted.Count;

    private void Count(Transaction transaction, int sign, bool isVoided)
    {
        var local = transaction.OccurredAt.ToDateTimeOffset().ToOffset(TransactionScript.LocalTime);
        var day = local.DayOfYear - 1;
        var amount = transaction.Lines.Sum(line => line.AmountMicros);
        var units = transaction.Lines.Sum(line => line.QuantityThousandths);
        var cost = transaction.Lines.Sum(line => line.CostMicros);
        var sums = transaction.Kind == TransactionKind.Sale
            ? new Sums(amount, 0, units, cost, 1)
            : new Sums(0, amount, -units, -cost, 1);
        _days[day] += sign > 0 ? sums : -sums;
        if (transaction.Kind != TransactionKind.Sale || amount == 0 || transaction.CustomerId.Length == 0)
            return;
        var buyers = _buyers[local.Month - 1];
        buyers[transaction.CustomerId] = buyers.GetValueOrDefault(transaction.CustomerId) + sign;
        if (!isVoided)
            _everCounted.Add(transaction.CustomerId);
        if (sign > 0 && !(_firstDays.TryGetValue(transaction.CustomerId, out var first) && first <= day))
            _firstDays[transaction.CustomerId] = day;
    }
}
