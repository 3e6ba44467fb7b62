namespace ChannelGrains.Domain.Risk;

/// <summary>How far readings can go when parts of a whole are sold and go against a partner. With x = a / b, where b is at least the whole, each bound is that of the quotient: the larger a
/// and the smaller b, or the other way.</summary>
internal sealed class RiskReach
{
    /// <summary>Days of the shortest sums that readings of sales are quotients of.</summary>
    private const int Days = 28;

    private const int UsualDays = 3 * Days;

    private readonly IReadOnlyList<RiskReading> _readings;
    private readonly decimal _usual, _usualPart, _stuffed, _cameBack;
    private readonly bool _hasBrackets;
    private readonly CustomerShares? _customers;

    // Readings that there are not, as what they are a part of is nothing, and that one sale makes.
    private readonly List<RiskFactorKind> _missing = [];

    private RiskReach(IReadOnlyList<RiskReading> readings, RiskInputs inputs, SalesDays sales)
    {
        _readings = readings;
        var from = sales.Today.AddDays(1 - Days);
        var (recent, usual) = (sales.Recent.Sum(from, sales.Today), sales.Recent.Sum(from.AddDays(-UsualDays), from.AddDays(-1)));
        Transactions = recent.Transactions;
        Whole = Int128.Min(recent.Net, NetOf(sales, isNamed: readings.Find(RiskFactorKind.Diversion) is not null));
        if (readings.Find(RiskFactorKind.NegativeMargin) is not null)
            Whole = Int128.Min(Whole, sales.NetWithKnownCost);
        if (readings.Find(RiskFactorKind.SalesBelowPace) is not null)
            Whole = Int128.Min(Whole, inputs.Pace!.Value.ToDate.Micros);
        var month = inputs.LastMonth ?? Stuffing.MonthBefore(sales.Today);
        var gross = sales.Recent.Sum(month.First, month.Last).Gross;
        _hasBrackets = month.BoundMicros.Count > 0;
        if (readings.Find(RiskFactorKind.Stuffing) is { } stuffed)
        {
            Whole = Int128.Min(Whole, gross);
            _stuffed = stuffed.Observed;
            _cameBack = Quotient.Of(sales.Recent.Sum(month.Last.AddDays(1), sales.Today).Returns, gross);
        }
        else if (gross <= 0 && sales.FirstSale <= month.Last)
            _missing.AddRange(_hasBrackets ? [RiskFactorKind.Stuffing, RiskFactorKind.BracketShopping] : [RiskFactorKind.Stuffing]);
        if (inputs.Territory.Count > 0 && readings.Find(RiskFactorKind.Diversion) is null)
            _missing.Add(RiskFactorKind.Diversion);
        if (sales.FirstSale is { } firstSale && SalesDrop.HasUsual(sales.Today, firstSale) && readings.Find(RiskFactorKind.SalesDrop) is null)
            _missing.Add(RiskFactorKind.SalesDrop);
        Whole = Int128.Max(Whole, 0);
        _customers = inputs.Customers;
        if (usual.Gross > 0)
            (_usual, _usualPart) = (Quotient.Of(usual.Returns, usual.Gross), Quotient.Of(Whole, usual.Gross));
    }

    /// <summary>The least of what the readings are parts of, in micros.</summary>
    public Int128 Whole { get; }

    /// <summary>Those of the last <see cref="Days"/> days.</summary>
    public long Transactions { get; }

    /// <param name="readings">What was evaluated.</param>
    /// <param name="inputs">Where it was read.</param>
    /// <param name="sales">Their sales.</param>
    public static RiskReach Of(IReadOnlyList<RiskReading> readings, RiskInputs inputs, SalesDays sales) => new(readings, inputs, sales);

    /// <summary>The largest readings, with at most these parts of the whole more.</summary>
    public IReadOnlyList<RiskReading> Worst(LeewayParts parts)
    {
        var (sold, against) = parts;
        IReadOnlyList<RiskReading> moved = [.. Moved(reading => Worst(reading, sold, against)), .. _missing.Select(kind => new RiskReading(kind, 1))];
        // There is one as soon as enough have bought.
        return _customers is { All: > 0 and < Dependence.LeastSales } few && few.All * (1 + sold) >= Dependence.LeastSales
            ? [.. moved, new RiskReading(RiskFactorKind.CustomerDependence, WorstShare(Quotient.Of(few.Top, few.All), sold, against))]
            : moved;
    }

    private decimal Worst(in RiskReading reading, decimal sold, decimal against) => reading.Kind switch
    {
        RiskFactorKind.CategoryDependence or RiskFactorKind.CustomerDependence or RiskFactorKind.Diversion => WorstShare(reading.Observed, sold, against),
        // What is sold at more than its cost makes a loss no larger.
        RiskFactorKind.NegativeMargin => reading.Observed + against > 0 ? (reading.Observed + against) / (1 - against) : 0,
        RiskFactorKind.SalesBelowPace => reading.Observed + against,
        RiskFactorKind.SalesDrop => reading.Observed + against + (sold + against) * Math.Max(0, 1 - reading.Observed),
        RiskFactorKind.ReturnSpike => reading.Observed + against + _usual * Math.Min(1, (sold + against) * _usualPart),
        RiskFactorKind.Stuffing => WorstStuffed(sold, against),
        // That of what is stuffed, once it lifts the month.
        RiskFactorKind.BracketShopping => _hasBrackets ? WorstStuffed(sold, against) : reading.Observed,
        _ => reading.Observed,
    };

    /// <summary>The smallest, likewise.</summary>
    public IReadOnlyList<RiskReading> Best(LeewayParts parts)
    {
        var moved = Moved(reading => Best(reading, parts.Sold, parts.Against));
        // There is none any more once too few are left.
        return _customers is { } customers && customers.All * (1 - parts.Against) < Dependence.LeastSales ? [.. moved.Where(reading => reading.Kind != RiskFactorKind.CustomerDependence)] : moved;
    }

    private decimal Best(in RiskReading reading, decimal sold, decimal against) => reading.Kind switch
    {
        RiskFactorKind.CategoryDependence or RiskFactorKind.CustomerDependence or RiskFactorKind.Diversion => reading.Observed / (1 + sold) - 2 * against,
        RiskFactorKind.NegativeMargin => (reading.Observed - sold - against) / (reading.Observed - sold - against > 0 ? 1 + sold : 1 - against),
        RiskFactorKind.SalesBelowPace => reading.Observed - sold - against,
        RiskFactorKind.SalesDrop => reading.Observed - (sold + against) * (1 + Math.Max(0, 1 - reading.Observed)),
        RiskFactorKind.ReturnSpike => (reading.Observed + _usual) / (1 + sold) - _usual - against - against * _usualPart,
        RiskFactorKind.Stuffing => reading.Observed - sold - against,
        RiskFactorKind.BracketShopping => 0,
        RiskFactorKind.Conflicts or RiskFactorKind.Clock or RiskFactorKind.Quarantine => reading.Observed / (1 + sold),
        _ => reading.Observed,
    };

    private static decimal WorstShare(decimal share, decimal sold, decimal against) => (share + sold) / (1 + sold) + 2 * against;

    /// <summary>What is stuffed came back, and was bunched.</summary>
    private decimal WorstStuffed(decimal sold, decimal against) => Math.Min(_stuffed + sold, _cameBack) + against;

    private RiskReading[] Moved(Func<RiskReading, decimal> moved)
    {
        var all = new RiskReading[_readings.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = _readings[i] with { Observed = moved(_readings[i]) };
        return all;
    }

    private static Int128 NetOf(SalesDays sales, bool isNamed)
    {
        Int128 sum = 0;
        foreach (var (region, net) in sales.Regions)
            if (region.Length > 0 || !isNamed)
                sum += net;
        return sum;
    }
}
