using System.Globalization;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Kpi.V1;
using Google.Type;

namespace ChannelGrains.Fleet.Checks;

/// <summary>Compares figures of one partner and remembers those that differ.</summary>
internal sealed class Comparison(string partnerId)
{
    private readonly List<Difference> _differences = [];

    public int Figures { get; private set; }

    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Compares with what the server has; null is nothing at all.</summary>
    public void Compare(string where, Measures sent, SalesMeasures? answered)
    {
        CompareMoney(where, "gross", sent.Gross, answered?.Gross);
        CompareMoney(where, "returns", sent.Returns, answered?.Returns);
        CompareMoney(where, "net", sent.Net, answered?.Net);
        CompareMoney(where, "cost", sent.Cost, answered?.Cost);
        CompareMoney(where, "margin", sent.Margin, answered?.Margin);
        Compare(where, "units (thousandths)", sent.Units, answered?.UnitsThousandths ?? 0);
        Compare(where, "transactions", sent.Transactions, answered?.Transactions ?? 0);
    }

    public void Compare(string where, string figure, long sent, long answered) => Enter(where, figure, sent, answered, Count);

    /// <summary>Compares a share as text, 12 decimals or empty for none.</summary>
    public void Compare(string where, string figure, string sent, string answered)
    {
        Figures++;
        if (sent != answered)
            _differences.Add(new Difference(partnerId, where, figure, sent, answered));
    }

    public void CompareMoney(string where, string figure, long sent, Money? answered) => Enter(where, figure, sent, Micros(answered), Yuan);

    private void Enter(string where, string figure, long sent, long answered, Func<long, string> text)
    {
        Figures++;
        if (sent != answered)
            _differences.Add(new Difference(partnerId, where, figure, text(sent), text(answered)));
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static long Micros(Money? money) => money is null ? 0 : (money.Units * 1_000_000) + (money.Nanos / 1_000);

    private static string Yuan(long micros) => (micros / 1_000_000m).ToString("#,0.00####", CultureInfo.InvariantCulture);
}
